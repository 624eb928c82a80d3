#include "memberdetail.h"

#include "membercommands.h"
#include "memberdetailrows.h"
#include "memberlook.h"
#include "memberquestions.h"

#include <core/clock.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/memberfacts.h>
#include <models/shared/membertext.h>
#include <models/shared/relativetime.h>
#include <ui/shared/actionbar.h>
#include <ui/shared/actionbutton.h>
#include <ui/shared/copybutton.h>
#include <ui/shared/factlist.h>
#include <ui/shared/keyvaluegrid.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/plaintext.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int LabelWidth = 104;
static constexpr int MostAssignments = 20; // shown at first

MemberDetail::MemberDetail(MemberActionsModel &actions, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_clock(clock)
    , m_commands(new MemberCommands(actions, this))
    , m_back(new QPushButton(icon(u"left"_qs), tr("Back"), this))
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget)
    , m_name(new PlainLabel({}, TextStyle::Title, Tone::Neutral))
    , m_email(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_copy(new CopyButton(tr("Copy e-mail address")))
    , m_setRole(new ActionButton(m_commands->action(MemberVerb::SetRole), this))
    , m_parts(new QVBoxLayout)
    , m_soleAdmin(new Note(Tone::Warning, u"warning"_qs))
{
    setAccessibleName(tr("Member details"));
    m_back->setAutoDefault(false);
    setButtonKind(m_back, ButtonKind::Flat);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &MemberDetail::backWanted);
    setSmall(m_setRole);
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
    all->addWidget(makeActionBar());
    connect(&actions, &MemberActionsModel::changed, this, &MemberDetail::actionsChanged);
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

QWidget *MemberDetail::makeActionBar()
{
    auto *bar = new ActionBar;
    const auto button = [this](MemberVerb verb, ButtonKind kind) {
        auto *made = new ActionButton(m_commands->action(verb));
        setButtonKind(made, kind);
        return made;
    };
    bar->addLeft(button(MemberVerb::Remove, ButtonKind::Normal));
    bar->addLeft(button(MemberVerb::RevokeInvitation, ButtonKind::Normal));
    bar->addRight(button(MemberVerb::RenewInvitation, ButtonKind::Normal));
    bar->addRight(button(MemberVerb::Unblock, ButtonKind::Normal));
    bar->addRight(button(MemberVerb::Block, ButtonKind::Danger));
    return bar;
}

// What is under way stands among the facts.
void MemberDetail::actionsChanged()
{
    if (m_member && underWayText(m_actions.underWay(m_member->id)) != m_underWay)
        fill();
}

void MemberDetail::setMember(const std::optional<Member> &member)
{
    if (m_member == member)
        return;
    const bool another = !member || !m_member || member->id != m_member->id;
    m_member = member;
    m_commands->setMembers(member ? QList<Member>{*member} : QList<Member>());
    if (another) {
        m_allAssignments = false;
        m_soleAdmin->hide();
        m_scroll->ensureVisible(0, 0);
    }
    fill();
}

void MemberDetail::fill()
{
    // The one button among what is made anew: whoever stands on it stays there.
    const bool onRole = m_setRole->hasFocus();
    m_setRole->setParent(this);
    m_setRole->hide();
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
    if (onRole)
        m_setRole->setFocus(Qt::OtherFocusReason);
}

void MemberDetail::fillFacts(const Member &member)
{
    const QDateTime now = m_clock.now();
    auto *grid = new KeyValueGrid(LabelWidth);
    grid->addWidget(tr("Status"), stateRow(memberStateLook(member.status)));
    grid->addWidget(tr("Role"), makeRoleRow(member));
    m_underWay = underWayText(m_actions.underWay(member.id));
    if (!m_underWay.isEmpty())
        grid->addWidget(tr("Under way"), stateRow({u"st-sending"_qs, m_underWay, Tone::Accent, false}));
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

QWidget *MemberDetail::makeRoleRow(const Member &member)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Space8);
    auto *role = new PlainLabel(roleText(member.role));
    role->setSelectable(true);
    layout->addWidget(role, 1);
    layout->addWidget(m_setRole);
    m_setRole->show();
    return row;
}

void MemberDetail::fillAssignments(const Member &member)
{
    const QList<Assignment> assignments = sortedAssignments(member);
    const qsizetype count = assignments.size();
    m_parts->addWidget(detailHeading(tr("Assignments"), count > 0 ? QLocale().toString(count) : QString()));
    if (count == 0) {
        m_parts->addWidget(
            new PlainLabel(tr("Not assigned to any program, app or team."), TextStyle::Base, Tone::Muted));
        return;
    }

    const qsizetype shown = m_allAssignments ? count : qMin<qsizetype>(count, MostAssignments);
    m_parts->addWidget(new FactList(assignmentFacts(assignments.first(shown)), FactList::Kind::Rows));
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
    m_parts->addWidget(detailHeading(memberFactsTitle(member)));
    QList<FactList::Fact> lines;
    if (member.status.is(MemberStatus::Inactive))
        lines << FactList::Fact{
            u"st-blocked"_qs, Tone::Danger, tr("Blocked: none of this holds until unblocked"), {}};
    // Shape and word say it, not the colour.
    for (const MemberFact &fact : facts)
        lines << (fact.may ? FactList::Fact{u"check"_qs, Tone::Success, fact.sentence, {}}
                           : FactList::Fact{u"skip"_qs, Tone::Muted, fact.sentence, {}, Tone::Muted});
    m_parts->addWidget(new FactList(lines, FactList::Kind::Sentences));
}

void MemberDetail::setSoleAdminOf(const QStringList &names)
{
    m_commands->setSoleAdminOf(m_member ? m_member->id : MemberId(), names);
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
