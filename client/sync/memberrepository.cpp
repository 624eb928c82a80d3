#include "memberrepository.h"

#include "memberpages.h"
#include "readerthread.h"

#include <client/api/curltext.h>
#include <client/api/request.h>

namespace Minideck {

MemberRepository::MemberRepository(const QString &databasePath, QObject *parent)
    : QObject(parent)
    , m_path(databasePath)
    , m_thread(std::make_unique<ReaderThread>(databasePath))
{ }

MemberRepository::~MemberRepository() = default;

QFuture<Result<MemberPage>> MemberRepository::firstPage(const MemberQuery &query)
{
    return m_thread->ask<MemberPage>(ReaderThread::Lane::Page,
                                     [query](MemberReader &reader) -> Result<MemberPage> {
                                         // One more than a page tells whether there are more.
                                         Result<RowOrder> rows = reader.firstRows(query, PageSize + 1);
                                         if (!rows)
                                             return rows.error();
                                         MemberPage page;
                                         page.last = rows->size() <= size_t(PageSize);
                                         page.rows = std::move(rows).value();
                                         if (!page.last)
                                             page.rows.pop_back();
                                         Result<QList<Member>> members = reader.members(page.rows);
                                         if (!members)
                                             return members.error();
                                         page.members = std::move(members).value();
                                         return page;
                                     });
}

QFuture<Result<RowOrder>> MemberRepository::order(const MemberQuery &query)
{
    return m_thread->ask<RowOrder>(ReaderThread::Lane::Order,
                                   [query](MemberReader &reader) { return reader.order(query); });
}

Result<MemberReader *> MemberRepository::reader()
{
    if (!m_reader) {
        Result<std::unique_ptr<MemberReader>> opened = MemberReader::open(m_path);
        if (!opened)
            return opened.error();
        m_reader = std::move(opened).value();
    }
    return m_reader.get();
}

Result<QList<Member>> MemberRepository::rows(std::span<const qint32> rows)
{
    const Result<MemberReader *> open = reader();
    return open ? (*open)->members(rows) : open.error();
}

Result<RowOrder> MemberRepository::rowsOf(const QList<MemberId> &members)
{
    const Result<MemberReader *> open = reader();
    return open ? (*open)->rowsOf(members) : open.error();
}

QFuture<Result<MemberCounts>> MemberRepository::counts()
{
    return m_thread->ask<MemberCounts>(ReaderThread::Lane::Fact,
                                       [](MemberReader &reader) { return reader.counts(); });
}

QFuture<Result<QList<Team>>> MemberRepository::teams()
{
    return m_thread->ask<QList<Team>>(ReaderThread::Lane::Fact,
                                      [](MemberReader &reader) { return reader.teams(); });
}

QFuture<Result<QStringList>> MemberRepository::soleAdminsOf(const QList<MemberId> &members)
{
    return m_thread->ask<QStringList>(
        ReaderThread::Lane::Fact, [members](MemberReader &reader) { return reader.soleAdminsOf(members); });
}

QFuture<Result<QHash<QString, WireEnum<MemberStatus>>>>
MemberRepository::statusesOf(const QStringList &emails)
{
    return m_thread->ask<QHash<QString, WireEnum<MemberStatus>>>(
        ReaderThread::Lane::Fact, [emails](MemberReader &reader) { return reader.statusesOf(emails); });
}

std::unique_ptr<MemberPages> MemberRepository::pages(const MemberQuery &query) const
{
    return std::make_unique<MemberPages>(m_path, query);
}

std::unique_ptr<MemberPages> MemberRepository::pages(RowOrder rows) const
{
    return std::make_unique<MemberPages>(m_path, std::move(rows));
}

void MemberRepository::setPlace(const QUrl &platform, const QString &workspaceName)
{
    m_platform = platform;
    m_workspaceName = workspaceName;
}

QString MemberRepository::curlOf(const MemberId &member) const
{
    return m_platform.isEmpty() ? QString() : curlText(memberRequest(m_platform, m_workspaceName, member));
}

QString MemberRepository::curlOf(const MemberQuery &query) const
{
    return m_platform.isEmpty() ? QString() : curlText(memberListRequest(m_platform, m_workspaceName, query));
}

void MemberRepository::announceChange()
{
    emit changed();
}

} // namespace Minideck
