#include "changefeed.h"

#include <core/clock.h>

#include <QUrlQuery>

namespace Minideck {

namespace {

constexpr int PageSize = 500;

} // namespace

ChangeFeed::ChangeFeed(const Database &database, Transport &transport, const Clock &clock)
    : m_transport(transport)
    , m_clock(clock)
    , m_store(database)
{ }

ChangeFeed::~ChangeFeed()
{
    cancel();
}

void ChangeFeed::follow(const Request &request, Answer answer)
{
    cancel();
    m_answer = std::move(answer);
    m_url = request.url;
    m_token = request.token.copy();
    m_changes = {};
    const Result<std::optional<qint64>> sequence = m_store.sequence();
    if (!sequence)
        return finish(sequence.error());
    if (!*sequence)
        return finish(Error{.kind = ErrorKind::NotFound, .code = NoPlaceCode.toString()});
    fetch(**sequence);
}

void ChangeFeed::fetch(qint64 since)
{
    Request request;
    request.url = m_url;
    QUrlQuery query;
    query.addQueryItem(u"since"_qs, QString::number(since));
    query.addQueryItem(u"limit"_qs, QString::number(PageSize));
    request.url.setQuery(query);
    request.token = m_token.copy();
    m_call = m_transport.send(std::move(request), [this, since](const Result<Reply> &reply) {
        if (!reply)
            return finish(reply.error());
        const Result<ChangesEnd> end = take(reply->body, since);
        if (!end)
            return finish(end.error());
        if (end->more)
            return fetch(end->next);
        finish(m_changes);
    });
}

Result<ChangesEnd> ChangeFeed::take(const QByteArray &page, qint64 since)
{
    if (Result<void> begun = m_store.begin(); !begun)
        return begun.error();
    Result<ChangesEnd> end = readChanges(page, *this);
    // A page that says "more" and does not move would be asked for without end.
    if (end && (end->next < since || (end->more && end->next == since)))
        end = Error{.kind = ErrorKind::NotThePlatform, .detail = u"the feed does not move"_qs};
    if (end && end->scopeChanged)
        end = Error{.kind = ErrorKind::NotFound, .code = ScopeCode.toString()};
    if (!end) {
        m_store.abandon();
        return end;
    }
    const Result<StoredChanges> stored = m_store.finish(end->next, m_clock.now());
    if (!stored) {
        m_store.abandon();
        return stored.error();
    }
    m_changes.members = stored->members;
    m_changes.written += stored->written;
    m_changes.removed += stored->removed;
    return end;
}

void ChangeFeed::finish(Result<StoredChanges> result)
{
    m_token.wipe();
    if (const Answer answer = std::exchange(m_answer, nullptr))
        answer(std::move(result));
}

void ChangeFeed::cancel()
{
    if (m_call)
        m_call->cancel();
}

void ChangeFeed::put(const QByteArray &memberJson)
{
    if (m_retaining) {
        m_retained.append([this, memberJson] { put(memberJson); });
        return;
    }
    apply([&] { return readMember(memberJson, *this); });
}

void ChangeFeed::remove(const MemberId &member)
{
    if (m_retaining) {
        m_retained.append([this, member] { remove(member); });
        return;
    }
    const QByteArray id = member.text().toUtf8();
    apply([&] { return memberGone({id.constData(), static_cast<size_t>(id.size())}); });
}

void ChangeFeed::release()
{
    m_retaining = false;
    for (const std::function<void()> &write : std::exchange(m_retained, {}))
        write();
}

// What the cache refuses here the next sync brings or reports: the change itself is done.
void ChangeFeed::apply(const std::function<Result<void>()> &write)
{
    Result<void> done = m_store.begin();
    if (done)
        done = write();
    const Result<StoredChanges> stored = done ? m_store.finish() : Result<StoredChanges>(done.error());
    if (!stored)
        return m_store.abandon();
    if (stored->written + stored->removed > 0 && onChanged)
        onChanged();
}

qint64 ChangeFeed::place()
{
    return m_store.sequence().valueOr(std::nullopt).value_or(0);
}

Result<void> ChangeFeed::memberChanged(const MemberRecord &member)
{
    return m_store.put(member);
}

Result<void> ChangeFeed::memberGone(std::string_view id)
{
    return m_store.remove(id);
}

Result<void> ChangeFeed::teamChanged(const TeamRecord &team)
{
    return m_store.putTeam(team);
}

Result<void> ChangeFeed::teamGone(std::string_view id)
{
    return m_store.removeTeam(id);
}

} // namespace Minideck
