#include "emptystate.h"

#include "iconlabel.h"
#include "plainlabel.h"

#include <ui/shared/theme/icons.h>

#include <QHBoxLayout>
#include <QPushButton>

namespace Minideck {

static constexpr int ColumnWidth = 520;
static constexpr int TopSpace = 112;

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel({}, Tone::Muted, Metrics::LargeIcon))
    , m_title(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_sentence(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_verbs(new QHBoxLayout)
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
    m_verbs->setSpacing(Metrics::Space8);
    m_verbs->addStretch();
    words->addLayout(m_verbs);
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

void EmptyState::setContent(const QString &icon, const QString &title, const QString &sentence)
{
    m_icon->setIcon(icon, Tone::Muted);
    m_title->setText(title);
    m_sentence->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

QPushButton *EmptyState::addVerb(const QString &text, const QString &iconId)
{
    auto *button = new QPushButton(text);
    if (!iconId.isEmpty())
        button->setIcon(Minideck::icon(iconId));
    m_verbs->insertWidget(m_verbs->count() - 1, button);
    return button;
}

void EmptyState::clearVerbs()
{
    while (m_verbs->count() > 1) {
        QLayoutItem *item = m_verbs->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString EmptyState::title() const
{
    return m_title->fullText();
}

} // namespace Minideck
