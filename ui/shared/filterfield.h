#pragma once

#include <QFrame>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace Minideck {

// A search field with tokens: icon, removable conditions, free text, clear. Backspace in the empty text takes
// the last token.
class FilterField : public QFrame
{
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

    struct Token
    {
        QString id;
        QString field; // muted, such as "team"
        QString value;

        bool operator==(const Token &) const = default;
    };

    void setPlaceholder(const QString &text); // also the accessible name
    QString text() const;
    void setText(const QString &text);
    void setTokens(const QList<Token> &tokens);
    QList<Token> tokens() const { return m_tokens; }
    QLineEdit *edit() const { return m_edit; }

    QSize sizeHint() const override;

signals:
    void textChanged(const QString &text);
    void tokenRemoved(const QString &id);
    void downPressed(); // to the list below
    void cleared();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void showClear();

    QHBoxLayout *m_row;
    QHBoxLayout *m_tokenRow;
    QLineEdit *m_edit;
    QToolButton *m_clear;
    QList<Token> m_tokens;
};

} // namespace Minideck
