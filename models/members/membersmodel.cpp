#include "membersmodel.h"

#include "memberroles.h"

#include <client/sync/memberrepository.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>
#include <core/clock.h>
#include <models/shared/membertext.h>
#include <models/shared/relativetime.h>

#include <QSet>

#include <chrono>
#include <numeric>

namespace Minideck {

using namespace std::chrono_literals;

// Long enough that dragging the scroll bar reads only the pages that are looked at.
static constexpr auto NeighbourDelay = 30ms;

// The first rows are seen before anything else is read: a start has more to do than there are processors.
static constexpr auto RestDelay = 50ms;

MembersModel::MembersModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
    , m_rows([this](std::span<const qint32> numbers) { return fetch(numbers); })
{
    static_assert(MemberRepository::PageSize % PagedRows<Member>::PageSize == 0);

    m_neighbours.setSingleShot(true);
    m_neighbours.setInterval(NeighbourDelay);
    connect(&m_neighbours, &QTimer::timeout, this, &MembersModel::readNeighbours);

    m_rest.setSingleShot(true);
    m_rest.setInterval(RestDelay);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        askOrder();
        askSurroundings();
    });

    m_minute.setInterval(1min);
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_minute, &QTimer::timeout, this, &MembersModel::showTimesAgain);
    m_minute.start();
}

MembersModel::~MembersModel() = default;

void MembersModel::follow(PlatformClient &client)
{
    const auto syncChanged = [this, &client] {
        const ConnectionState state = client.state();
        const bool awaited = std::exchange(m_awaitsFirstSync, !state.lastSynced.isValid());
        // What was answered so far was about a cache that nothing had been read into.
        if (awaited && !m_awaitsFirstSync && m_rows.size() == 0) {
            m_everAnswered = false;
            ask();
        }
        m_syncError = m_awaitsFirstSync && !state.syncing ? state.lastError : std::nullopt;
        updateState();
    };
    connect(&client, &PlatformClient::stateChanged, this, syncChanged);
    connect(&client, &PlatformClient::workspaceOpened, this, [this, &client, syncChanged] {
        syncChanged();
        setRepository(client.members());
    });
    syncChanged();
    setRepository(client.members());
}

void MembersModel::setRepository(MemberRepository *repository)
{
    if (m_repository == repository)
        return;
    if (m_repository)
        m_repository->disconnect(this);
    m_repository = repository;
    if (m_repository) {
        connect(m_repository, &MemberRepository::changed, this, &MembersModel::cacheChanged);
        connect(m_repository, &QObject::destroyed, this, &MembersModel::forgetEverything);
    }
    forgetEverything();
    begin();
}

// Rows of one workspace must not be seen for a moment in another.
void MembersModel::forgetEverything()
{
    m_rest.stop();
    m_everAnswered = false;
    m_numbersHold = false;
    m_error.reset();
    replaceRows({});
    m_counts.reset();
    m_teams.clear();
    emit countsChanged();
    emit teamsChanged();
    updateState();
}

const std::optional<Error> &MembersModel::error() const
{
    return m_error || m_rows.size() > 0 ? m_error : m_syncError;
}

void MembersModel::setQuery(const MemberQuery &query)
{
    if (m_query == query)
        return;
    m_query = query;
    ask();
}

void MembersModel::retry()
{
    ask();
    askSurroundings();
}

void MembersModel::begin()
{
    askFirstPage();
    m_rest.start();
}

void MembersModel::ask()
{
    askFirstPage();
    askOrder();
}

// The newest question wins: answers to older ones are recognised by their number.
void MembersModel::askFirstPage()
{
    const quint64 question = ++m_question;
    if (!m_repository)
        return;
    whenAnswered(m_repository->firstPage(m_query), this, [this, question](Result<MemberPage> answer) {
        if (question != m_question)
            return;
        if (!answer)
            return failed(answer.error());
        m_numbersHold = true;
        replaceRows(std::move(answer->rows));
        m_rows.setFirst(std::move(answer->members));
        answered();
    });
}

void MembersModel::askOrder()
{
    const quint64 question = m_question;
    if (!m_repository)
        return;
    whenAnswered(m_repository->order(m_query), this, [this, question](Result<RowOrder> answer) {
        if (question != m_question)
            return;
        if (!answer)
            return failed(answer.error());
        showOrder(std::move(answer).value());
        answered();
    });
}

void MembersModel::askSurroundings()
{
    if (!m_repository)
        return;
    const QPointer<MemberRepository> asked = m_repository;
    whenAnswered(m_repository->counts(), this, [this, asked](const Result<MemberCounts> &answer) {
        if (asked != m_repository || !answer || m_counts == *answer)
            return;
        m_counts = *answer;
        emit countsChanged();
    });
    whenAnswered(m_repository->teams(), this, [this, asked](const Result<QList<Team>> &answer) {
        if (asked != m_repository || !answer || m_teams == *answer)
            return;
        m_teams = *answer;
        emit teamsChanged();
    });
}

void MembersModel::askSoleAdmin(const MemberId &member)
{
    if (!m_repository)
        return;
    whenAnswered(m_repository->soleAdminsOf({member}), this,
                 [this, member](const Result<QStringList> &answer) {
                     if (answer)
                         emit soleAdminKnown(member, *answer);
                 });
}

// Row numbers may mean other members from here on, so nothing more is read by the old ones. The rows seen
// stay until the new order is whole: whoever has scrolled down stays there.
void MembersModel::cacheChanged()
{
    m_numbersHold = false;
    m_neighbours.stop();
    ++m_question;
    askOrder();
    askSurroundings();
}

void MembersModel::replaceRows(std::vector<qint32> order)
{
    m_neighbours.stop();
    beginResetModel();
    m_rows.reset(std::move(order));
    m_shownQuery = m_query;
    m_lastPage = 0;
    endResetModel();
}

void MembersModel::showOrder(std::vector<qint32> order)
{
    const int before = m_rows.size();
    const int after = static_cast<int>(order.size());
    const bool continues = m_numbersHold && m_shownQuery == m_query && before <= after
        && std::equal(m_rows.order().begin(), m_rows.order().end(), order.begin());
    m_numbersHold = true;
    if (!continues)
        return replaceRows(std::move(order));
    if (before == after)
        return;
    beginInsertRows({}, before, after - 1);
    m_rows.extend(std::move(order));
    endInsertRows();
}

void MembersModel::answered()
{
    m_everAnswered = true;
    m_error.reset();
    updateState();
}

void MembersModel::failed(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_error = error;
    updateState();
}

void MembersModel::updateState()
{
    const auto known = [this] {
        if (m_rows.size() > 0)
            return ListState::Ready;
        if (m_error || m_syncError)
            return ListState::Failed;
        if (!m_everAnswered || (m_awaitsFirstSync && m_counts.value_or(MemberCounts()).all == 0))
            return ListState::FirstLoad;
        return m_shownQuery.filters() ? ListState::EmptyByFilter : ListState::Empty;
    };
    m_state = known();
    emit stateChanged();
}

std::optional<QList<Member>> MembersModel::fetch(std::span<const qint32> numbers) const
{
    if (!m_repository || !m_numbersHold)
        return std::nullopt;
    Result<QList<Member>> answer = m_repository->rows(numbers);
    if (!answer)
        return std::nullopt;
    return std::move(answer).value();
}

const Member *MembersModel::knownOrRead(int row) const
{
    const Member *member = m_numbersHold ? m_rows.row(row) : m_rows.known(row);
    if (!member || member->id.isEmpty())
        return nullptr;
    const int page = row / PagedRows<Member>::PageSize;
    if (page != m_lastPage) {
        m_lastPage = page;
        m_neighbours.start();
    }
    return member;
}

void MembersModel::readNeighbours()
{
    for (const int page : {m_lastPage + 1, m_lastPage - 1}) {
        if (page < 0 || page >= m_rows.pages() || m_rows.hasPage(page))
            continue;
        m_rows.load(page);
        m_neighbours.start(); // one page for each turn of the event loop
        return;
    }
}

std::optional<Member> MembersModel::member(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return std::nullopt;
    const Member *found = knownOrRead(row);
    return found ? std::optional(*found) : std::nullopt;
}

int MembersModel::rowOf(const MemberId &member) const
{
    const QList<int> rows = rowsOf({member});
    return rows.isEmpty() ? -1 : rows.first();
}

QList<int> MembersModel::rowsOf(const QList<MemberId> &members) const
{
    if (!m_repository || !m_numbersHold || members.isEmpty())
        return {};
    const Result<RowOrder> numbers = m_repository->rowsOf(members);
    if (!numbers)
        return {};
    const QSet<qint32> wanted(numbers->begin(), numbers->end());
    QList<int> rows;
    for (int row = 0; row < m_rows.size() && rows.size() < wanted.size(); ++row) {
        if (wanted.contains(m_rows.order()[static_cast<size_t>(row)]))
            rows << row;
    }
    return rows;
}

std::optional<MemberSort> MembersModel::sortOf(int column)
{
    switch (column) {
    case Name:
        return MemberSort::Name;
    case Email:
        return MemberSort::Email;
    case Role:
        return MemberSort::Role;
    case Status:
        return MemberSort::Status;
    case LastActivity:
        return MemberSort::LastActivityAt;
    case StartedAt:
        return MemberSort::StartedAt;
    default:
        return std::nullopt;
    }
}

void MembersModel::sort(int column, Qt::SortOrder order)
{
    const auto by = sortOf(column);
    if (!by)
        return;
    MemberQuery query = m_query;
    query.sort = *by;
    query.order = order;
    setQuery(query);
}

int MembersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

int MembersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MembersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};

    // Alignment, fonts and size hints are asked for rows that nobody looks at: they must not read pages.
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(index.column() == LastActivity ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter);
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case static_cast<int>(MemberRole::MemberIdRole):
    case static_cast<int>(MemberRole::StatusRole):
    case static_cast<int>(MemberRole::PendingRole):
        break;
    default:
        return {};
    }

    const Member *member = knownOrRead(index.row());
    if (role == static_cast<int>(MemberRole::PendingRole))
        return member == nullptr;
    if (!member)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*member, index.column());
    case Qt::ToolTipRole:
        return toolTip(*member, index.column());
    case static_cast<int>(MemberRole::MemberIdRole):
        return member->id.text();
    case static_cast<int>(MemberRole::StatusRole):
        return member->status.text();
    default:
        return {};
    }
}

QString MembersModel::cellText(const Member &member, int column) const
{
    switch (column) {
    case Name:
        return memberName(member);
    case Email:
        return member.email;
    case Role:
        return roleText(member.role);
    case Status:
        return statusText(member.status);
    case Assigned:
        return assignmentSummary(member);
    case LastActivity:
        return relativeTime(member.lastActivityAt, m_clock.now());
    case StartedAt:
        return dateText(member.startedAt);
    default:
        return {};
    }
}

QString MembersModel::toolTip(const Member &member, int column) const
{
    switch (column) {
    case Assigned:
        return assignmentList(member);
    case LastActivity:
        return absoluteTime(member.lastActivityAt);
    case StartedAt:
        return absoluteTime(member.startedAt);
    default:
        return cellText(member, column);
    }
}

QVariant MembersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == LastActivity)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Email:
        return tr("E-mail");
    case Role:
        return tr("Role");
    case Status:
        return tr("Status");
    case Assigned:
        return tr("Assigned");
    case LastActivity:
        return tr("Last active");
    case StartedAt:
        return tr("Member since");
    default:
        return {};
    }
}

void MembersModel::showTimesAgain()
{
    if (m_rows.size() > 0)
        emit dataChanged(index(0, LastActivity), index(m_rows.size() - 1, LastActivity), {Qt::DisplayRole});
}

} // namespace Minideck
