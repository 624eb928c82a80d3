#pragma once

#include <QFrame>

class QPlainTextEdit;

namespace Minideck {

// A field for many lines of plain text in the fixed font. Tab leaves it.
class TextField : public QFrame
{
    Q_OBJECT

public:
    explicit TextField(QWidget *parent = nullptr);

    QPlainTextEdit *edit() const { return m_edit; }
    QString text() const;
    void setText(const QString &text);
    // Puts the cursor at the beginning of a line, counted from 1, and the focus into the field.
    void goToLine(int line);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyFont();

    QPlainTextEdit *m_edit;
};

} // namespace Minideck
