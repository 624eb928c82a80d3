#include "statusbar.h"

#include <ui/shared/iconlabel.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/colors.h>

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

namespace Minideck {

StatusBar::StatusBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new IconLabel({}, Tone::Muted, Metrics::TinyIcon))
    , m_word(new PlainLabel({}, TextStyle::Aux, Tone::Neutral))
    , m_age(new PlainLabel({}, TextStyle::Aux, Tone::Muted))
    , m_sync(new PlainLabel({}, TextStyle::Aux, Tone::Muted))
{
    m_row->setContentsMargins(Metrics::BarEdge, 1, Metrics::BarEdge, 0);
    m_row->setSpacing(Metrics::Space16);
    auto *state = new QHBoxLayout;
    state->setSpacing(Metrics::StateGap);
    state->addWidget(m_icon);
    state->addWidget(m_word);
    m_row->addLayout(state);
    m_row->addWidget(m_age);
    m_row->addWidget(m_sync);
    m_waiting = addCount(u"st-held"_qs, Tone::Muted);
    m_needsYou = addCount(u"st-conflict"_qs, Tone::Warning);
    m_row->addStretch(1);
    for (PlainLabel *label : {m_word, m_age, m_sync}) {
        label->setElide(Qt::ElideNone);
        label->hide();
    }
    m_icon->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_syncDelay.setSingleShot(true);
    m_syncDelay.setInterval(Metrics::ProgressDelay);
    connect(&m_syncDelay, &QTimer::timeout, this, [this] {
        m_sync->setText(m_syncText);
        m_sync->setVisible(!m_syncText.isEmpty());
    });
}

void StatusBar::setStatus(const StatusText &text)
{
    m_icon->setIcon(text.icon, text.tone);
    m_icon->setVisible(!text.icon.isEmpty());
    const bool news = m_word->fullText() != text.word;
    m_word->setText(text.word);
    m_word->setTone(text.icon.isEmpty() ? Tone::Muted : Tone::Neutral);
    m_word->setVisible(!text.word.isEmpty());
    m_age->setText(text.age);
    m_age->setVisible(!text.age.isEmpty());
    setAccessibleName(text.word);
    if (news) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void StatusBar::setSync(const QString &text)
{
    m_syncText = text;
    if (text.isEmpty()) {
        m_syncDelay.stop();
        m_sync->hide();
    } else if (m_sync->isVisible()) {
        m_sync->setText(text);
    } else if (!m_syncDelay.isActive()) {
        m_syncDelay.start();
    }
}

StatusBar::Count StatusBar::addCount(const QString &icon, Tone tone)
{
    const Count count{new IconLabel(icon, tone, Metrics::SmallIcon),
                      new PlainLabel({}, TextStyle::Aux, Tone::Muted)};
    count.words->setElide(Qt::ElideNone);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(Metrics::StateGap);
    pair->addWidget(count.icon);
    pair->addWidget(count.words);
    m_row->addLayout(pair);
    show(count, {});
    return count;
}

void StatusBar::show(const Count &count, const QString &words)
{
    count.words->setText(words);
    count.icon->setVisible(!words.isEmpty());
    count.words->setVisible(!words.isEmpty());
}

void StatusBar::setOutbox(qint64 waiting, qint64 needsYou)
{
    const auto words = [](const QString &text, qint64 count) { return count > 0 ? text : QString(); };
    show(m_waiting, words(tr("%n wait(s)", nullptr, static_cast<int>(waiting)), waiting));
    show(m_needsYou, words(tr("%n need(s) you", nullptr, static_cast<int>(needsYou)), needsYou));
}

void StatusBar::setPaneTexts(const QStringList &texts)
{
    while (m_paneTexts.size() > texts.size())
        delete m_paneTexts.takeLast();
    while (m_paneTexts.size() < texts.size()) {
        auto *label = new PlainLabel({}, TextStyle::Aux, Tone::Muted, this);
        label->setElide(Qt::ElideNone);
        m_row->addWidget(label);
        label->show();
        m_paneTexts << label;
    }
    for (int at = 0; at < texts.size(); ++at)
        m_paneTexts.at(at)->setText(texts.at(at));
}

QString StatusBar::text() const
{
    QStringList texts;
    for (const PlainLabel *label : {m_word, m_age, m_sync, m_waiting.words, m_needsYou.words}) {
        if (!label->isHidden())
            texts << label->fullText();
    }
    for (const PlainLabel *label : m_paneTexts)
        texts << label->fullText();
    return texts.join(u" | "_qs);
}

QSize StatusBar::sizeHint() const
{
    return QSize(0, qMax(Metrics::StatusBar, m_row->sizeHint().height()));
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), colors.window);
    painter.fillRect(0, 0, width(), 1, colors.line);
}

} // namespace Minideck
