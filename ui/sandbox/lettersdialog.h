#pragma once

#include <QDialog>

class QListView;
class QPushButton;
class QStackedWidget;

namespace Minideck {

class EmptyState;
class LettersModel;
class LetterView;
class Note;

// "Sandbox mail": the letters that a sandbox keeps instead of sending them, with their codes (ACC-10).
class LettersDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LettersDialog(LettersModel &model, QWidget *parent = nullptr);

private:
    QLayout *makeHead();
    QWidget *makeLetters();
    void showState();
    void showEmpty();

    LettersModel &m_model;
    QPushButton *m_refresh;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QWidget *m_letters;
    QListView *m_list;
    LetterView *m_view;
    Note *m_error;
};

} // namespace Minideck
