#pragma once

#include <QAbstractButton>

namespace Minideck {

// One of the ways to begin: icon, title, sentence, its key. Several share one frame.
class ChoiceButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Place { First, Middle, Last };

    ChoiceButton(const QString &icon, const QString &title, const QString &sentence, int key, Place place,
                 QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QPainterPath frame(qreal inset) const;

    QString m_icon;
    QString m_sentence;
    QString m_key;
    Place m_place;
};

} // namespace Minideck
