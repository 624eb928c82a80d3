#include "emptystate.h"

#include "iconlabel.h"
#include "plainlabel.h"

#include <ui/shared/theme/icons.h>

#include <QHBoxLayout>
#include <QPushButton>

#include <memory>

namespace Minideck {

static constexpr int ColumnWidth = 520;
static constexpr int TopSpace = 112;

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, Tone::Muted, Metrics::LargeIcon))
    , m_title(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_sentence(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_verbRow(new QHBoxLayout)
{
    auto *column = new QWidget;
    column->setMaximumWidth(ColumnWidth);
    auto *row = new QHBoxLayout(column);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::Space16);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addSpacing(2);
    words->addWidget(m_sentence);
    words->addSpacing(Metrics::Space16);
    m_verbRow->setSpacing(Metrics::Space8);
    m_verbRow->addStretch();
    words->addLayout(m_verbRow);
    row->addLayout(words, 1);
    m_sentence->setWrapped(true);

    auto *sides = new QHBoxLayout;
    sides->addStretch(1);
    sides->addWidget(column, ColumnWidth);
    sides->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::ListEdge, 0, Metrics::ListEdge, Metrics::ListEdge);
    page->setSpacing(0);
    page->addSpacerItem(new QSpacerItem(0, TopSpace, QSizePolicy::Minimum, QSizePolicy::Maximum));
    page->addLayout(sides);
    page->addStretch(1);
}

void EmptyState::setContent(const QString &icon, const QString &title, const QString &sentence,
                            const QList<Verb> &verbs)
{
    m_icon->setIcon(icon, Tone::Muted);
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setVerbs(verbs);
}

void EmptyState::setVerbs(const QList<Verb> &verbs)
{
    const QStringList before = verbTexts();
    m_verbs = verbs;
    if (before == verbTexts())
        return;
    while (m_verbRow->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_verbRow->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    for (qsizetype i = 0; i < m_verbs.size(); ++i) {
        auto *button = new QPushButton(m_verbs[i].text, this);
        connect(button, &QPushButton::clicked, this, [this, i] {
            // A copy: acting may change the content and with it the verbs.
            const Verb verb = m_verbs[i];
            verb.act();
        });
        m_verbRow->insertWidget(m_verbRow->count() - 1, button);
        button->show();
    }
}

QStringList EmptyState::verbTexts() const
{
    QStringList texts;
    for (const Verb &verb : m_verbs)
        texts << verb.text;
    return texts;
}

QString EmptyState::title() const
{
    return m_title->fullText();
}

} // namespace Minideck
