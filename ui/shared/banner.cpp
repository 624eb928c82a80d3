#include "banner.h"

#include "iconlabel.h"
#include "plainlabel.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/icons.h>

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace Minideck {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new IconLabel)
    , m_start(new PlainLabel({}, TextStyle::Strong, Tone::Neutral))
    , m_sentence(new PlainLabel)
{
    m_row->setContentsMargins(Metrics::ListEdge, 1, Metrics::BarEdge, 0);
    m_row->setSpacing(Metrics::Space8);
    m_row->addWidget(m_icon);
    auto *words = new QHBoxLayout;
    words->setSpacing(Metrics::Space4); // a word's distance
    words->addWidget(m_start);
    words->addWidget(m_sentence, 1);
    m_row->addLayout(words, 1);
    m_start->setElide(Qt::ElideNone);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Banner::setContent(Tone tone, const QString &icon, const QString &start, const QString &sentence)
{
    m_tone = tone;
    m_icon->setIcon(icon, tone);
    m_start->setText(start);
    m_start->setVisible(!start.isEmpty());
    m_sentence->setText(sentence);
    if (accessibleName() != text()) {
        setAccessibleName(text());
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    update();
}

QPushButton *Banner::addVerb(const QString &text, const QString &iconId)
{
    auto *button = new QPushButton(text);
    if (!iconId.isEmpty())
        button->setIcon(Minideck::icon(iconId));
    setSmall(button);
    m_row->addWidget(button);
    return button;
}

QString Banner::text() const
{
    return QString(m_start->fullText() + u' ' + m_sentence->fullText()).trimmed();
}

QSize Banner::sizeHint() const
{
    return QSize(QFrame::sizeHint().width(),
                 qMax(Metrics::Banner, QFrame::sizeHint().height() + Metrics::Space8));
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), toneTint(colors, m_tone));
    painter.fillRect(0, height() - 1, width(), 1, colors.line);
}

} // namespace Minideck
