#include "note.h"

#include "iconlabel.h"
#include "plainlabel.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace Minideck {

Note::Note(Tone tone, const QString &icon, const QString &text, QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(icon, tone == Tone::Neutral ? Tone::Muted : tone))
    , m_text(new PlainLabel)
    , m_tone(tone)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::Space12, Metrics::Space8, Metrics::Space12, Metrics::Space8);
    row->setSpacing(Metrics::Space8);
    auto *lead = new QVBoxLayout;
    lead->setContentsMargins(0, 1, 0, 0);
    lead->addWidget(m_icon);
    lead->addStretch();
    row->addLayout(lead);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_text);
    row->addLayout(words, 1);
    m_text->setWrapped(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

void Note::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString Note::text() const
{
    return m_text->fullText();
}

QPushButton *Note::addVerb(const QString &text)
{
    auto *button = new QPushButton(text);
    setButtonKind(button, ButtonKind::Link);
    button->setCursor(Qt::PointingHandCursor);
    auto *words = static_cast<QVBoxLayout *>(layout()->itemAt(1)->layout());
    words->addWidget(button, 0, Qt::AlignLeft);
    return button;
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneTint(colorsOf(palette()), m_tone));
    painter.drawRoundedRect(rect(), Metrics::ControlRadius, Metrics::ControlRadius);
}

} // namespace Minideck
