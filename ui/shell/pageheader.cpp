#include "pageheader.h"

#include "palettefield.h"

#include <ui/shared/headertabs.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/progressline.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/colors.h>
#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace Minideck {

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_tabs(new HeaderTabs)
    , m_palette(new PaletteField)
    , m_progress(new ProgressLine(this))
{
    m_row->setContentsMargins(Metrics::ListEdge, 0, Metrics::BarEdge, 0);
    m_row->setSpacing(Metrics::Space8);
    m_row->addWidget(m_title);
    m_row->addSpacing(Metrics::Space12);
    m_row->addWidget(m_tabs);
    m_row->addStretch(1);
    m_row->addWidget(m_palette);
    m_title->setElide(Qt::ElideNone);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_tabs, &HeaderTabs::currentChanged, this, [this](int view) {
        if (m_pane)
            m_pane->setCurrentView(view);
    });
}

void PageHeader::setPane(Pane *pane)
{
    if (m_pane)
        disconnect(m_pane, nullptr, this, nullptr);
    m_pane = pane;
    m_title->setText(pane ? pane->title() : QString());
    showViews();
    showVerbs();
    if (pane)
        connect(pane, &Pane::viewsChanged, this, &PageHeader::showViews);
}

void PageHeader::showViews()
{
    const QList<PaneView> views = m_pane ? m_pane->views() : QList<PaneView>();
    m_tabs->setVisible(!views.isEmpty());
    m_tabs->setViews(views, m_pane ? m_pane->currentView() : 0);
}

void PageHeader::showVerbs()
{
    qDeleteAll(m_verbs);
    m_verbs.clear();
    if (!m_pane)
        return;
    for (QAction *verb : m_pane->verbs()) {
        auto *button = new QPushButton;
        const bool primary = m_verbs.isEmpty();
        // What is checked is open, and its sheet has the one filled button of the window.
        const auto show = [button, verb, primary] {
            setButtonKind(button, primary && !verb->isChecked() ? ButtonKind::Primary : ButtonKind::Normal);
            button->setText(verb->text());
            button->setIcon(verb->icon());
            button->setEnabled(verb->isEnabled());
            button->setVisible(verb->isVisible());
            button->setToolTip(toolTipText(verb->statusTip()));
            button->setAccessibleDescription(verb->statusTip());
        };
        show();
        connect(verb, &QAction::changed, button, show);
        connect(button, &QPushButton::clicked, verb, &QAction::trigger);
        m_row->insertWidget(m_row->count() - 1, button);
        m_verbs << button;
    }
}

QSize PageHeader::sizeHint() const
{
    return QSize(m_row->sizeHint().width(), Metrics::PageHeader);
}

void PageHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &colors = colorsOf(palette());
    painter.fillRect(rect(), colors.base);
    painter.fillRect(0, height() - 1, width(), 1, colors.line);
}

void PageHeader::resizeEvent(QResizeEvent *)
{
    m_progress->setGeometry(0, height() - Metrics::ProgressLine, width(), Metrics::ProgressLine);
    m_progress->raise();
}

} // namespace Minideck
