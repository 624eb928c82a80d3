#pragma once

#include <core/types/operation.h>

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace Minideck {

class Clock;
class Outbox;
class PlatformClient;

// How many operations stand where.
struct OutboxCounts
{
    qint64 needsYou = 0; // conflicts, refused and parked ones
    qint64 waiting = 0;
    qint64 sent = 0; // done or cancelled

    qint64 open() const { return needsYou + waiting; }
    bool operator==(const OutboxCounts &) const = default;
};

// The operations of the open workspace: what needs somebody first, then what waits in the order in which it
// was asked for, then what is done, the newest first.
class OutboxModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, State, Since, ColumnCount };
    enum class View { All, NeedsYou, Waiting, Sent };
    Q_ENUM(View)

    // The same for every column of a row.
    enum OperationRole {
        StateRole = Qt::UserRole + 1, // wire name
        SentenceRole,                 // what is known about it, for a second line
    };

    explicit OutboxModel(const Clock &clock, QObject *parent = nullptr);
    ~OutboxModel() override;

    // Shows the workspace that this client has open, now and from now on.
    void follow(PlatformClient &client);

    View view() const { return m_view; }
    void setView(View view);
    const OutboxCounts &counts() const { return m_counts; }

    std::optional<Operation> operation(int row) const;
    // -1 for one that is not in this view. It is followed by its place, which stays when it is sent anew.
    int rowOf(qint64 place) const;

    void sendAgain(const Operation &operation);
    void cancel(const Operation &operation);
    void discard(const Operation &operation);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void countsChanged();

private:
    void setOutbox(Outbox *outbox);
    void reload();
    QString cellText(const Operation &operation, int column) const;

    const Clock &m_clock;
    QPointer<Outbox> m_outbox;
    QTimer m_minute;
    QTimer m_news;
    View m_view = View::All;
    QList<Operation> m_operations; // of the view
    OutboxCounts m_counts;
};

} // namespace Minideck
