#include "memberdetail.h"

#include "memberlook.h"

#include <core/clock.h>
#include <models/members/memberfacts.h>
#include <models/members/membertext.h>
#include <models/shared/relativetime.h>
#include <ui/shared/copybutton.h>
#include <ui/shared/iconlabel.h>
#include <ui/shared/keyvaluegrid.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int LabelWidth = 104;
static constexpr int MostAssignments = 20; // shown at first

// A row of icon and words, as tall as a key-value row.
static QWidget *stateRow(const StateLook &look)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::StateGap);
    layout->addWidget(new IconLabel(look.icon, look.tone));
    layout->addWidget(new PlainLabel(look.word), 1);
    return row;
}

// Days and "ago" with the exact time in the tooltip. The label's own tooltip is for elided text.
static QWidget *timeRow(const QString &text, const QDateTime &moment)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto *label = new PlainLabel(text);
    label->setElide(Qt::ElideNone);
    layout->addWidget(label);
    layout->addStretch(1);
    row->setToolTip(toolTipText(absoluteTime(moment)));
    return row;
}

static QWidget *heading(const QString &text, const QString &count = {})
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, Metrics::Space16, 0, Metrics::Space4);
    layout->setSpacing(Metrics::Space8);
    auto *title = new PlainLabel(text, TextStyle::Strong, Tone::Neutral);
    title->setElide(Qt::ElideNone);
    title->setMinimumHeight(Metrics::SmallControl);
    layout->addWidget(title);
    layout->addWidget(new PlainLabel(count, TextStyle::Base, Tone::Muted), 1);
    return row;
}

MemberDetail::MemberDetail(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_back(new QPushButton(icon(u"left"_qs), tr("Back"), this))
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_name(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_email(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_copy(new CopyButton(tr("Copy e-mail address")))
    , m_parts(new QVBoxLayout)
    , m_soleAdmin(new Note(Tone::Warning, u"warning"_qs))
{
    setAccessibleName(tr("Member details"));
    m_back->setAutoDefault(false);
    setButtonKind(m_back, ButtonKind::Flat);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &MemberDetail::backWanted);
    m_name->setWrapped(true);
    m_name->setSelectable(true);
    m_email->setSelectable(true);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(Metrics::NarrowDetailEdge, Metrics::Space16, Metrics::NarrowDetailEdge,
                               Metrics::Space16);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_parts->setSpacing(0);
    column->addLayout(m_parts);
    column->addSpacing(Metrics::Space16);
    column->addWidget(m_soleAdmin);
    column->addStretch(1);
    m_soleAdmin->hide();

    m_content->setBackgroundRole(QPalette::Base);
    m_content->setAutoFillBackground(true);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Member details"));

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_back, 0, Qt::AlignLeft);
    all->addWidget(m_scroll, 1);
    fill();
}

MemberDetail::~MemberDetail() = default;

QWidget *MemberDetail::makeHead()
{
    auto *head = new QWidget;
    auto *address = new QHBoxLayout;
    address->setSpacing(Metrics::StateGap);
    address->addWidget(m_email);
    address->addWidget(m_copy);
    address->addStretch(1);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_name);
    layout->addLayout(address);
    return head;
}

void MemberDetail::setMember(const std::optional<Member> &member)
{
    if (m_member == member)
        return;
    const bool another = !member || !m_member || member->id != m_member->id;
    m_member = member;
    if (another) {
        m_allAssignments = false;
        m_soleAdmin->hide();
        m_scroll->ensureVisible(0, 0);
    }
    fill();
}

void MemberDetail::fill()
{
    while (QLayoutItem *item = m_parts->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_content->setVisible(m_member.has_value());
    if (!m_member)
        return;
    m_name->setText(singleLine(memberName(*m_member)));
    m_email->setText(singleLine(m_member->email));
    m_copy->setValue(m_member->email);
    fillFacts(*m_member);
    fillAssignments(*m_member);
    fillPermissions(*m_member);
}

void MemberDetail::fillFacts(const Member &member)
{
    const QDateTime now = m_clock.now();
    auto *grid = new KeyValueGrid(LabelWidth);
    grid->addWidget(tr("Status"), stateRow(memberStateLook(member.status)));
    grid->addText(tr("Role"), roleText(member.role));
    grid->addWidget(tr("Member since"), timeRow(dateText(member.startedAt), member.startedAt));
    grid->addWidget(tr("Last active"),
                    timeRow(relativeTimeAgo(member.lastActivityAt, now), member.lastActivityAt));
    if (!member.invitedByName.isEmpty())
        grid->addText(tr("Invited by"), singleLine(member.invitedByName));
    if (member.programCreator)
        grid->addText(tr("Programs"), tr("May create new ones"));
    m_parts->addSpacing(Metrics::Space12);
    m_parts->addWidget(grid);
}

void MemberDetail::fillAssignments(const Member &member)
{
    const QList<Assignment> assignments = sortedAssignments(member);
    const qsizetype count = assignments.size();
    m_parts->addWidget(heading(tr("Assignments"), count > 0 ? QLocale().toString(count) : QString()));
    if (count == 0) {
        m_parts->addWidget(
            new PlainLabel(tr("Not assigned to any program, app or team."), TextStyle::Base, Tone::Muted));
        return;
    }

    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metrics::FactGap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    const qsizetype shown = m_allAssignments ? count : qMin<qsizetype>(count, MostAssignments);
    for (int row = 0; row < shown; ++row) {
        const Assignment &assignment = assignments.at(row);
        const bool team = assignment.kind.is(AssignmentKind::Team);
        const QString name = singleLine(assignment.targetName);
        auto *role = new PlainLabel(assignmentRoleText(assignment.role), TextStyle::Base, Tone::Muted);
        role->setElide(Qt::ElideNone);
        grid->addWidget(new IconLabel(assignmentIcon(assignment.kind)), row, 0);
        grid->addWidget(new PlainLabel(team ? tr("Team %1").arg(name) : name), row, 1);
        grid->addWidget(role, row, 2, Qt::AlignRight | Qt::AlignVCenter);
        grid->setRowMinimumHeight(row, Metrics::KeyValueRow);
    }
    m_parts->addWidget(list);

    if (shown < count) {
        auto *more = new QPushButton(tr("Show all %n assignment(s)", nullptr, static_cast<int>(count)));
        setButtonKind(more, ButtonKind::Link);
        connect(more, &QPushButton::clicked, this, [this] {
            m_allAssignments = true;
            fill();
        });
        m_parts->addWidget(more, 0, Qt::AlignLeft);
    }
}

void MemberDetail::fillPermissions(const Member &member)
{
    const QList<MemberFact> facts = memberFacts(member);
    if (facts.isEmpty())
        return;
    m_parts->addWidget(heading(memberFactsTitle(member)));
    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metrics::FactGap);
    grid->setVerticalSpacing(Metrics::Space4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    if (member.status.is(MemberStatus::Inactive)) {
        auto *blocked = new PlainLabel(tr("Blocked: none of this holds until unblocked"));
        blocked->setWrapped(true);
        grid->addWidget(new IconLabel(u"st-blocked"_qs, Tone::Danger), row, 0, Qt::AlignTop);
        grid->addWidget(blocked, row++, 1);
    }
    for (const MemberFact &fact : facts) {
        auto *sentence =
            new PlainLabel(fact.sentence, TextStyle::Base, fact.may ? Tone::Neutral : Tone::Muted);
        sentence->setWrapped(true);
        // Shape and word say it, not the colour.
        auto *mark =
            fact.may ? new IconLabel(u"check"_qs, Tone::Success) : new IconLabel(u"skip"_qs, Tone::Muted);
        grid->addWidget(mark, row, 0, Qt::AlignTop);
        grid->addWidget(sentence, row++, 1);
    }
    m_parts->addWidget(list);
}

void MemberDetail::setSoleAdminOf(const QStringList &names)
{
    m_soleAdmin->setVisible(!names.isEmpty());
    if (!names.isEmpty())
        m_soleAdmin->setText(
            tr("Only admin of %1. Name a second one before blocking.").arg(singleLine(names.join(tr(", ")))));
}

void MemberDetail::setOverList(bool over)
{
    m_back->setVisible(over);
}

void MemberDetail::takeFocus()
{
    (m_back->isVisible() ? static_cast<QWidget *>(m_back) : m_scroll)->setFocus(Qt::OtherFocusReason);
}

void MemberDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        emit backWanted();
    else
        QWidget::keyPressEvent(event);
}

QSize MemberDetail::sizeHint() const
{
    static constexpr int Width = 320;
    static constexpr int Hairline = 1; // the splitter's, which is part of the pane
    return QSize(Width - Hairline, Metrics::DefaultHeight / 2);
}

} // namespace Minideck
