#pragma once

#include <core/error.h>
#include <core/types/memberquery.h>
#include <core/types/workspace.h>
#include <models/shared/liststate.h>
#include <models/shared/pagedrows.h>

#include <QAbstractTableModel>
#include <QPair>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace Minideck {

class Clock;
class MemberRepository;
class PlatformClient;
class RowSource;

// The members of the open workspace as a table of any length. A new question keeps the rows of the old one
// until its first page is there; the rest follows as inserted rows. Nothing here waits for the network.
class MembersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Email, Role, Status, Assigned, LastActivity, StartedAt, ColumnCount };

    explicit MembersModel(const Clock &clock, QObject *parent = nullptr);
    ~MembersModel() override;

    // Shows the workspace that this client has open, now and from now on, and tells "nothing is known yet"
    // from "there is nothing" by what it says about its first sync.
    void follow(PlatformClient &client);
    void setRepository(MemberRepository *repository);

    const MemberQuery &query() const { return m_query; }
    void setQuery(const MemberQuery &query);
    // Asks the cache again, after a failure.
    void retry();

    ListState state() const { return m_state; }
    // Why nothing could be read, or why the rows shown are older than the question.
    const std::optional<Error> &error() const;
    // Nothing until they are known.
    const std::optional<MemberCounts> &counts() const { return m_counts; }
    const QList<Team> &teams() const { return m_teams; }

    // The whole member in a row; reads its page if need be.
    std::optional<Member> member(int row) const;
    // -1 if the member is not in this answer.
    int rowOf(const MemberId &member) const;
    // The same for many at a time, sorted; those that are not in this answer are left out.
    QList<int> rowsOf(const QList<MemberId> &members) const;

    // The whole members of these rows, or of the whole answer without any, page by page for another thread;
    // null while the cache is being rewritten.
    std::unique_ptr<RowSource> rowSource(const QList<QPair<int, int>> &ranges) const;
    // What asks the platform for these rows, or for the list without any, as lines for a shell; it holds no
    // token.
    QString curlOf(const QList<int> &rows) const;

    // Asks whose only admin the member is; the answer comes as soleAdminKnown().
    void askSoleAdmin(const MemberId &member);

    static std::optional<MemberSort> sortOf(int column);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void stateChanged();
    void countsChanged();
    void teamsChanged();
    void soleAdminKnown(const Minideck::MemberId &member, const QStringList &names);

private:
    std::optional<QList<Member>> fetch(std::span<const qint32> numbers) const;
    const Member *knownOrRead(int row) const;
    QString cellText(const Member &member, int column) const;
    QString toolTip(const Member &member, int column) const;

    void forgetEverything();
    void begin();
    void ask();
    void askFirstPage();
    void askOrder();
    void askSurroundings();
    void cacheChanged();
    void replaceRows(std::vector<qint32> order);
    void showOrder(std::vector<qint32> order);
    void answered();
    void failed(const Error &error);
    void updateState();
    void readNeighbours();
    void showTimesAgain();

    const Clock &m_clock;
    QPointer<MemberRepository> m_repository;
    MemberQuery m_query;
    MemberQuery m_shownQuery;
    mutable PagedRows<Member> m_rows;
    mutable QTimer m_neighbours;
    mutable int m_lastPage = 0;
    QTimer m_rest;
    QTimer m_minute;

    quint64 m_question = 0;
    bool m_numbersHold = false; // the cache was not rewritten since the order was read
    bool m_everAnswered = false;
    bool m_awaitsFirstSync = false;
    ListState m_state = ListState::FirstLoad;
    std::optional<Error> m_error;
    std::optional<Error> m_syncError;
    std::optional<MemberCounts> m_counts;
    QList<Team> m_teams;
};

} // namespace Minideck
