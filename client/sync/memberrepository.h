#pragma once

#include "memberpage.h"

#include <core/result.h>
#include <core/types/memberquery.h>
#include <core/types/workspace.h>

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <span>

namespace Minideck {

class MemberPages;
class MemberReader;
class ReaderThread;

//! The members of one workspace as the cache has them (OFF-1): never waits for the network. Lives on the GUI
//! thread. Questions are answered by a reader thread with a connection of its own; a newer firstPage() ends
//! the older firstPage() and order(), a newer order() the older order(), with ErrorKind::Cancelled.
class MemberRepository : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageSize = 64;

    //! Reads the cache file at that path, which must exist with the current schema (openWorkspace() sees to
    //! it).
    explicit MemberRepository(const QString &databasePath, QObject *parent = nullptr);
    ~MemberRepository() override;

    //! The first page of the answer, in the order that order() will give.
    QFuture<Result<MemberPage>> firstPage(const MemberQuery &query);

    //! Every row of the answer in its order. Members equal in role or status stand by name, other ties by
    //! row, so two calls agree.
    QFuture<Result<RowOrder>> order(const MemberQuery &query);

    //! The members in these rows, in the order asked for; one that has vanished meanwhile has an empty id. On
    //! the calling (GUI) thread by a read-only connection of its own: ask for a page, not for a list.
    Result<QList<Member>> rows(std::span<const qint32> rows);

    //! The rows of these members now, without those that are gone; as rows() on the calling thread, so for
    //! hundreds, not for thousands.
    Result<RowOrder> rowsOf(const QList<MemberId> &members);

    QFuture<Result<MemberCounts>> counts();

    //! All teams of the workspace, by name.
    QFuture<Result<QList<Team>>> teams();

    //! Names of the teams, host apps and mini programs that have no active admin beside these members, so
    //! nobody is left if all of them are blocked.
    QFuture<Result<QStringList>> soleAdminsOf(const QList<MemberId> &members);

    //! The status of those addresses that belong to members or invited people, by the address as it was asked
    //! for; capitals of ASCII make no difference. Thousands of them take some tens of milliseconds.
    QFuture<Result<QHash<QString, WireEnum<MemberStatus>>>> statusesOf(const QStringList &emails);

    //! Reads all of an answer, or these rows, on another thread; see there.
    std::unique_ptr<MemberPages> pages(const MemberQuery &query) const;
    std::unique_ptr<MemberPages> pages(RowOrder rows) const;

    const QString &path() const { return m_path; }

    //! Where the platform has these members; nobody is asked there.
    void setPlace(const QUrl &platform, const QString &workspaceName);

    //! What asks the platform for a member or for a list, as a line for a shell, with `$MINIDECK_TOKEN` for
    //! the token; empty without a place.
    QString curlOf(const MemberId &member) const;
    QString curlOf(const MemberQuery &query) const;

    //! A sync wrote: tells it by changed().
    void announceChange();

signals:
    //! The cache has other contents now: row numbers and pages known so far no longer hold.
    void changed();

private:
    Result<MemberReader *> reader();

    QString m_path;
    QUrl m_platform;
    QString m_workspaceName;
    std::unique_ptr<ReaderThread> m_thread;
    std::unique_ptr<MemberReader> m_reader; //!< of the GUI thread; opened with the first rows()
};

} // namespace Minideck
