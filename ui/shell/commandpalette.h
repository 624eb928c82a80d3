#pragma once

#include <models/shell/paletteentry.h>

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace Minideck {

class Dim;
class PaletteModel;
class PlainLabel;

// The palette of commands over the dimmed window: one line to type in, what matches, and a foot with the
// keys. While it is open the keyboard is its own; closed, the focus is where it was.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(PaletteModel &model, QWidget *window);
    ~CommandPalette() override;

    void open();
    void dismiss();
    bool isOpen() const { return isVisible(); }

signals:
    void chosen(const Minideck::PaletteEntry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeInput();
    QWidget *makeFoot();
    bool keyPressed(int key);
    void choose(int row);
    void move(int step, int rows);
    void setRow(int row);
    void showRows();
    void place();
    void focusMoved(QWidget *now);
    void hideAll();

    PaletteModel &m_model;
    Dim *m_dim;
    QLineEdit *m_edit;
    QListView *m_list;
    QWidget *m_nothing;
    PlainLabel *m_nothingTitle;
    QWidget *m_foot;
    QPointer<QWidget> m_focusBefore;
    QString m_chosenByHand; // the entry that arrows were moved to stays the current one
};

} // namespace Minideck
