#pragma once

#include <client/api/changes.h>
#include <client/api/transport.h>
#include <client/cache/feedstore.h>
#include <core/ids.h>

namespace Minideck {

class Clock;

//! Keeps an open cache up to date once it holds a snapshot (OFF-2): pages of the change feed, each in one
//! transaction with the place that is reached by it, and single members that answers to our own changes
//! bring. Lives on the sync thread.
class ChangeFeed final : public ChangeSink
{
public:
    using Answer = std::function<void(Result<StoredChanges>)>;

    //! The code of NotFound if there is no place to go on from, and a snapshot has to be taken.
    static constexpr QStringView NoPlaceCode = u"feed.noPlace";

    ChangeFeed(const Database &database, Transport &transport, const Clock &clock);
    ~ChangeFeed() override;

    //! The code of NotFound if the own rights changed: what is in the cache is no longer what there is to
    //! see, and a snapshot has to be taken.
    static constexpr QStringView ScopeCode = u"feed.scopeChanged";

    //! Fetches page after page until there is no more. `request` has the URL of the feed, without a query,
    //! and the token. The answer counts all pages; those before an error stay.
    void follow(const Request &request, Answer answer);

    //! Ends it with Cancelled.
    void cancel();

    //! Puts a single member into the cache, or takes one out. From now on until release() they wait: a
    //! snapshot is being taken.
    void put(const QByteArray &memberJson);
    void remove(const MemberId &member);
    void retain() { m_retaining = true; }
    void release();

    //! The place in the feed that the cache has reached; 0 if there is none to go on from.
    qint64 place();

    //! Told when put() or remove() changed something.
    std::function<void()> onChanged;

    Result<void> memberChanged(const MemberRecord &member) override;
    Result<void> memberGone(std::string_view id) override;
    Result<void> teamChanged(const TeamRecord &team) override;
    Result<void> teamGone(std::string_view id) override;

private:
    void fetch(qint64 since);
    Result<ChangesEnd> take(const QByteArray &page, qint64 since);
    void finish(Result<StoredChanges> result);
    void apply(const std::function<Result<void>()> &write);

    Transport &m_transport;
    const Clock &m_clock;
    FeedStore m_store;
    QUrl m_url;
    Secret m_token;
    Answer m_answer;
    QPointer<Call> m_call;
    StoredChanges m_changes;
    QList<std::function<void()>> m_retained;
    bool m_retaining = false;
};

} // namespace Minideck
