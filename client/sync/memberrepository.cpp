#include "memberrepository.h"

#include "readerthread.h"

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

QFuture<Result<QStringList>> MemberRepository::soleAdminOf(const MemberId &member)
{
    return m_thread->ask<QStringList>(ReaderThread::Lane::Fact,
                                      [member](MemberReader &reader) { return reader.soleAdminOf(member); });
}

void MemberRepository::announceChange()
{
    emit changed();
}

} // namespace Minideck
