#pragma once

#include <QToolButton>

namespace Minideck {

// What looks like a search field in the header and opens the palette: icon, words, the key that does the
// same.
class PaletteField : public QToolButton
{
    Q_OBJECT

public:
    explicit PaletteField(QWidget *parent = nullptr);

    void setKey(const QString &key);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace Minideck
