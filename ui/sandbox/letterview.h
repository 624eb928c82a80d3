#pragma once

#include <QModelIndex>
#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace Minideck {

class PlainLabel;

// One letter of the sandbox: to whom, when, its code to copy, its words. All of it is text from outside.
class LetterView : public QWidget
{
    Q_OBJECT

public:
    explicit LetterView(QWidget *parent = nullptr);

    void setLetter(const QModelIndex &letter); // an invalid one empties it

    QPushButton *code() const { return m_code; } // copies it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();

    PlainLabel *m_subject;
    PlainLabel *m_recipient;
    PlainLabel *m_time;
    QPushButton *m_code;
    QPlainTextEdit *m_text;
    QTimer m_copied;
};

} // namespace Minideck
