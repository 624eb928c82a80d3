#pragma once

#include <QAbstractButton>

namespace Minideck {

// A condition in a filter field: muted field name, value, and a cross; a click takes it away.
class TokenButton : public QAbstractButton
{
    Q_OBJECT

public:
    TokenButton(const QString &field, const QString &value, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int widthOf(const QString &text) const;

    QString m_field;
    QString m_value;
};

} // namespace Minideck
