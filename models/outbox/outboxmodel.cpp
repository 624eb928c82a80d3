#include "outboxmodel.h"

#include "operationtext.h"

#include <client/sync/outbox.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <models/shared/relativetime.h>

#include <algorithm>
#include <chrono>

namespace Minideck {

using namespace std::chrono_literals;
using View = OutboxModel::View;

static View viewOf(const Operation &operation)
{
    if (needsDecision(operation.state))
        return View::NeedsYou;
    return isSettled(operation.state) ? View::Sent : View::Waiting;
}

static bool standsBefore(const Operation &a, const Operation &b)
{
    if (viewOf(a) != viewOf(b))
        return viewOf(a) < viewOf(b);
    return viewOf(a) == View::Waiting ? a.place < b.place : a.place > b.place;
}

OutboxModel::OutboxModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
    m_minute.setInterval(1min);
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (!m_operations.isEmpty())
            emit dataChanged(index(0, Since), index(rowCount() - 1, Since), {Qt::DisplayRole});
    });
    m_minute.start();
    // Many at once, such as a change of five hundred members, are one piece of news.
    m_news.setSingleShot(true);
    connect(&m_news, &QTimer::timeout, this, &OutboxModel::reload);
}

OutboxModel::~OutboxModel() = default;

void OutboxModel::follow(PlatformClient &client)
{
    connect(&client, &PlatformClient::workspaceOpened, this, [this, &client] { setOutbox(client.outbox()); });
    setOutbox(client.outbox());
}

void OutboxModel::setOutbox(Outbox *outbox)
{
    if (m_outbox)
        m_outbox->disconnect(this);
    m_outbox = outbox;
    if (m_outbox)
        connect(m_outbox, &Outbox::changed, &m_news, qOverload<>(&QTimer::start));
    reload();
}

void OutboxModel::setView(View view)
{
    if (m_view == view)
        return;
    m_view = view;
    reload();
}

// There are few of them: the list is made anew, and the view finds its row again by the place.
void OutboxModel::reload()
{
    m_news.stop();
    OutboxCounts counts;
    QList<Operation> shown;
    for (const Operation &operation : m_outbox ? m_outbox->operations() : QList<Operation>()) {
        const View where = viewOf(operation);
        ++(where == View::NeedsYou ? counts.needsYou : where == View::Waiting ? counts.waiting : counts.sent);
        if (m_view == View::All || m_view == where)
            shown << operation;
    }
    std::ranges::stable_sort(shown, standsBefore);
    if (shown != m_operations) {
        beginResetModel();
        m_operations = std::move(shown);
        endResetModel();
    }
    if (std::exchange(m_counts, counts) != counts)
        emit countsChanged();
}

std::optional<Operation> OutboxModel::operation(int row) const
{
    return row >= 0 && row < m_operations.size() ? std::optional(m_operations.at(row)) : std::nullopt;
}

int OutboxModel::rowOf(qint64 place) const
{
    const auto found = std::ranges::find(m_operations, place, &Operation::place);
    return found == m_operations.end() ? -1 : static_cast<int>(found - m_operations.begin());
}

void OutboxModel::sendAgain(const Operation &operation)
{
    if (m_outbox)
        m_outbox->sendAgain(operation.id);
}

void OutboxModel::cancel(const Operation &operation)
{
    if (m_outbox)
        m_outbox->cancel(operation.id);
}

void OutboxModel::discard(const Operation &operation)
{
    if (m_outbox)
        m_outbox->discard(operation.id);
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_operations.size());
}

int OutboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Operation &operation = m_operations.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellText(operation, index.column());
    case Qt::ToolTipRole:
        return index.column() == Since ? absoluteTime(operation.createdAt)
            : index.column() == What   ? operationTitle(operation) + u'\n' + operationSentence(operation)
                                       : operationSentence(operation);
    case StateRole:
        return toWire(operation.state);
    case SentenceRole:
        return operationSentence(operation);
    default:
        return {};
    }
}

QString OutboxModel::cellText(const Operation &operation, int column) const
{
    switch (column) {
    case What:
        return operationTitle(operation);
    case State:
        return operationStateText(operation.state);
    case Since:
        return relativeTime(operation.createdAt, m_clock.now());
    default:
        return {};
    }
}

QVariant OutboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Since)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Operation");
    case State:
        return tr("State");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace Minideck
