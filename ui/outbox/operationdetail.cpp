#include "operationdetail.h"

#include "comparisontable.h"
#include "operationlook.h"

#include <core/clock.h>
#include <models/outbox/operationtext.h>
#include <models/shared/relativetime.h>
#include <ui/shared/actionbar.h>
#include <ui/shared/errortext.h>
#include <ui/shared/iconlabel.h>
#include <ui/shared/keyvaluegrid.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int LabelWidth = 104;

OperationDetail::OperationDetail(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_back(new QPushButton(icon(u"left"_qs), tr("Back"), this))
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_title(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_icon(new IconLabel)
    , m_state(new PlainLabel)
    , m_parts(new QVBoxLayout)
    , m_sendAgain(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel sending")))
    , m_discard(new QPushButton)
{
    setAccessibleName(tr("Operation details"));
    m_back->setAutoDefault(false);
    setButtonKind(m_back, ButtonKind::Flat);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &OperationDetail::backWanted);
    m_title->setWrapped(true);
    m_title->setSelectable(true);
    m_state->setWrapped(true);
    makeScroll(m_content);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space16, Metrics::NarrowDetailEdge,
                               Metrics::Space16);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addSpacing(Metrics::Space4);
    auto *state = new QHBoxLayout;
    state->setSpacing(Metrics::StateGap);
    state->addWidget(m_icon, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    column->addLayout(state);
    m_parts->setSpacing(0);
    column->addLayout(m_parts);
    column->addStretch(1);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_back, 0, Qt::AlignLeft);
    all->addWidget(m_scroll, 1);
    all->addWidget(makeActionBar());
}

OperationDetail::~OperationDetail() = default;

void OperationDetail::makeScroll(QWidget *content)
{
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Operation details"));
}

QWidget *OperationDetail::makeActionBar()
{
    auto *bar = new ActionBar;
    setButtonKind(m_sendAgain, ButtonKind::Primary);
    for (QPushButton *button : {m_sendAgain, m_cancel, m_discard})
        button->setAutoDefault(false);
    bar->addLeft(m_sendAgain);
    bar->addLeft(m_cancel);
    bar->addRight(m_discard);
    connect(m_sendAgain, &QPushButton::clicked, this, &OperationDetail::sendAgainWanted);
    connect(m_cancel, &QPushButton::clicked, this, &OperationDetail::cancelWanted);
    connect(m_discard, &QPushButton::clicked, this, &OperationDetail::discardWanted);
    return bar;
}

void OperationDetail::setOperation(const std::optional<Operation> &operation)
{
    if (m_operation == operation)
        return;
    const bool another = !operation || !m_operation || operation->place != m_operation->place;
    m_operation = operation;
    if (another)
        m_scroll->ensureVisible(0, 0);
    fill();
}

void OperationDetail::fill()
{
    while (QLayoutItem *item = m_parts->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    if (!m_operation)
        return;
    const StateLook look = operationLook(m_operation->state);
    m_title->setText(singleLine(operationTitle(*m_operation)));
    m_icon->setIcon(look.icon, look.tone);
    m_state->setText(operationSentence(*m_operation));
    fillFacts(*m_operation);
    fillComparison(*m_operation);
    showVerbs(*m_operation);
}

void OperationDetail::fillFacts(const Operation &operation)
{
    auto *grid = new KeyValueGrid(LabelWidth);
    grid->addText(tr("State"), operationStateText(operation.state));
    grid->addText(tr("Asked for"), relativeTimeAgo(operation.createdAt, m_clock.now()))
        ->setToolTip(toolTipText(absoluteTime(operation.createdAt)));
    grid->addText(tr("Tries"), QLocale().toString(operation.attempts));
    if (operation.error && !operation.error->requestId.isEmpty())
        grid->addText(tr("Request"), singleLine(operation.error->requestId));
    m_parts->addSpacing(Metrics::Space12);
    m_parts->addWidget(grid);
    if (operation.error && operation.state != OperationState::Done
        && operation.state != OperationState::Conflict) {
        const bool refused = operation.state == OperationState::Rejected;
        m_parts->addSpacing(Metrics::Space12);
        m_parts->addWidget(new Note(refused ? Tone::Danger : Tone::Warning,
                                    refused ? u"st-failed"_qs : u"warning"_qs,
                                    errorText(*operation.error).whole()));
    }
}

void OperationDetail::fillComparison(const Operation &operation)
{
    const QList<OperationField> fields = operationFields(operation);
    if (operation.state != OperationState::Conflict || fields.isEmpty())
        return;
    m_parts->addSpacing(Metrics::Space16);
    const auto revision = [](qint64 number) { return tr("Revision %1").arg(QLocale().toString(number)); };
    m_parts->addWidget(new ComparisonTable(
        fields,
        {.before = revision(operation.baseRevision),
         .yours = relativeTimeAgo(operation.createdAt, m_clock.now()),
         .platforms = operation.current ? revision(operation.current->revision) : tr("Not known")}));
    if (!operation.current)
        return;
    QStringList effects;
    for (const OperationField &field : fields) {
        effects << (!field.set            ? tr("%1 stays %2.").arg(field.name, field.platforms)
                        : field.differs() ? tr("%1 becomes %2.").arg(field.name, field.yours)
                                          : tr("%1 is %2 already.").arg(field.name, field.yours));
    }
    m_parts->addSpacing(Metrics::Space16);
    m_parts->addWidget(
        new Note(Tone::Accent, u"info"_qs, tr("If you apply it again: %1").arg(effects.join(u' '))));
}

// Only what has an effect now. What would lose something, asks.
void OperationDetail::showVerbs(const Operation &operation)
{
    const bool conflict = operation.state == OperationState::Conflict;
    const bool waits = operation.state == OperationState::Retry || operation.state == OperationState::Unknown;
    m_sendAgain->setText(conflict ? tr("Apply again") : waits ? tr("Send now") : tr("Send again"));
    m_sendAgain->setVisible(needsDecision(operation.state) || waits);
    m_cancel->setVisible(canCancel(operation) && !needsDecision(operation.state));
    m_discard->setText(needsDecision(operation.state) ? tr("Discard…") : tr("Remove from list"));
    m_discard->setVisible(isSettled(operation.state));
}

void OperationDetail::setOverList(bool over)
{
    m_back->setVisible(over);
}

void OperationDetail::takeFocus()
{
    (m_back->isVisible() ? static_cast<QWidget *>(m_back) : m_scroll)->setFocus(Qt::OtherFocusReason);
}

void OperationDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        emit backWanted();
    else
        QWidget::keyPressEvent(event);
}

QSize OperationDetail::sizeHint() const
{
    static constexpr int Width = 420;
    return QSize(Width, Metrics::DefaultHeight / 2);
}

} // namespace Minideck
