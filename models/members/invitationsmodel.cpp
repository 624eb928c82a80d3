#include "invitationsmodel.h"

#include "invitationreading.h"
#include "memberactionsmodel.h"
#include "memberrules.h"

#include <client/sync/memberactions.h>
#include <client/sync/memberrepository.h>
#include <client/sync/outbox.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>
#include <models/shared/invitationtext.h>
#include <models/shared/membertext.h>

#include <algorithm>
#include <chrono>
#include <numeric>

namespace Minideck {

using namespace std::chrono_literals;

// Long enough that a typed address is not called wrong letter by letter.
static constexpr auto Pause = 200ms;

static InvitationState stateOf(InvitationFault fault)
{
    switch (fault) {
    case InvitationFault::None:
        return InvitationState::Ready;
    case InvitationFault::Syntax:
        return InvitationState::NotAnAddress;
    case InvitationFault::Hidden:
        return InvitationState::Hidden;
    case InvitationFault::Twice:
        return InvitationState::Twice;
    case InvitationFault::UnknownRole:
        return InvitationState::UnknownRole;
    }
    Q_UNREACHABLE();
}

InvitationsModel::InvitationsModel(MemberActionsModel &actions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_own(actions)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &InvitationsModel::check);
    connect(&actions, &MemberActionsModel::changed, this, &InvitationsModel::changed);
}

InvitationsModel::~InvitationsModel() = default;

void InvitationsModel::follow(PlatformClient &client)
{
    connect(&client, &PlatformClient::workspaceOpened, this, [this, &client] { workspaceChanged(client); });
    workspaceChanged(client);
}

// Nobody is invited to another workspace than the one that was open when the list was written.
void InvitationsModel::workspaceChanged(PlatformClient &client)
{
    for (QObject *old : std::initializer_list<QObject *>{m_members, m_outbox}) {
        if (old)
            old->disconnect(this);
    }
    m_actions = client.memberActions();
    m_members = client.members();
    m_outbox = client.outbox();
    if (m_outbox)
        connect(m_outbox, &Outbox::finished, this, &InvitationsModel::settled);
    if (m_members) {
        connect(m_members, &MemberRepository::changed, this, [this] {
            if (m_step == Step::Writing && !m_rows.isEmpty())
                m_pause.start();
        });
    }
    clear();
}

void InvitationsModel::clear()
{
    ++m_question;
    m_pause.stop();
    m_text.clear();
    m_chosen.clear();
    m_sent.clear();
    m_error.reset();
    m_step = Step::Writing;
    m_part = Part::All;
    m_defaultRole = Role::Developer;
    m_checking = false;
    showRows({});
    emit cleared();
}

void InvitationsModel::setText(const QString &text)
{
    if (m_step != Step::Writing || text == m_text)
        return;
    m_text = text;
    m_error.reset();
    m_checking = true;
    ++m_question;
    m_pause.start();
    emit changed();
}

void InvitationsModel::readFile(const QString &path)
{
    whenAnswered(readInvitationFile(path, LongestText), this, [this](const InvitationFile &file) {
        if (file.fault == InvitationFile::Fault::None)
            emit fileRead(file.text);
        else if (file.fault == InvitationFile::Fault::TooLong)
            emit fileFailed(tr("The file is too long for a list of addresses."));
        else
            emit fileFailed(tr("The file cannot be read: %1.").arg(file.reason));
    });
}

void InvitationsModel::check()
{
    m_checking = true;
    const quint64 question = ++m_question;
    const QString text = m_text.left(LongestText);
    whenAnswered(readInvitations(text), this, [this, question](const QList<InvitationEntry> &entries) {
        if (question != m_question)
            return;
        QList<Row> rows;
        rows.reserve(entries.size());
        for (const InvitationEntry &entry : entries) {
            Row row{.entry = entry, .state = stateOf(entry.fault), .chosen = {}};
            if (const auto chosen = m_chosen.constFind(foldedAddress(entry.email));
                chosen != m_chosen.constEnd())
                row.chosen = *chosen;
            rows << row;
        }
        checkMembers(question, std::move(rows));
    });
}

void InvitationsModel::checkMembers(quint64 question, QList<Row> rows)
{
    QStringList emails;
    for (const Row &row : rows) {
        if (row.state == InvitationState::Ready)
            emails << row.entry.email;
    }
    if (!m_members || emails.isEmpty())
        return showRows(std::move(rows));
    using Statuses = QHash<QString, WireEnum<MemberStatus>>;
    whenAnswered(m_members->statusesOf(emails), this,
                 [this, question, rows = std::move(rows)](const Result<Statuses> &answer) mutable {
                     if (question != m_question)
                         return;
                     // What the cache cannot say, the platform will.
                     const Statuses statuses = answer.valueOr({});
                     for (Row &row : rows) {
                         const auto status = statuses.constFind(row.entry.email);
                         if (row.state == InvitationState::Ready && status != statuses.constEnd())
                             row.state = status->is(MemberStatus::Invited) ? InvitationState::InvitedAlready
                                                                           : InvitationState::Member;
                     }
                     showRows(std::move(rows));
                 });
}

void InvitationsModel::showRows(QList<Row> rows)
{
    m_checking = false;
    // A sync that changes nothing here takes no selection away.
    const auto same = [](const Row &one, const Row &other) {
        return one.entry == other.entry && one.state == other.state && one.chosen == other.chosen;
    };
    if (!rows.isEmpty() && std::ranges::equal(rows, m_rows, same))
        return emit changed();
    m_rows = std::move(rows);
    showPart();
}

void InvitationsModel::setPart(Part part)
{
    if (m_part == part)
        return;
    m_part = part;
    showPart();
}

void InvitationsModel::showPart()
{
    beginResetModel();
    m_shown.clear();
    for (int at = 0; at < m_rows.size(); ++at) {
        if (m_part == Part::All || isLeftOut(m_rows.at(at).state) == (m_part == Part::LeftOut))
            m_shown << at;
    }
    endResetModel();
    count();
}

void InvitationsModel::count()
{
    Counts counts;
    counts.all = static_cast<int>(m_rows.size());
    for (const Row &row : std::as_const(m_rows)) {
        counts.leftOut += isLeftOut(row.state);
        counts.invited += row.state == InvitationState::Invited;
        counts.refused += row.state == InvitationState::Refused || row.state == InvitationState::Withdrawn;
    }
    counts.toSend = counts.all - counts.leftOut;
    m_counts = counts;
    emit changed();
}

Role InvitationsModel::roleOf(const Row &row) const
{
    return row.chosen.value_or(row.entry.role.value_or(m_defaultRole));
}

Role InvitationsModel::roleAt(int row) const
{
    return roleOf(rowOf(row));
}

int InvitationsModel::lineAt(int row) const
{
    return rowOf(row).entry.line;
}

void InvitationsModel::setDefaultRole(Role role)
{
    m_defaultRole = role;
    if (!m_shown.isEmpty())
        emit dataChanged(index(0, State), index(rowCount() - 1, State));
    emit changed();
}

void InvitationsModel::setRole(const QList<int> &rows, Role role)
{
    for (const int shown : rows) {
        Row &row = m_rows[m_shown.at(shown)];
        row.chosen = role;
        m_chosen.insert(foldedAddress(row.entry.email), role);
        emit dataChanged(index(shown, State), index(shown, State));
    }
    emit changed();
}

QString InvitationsModel::refusal() const
{
    if (const QString reason = invitationRefusal(m_own.circumstances()); !reason.isEmpty())
        return reason;
    if (m_checking)
        return tr("The list is being checked.");
    if (m_text.size() > LongestText)
        return tr("The list is too long.");
    if (m_counts.toSend > MostAtOnce)
        return tr("At most %n address(es) are invited at once.", nullptr, MostAtOnce);
    if (m_rows.isEmpty())
        return tr("No address yet.");
    return m_counts.toSend == 0 ? tr("No address of the list can be invited.") : QString();
}

bool InvitationsModel::isOffline() const
{
    return m_own.circumstances().phase != Phase::Online;
}

void InvitationsModel::send()
{
    if (m_step != Step::Writing || !m_actions || !refusal().isEmpty())
        return;
    m_step = Step::Sending;
    m_error.reset();
    m_part = Part::All;
    QList<Invitee> invitees;
    QList<int> rows;
    for (int at = 0; at < m_rows.size(); ++at) {
        Row &row = m_rows[at];
        if (row.state != InvitationState::Ready)
            continue;
        row.state = InvitationState::Waiting;
        invitees << Invitee{row.entry.email, roleOf(row)};
        rows << at;
    }
    const quint64 question = ++m_question;
    whenAnswered(m_actions->invite(invitees), this,
                 [this, question, rows](const Result<QList<Operation>> &answer) {
                     if (question != m_question)
                         return;
                     if (answer)
                         return kept(rows, *answer);
                     m_error = answer.error();
                     m_step = Step::Writing;
                     for (const int at : rows)
                         m_rows[at].state = InvitationState::Ready;
                     showPart();
                 });
    showPart();
}

void InvitationsModel::kept(const QList<int> &rows, const QList<Operation> &operations)
{
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_sent.insert(operations.at(i).id, rows.at(i));
    // What was settled before we knew its id.
    if (m_outbox) {
        for (const Operation &operation : m_outbox->operations()) {
            if (isSettled(operation.state))
                settle(operation);
        }
    }
    showPart();
    finishIfSettled();
}

void InvitationsModel::settled(const Operation &operation)
{
    if (!settle(operation))
        return;
    count();
    finishIfSettled();
}

bool InvitationsModel::settle(const Operation &operation)
{
    const auto sent = m_sent.constFind(operation.id);
    if (sent == m_sent.constEnd())
        return false;
    const int at = *sent;
    m_sent.erase(sent);
    Row &row = m_rows[at];
    row.state = operation.state == OperationState::Done ? InvitationState::Invited
        : operation.state == OperationState::Cancelled  ? InvitationState::Withdrawn
                                                        : InvitationState::Refused;
    row.error = operation.error;
    const auto shown = std::ranges::lower_bound(m_shown, at);
    if (shown != m_shown.end() && *shown == at) {
        const int place = static_cast<int>(shown - m_shown.begin());
        emit dataChanged(index(place, Line), index(place, State));
    }
    return true;
}

void InvitationsModel::finishIfSettled()
{
    if (m_step != Step::Sending || !m_sent.isEmpty())
        return;
    m_step = Step::Done;
    emit changed();
}

int InvitationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int InvitationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvitationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = rowOf(index.row());
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(index.column() == Address ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    case StateRole:
        return static_cast<int>(row.state);
    case CleanedRole:
        return row.entry.cleaned;
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Line:
        return QString::number(row.entry.line);
    case Address:
        return row.entry.email;
    case State:
        return stateText(row);
    default:
        return {};
    }
}

QString InvitationsModel::stateText(const Row &row) const
{
    switch (row.state) {
    case InvitationState::Ready:
        break;
    case InvitationState::NotAnAddress:
        return tr("Not an address");
    case InvitationState::Hidden:
        return tr("Hidden characters");
    case InvitationState::Twice:
        return tr("Twice in the list");
    case InvitationState::UnknownRole:
        return tr("Unknown role");
    case InvitationState::Member:
        return tr("Already a member");
    case InvitationState::InvitedAlready:
        return tr("Invited already");
    case InvitationState::Waiting:
        return isOffline() ? tr("Waits in the outbox") : tr("Sending");
    case InvitationState::Invited:
        return tr("Invited");
    case InvitationState::Refused: {
        const QString reason = row.error ? invitationRefusalText(*row.error) : QString();
        return reason.isEmpty() ? tr("Refused") : reason;
    }
    case InvitationState::Withdrawn:
        return tr("Withdrawn");
    }
    switch (roleOf(row)) {
    case Role::Admin:
        return tr("Ready, as admin");
    case Role::Reviewer:
        return tr("Ready, as reviewer");
    case Role::Developer:
        return m_defaultRole == Role::Developer ? tr("Ready") : tr("Ready, as developer");
    }
    Q_UNREACHABLE();
}

QString InvitationsModel::toolTip(const Row &row) const
{
    QStringList lines{tr("Line %1: %2").arg(row.entry.line).arg(row.entry.email)};
    if (!row.entry.name.isEmpty())
        lines << row.entry.name;
    if (row.entry.cleaned)
        lines << tr("Characters that nobody sees were taken out.");
    if (row.state == InvitationState::Hidden)
        lines << tr("It holds characters that nobody sees; they stand as �. Write the address anew.");
    else if (row.state == InvitationState::UnknownRole)
        lines << tr("Roles are Admin, Reviewer and Developer.");
    else if (!isLeftOut(row.state))
        lines << tr("Starts as %1, assigned to no program.").arg(roleText(roleOf(row)));
    return lines.join(u'\n');
}

QVariant InvitationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Address:
        return tr("E-mail");
    case State:
        return tr("Status");
    default:
        return {};
    }
}

} // namespace Minideck
