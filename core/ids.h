#pragma once

#include <QHashFunctions>
#include <QString>

#include <utility>

namespace Minideck {

//! An opaque id as the platform gave it (`mbr_01J…`): the tag makes ids of different things different types,
//! so that mixing them does not compile. Ids sort by creation, because the part after the prefix is a ULID.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    { }

    //! The prefix of this kind of id, without the underscore.
    static QString prefix() { return QString::fromLatin1(Tag::prefix); }

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }

    auto operator<=>(const Id &other) const { return m_text.compare(other.m_text) <=> 0; }
    bool operator==(const Id &other) const = default;

private:
    QString m_text;
};

template <typename Tag>
size_t qHash(const Id<Tag> &id, size_t seed = 0)
{
    return ::qHash(id.text(), seed);
}

// clang-format off
struct AccountTag { static constexpr auto prefix = "acc"; };
struct WorkspaceTag { static constexpr auto prefix = "wsp"; };
struct MemberTag { static constexpr auto prefix = "mbr"; };
struct TeamTag { static constexpr auto prefix = "tea"; };
struct AppTag { static constexpr auto prefix = "app"; };
struct SessionTag { static constexpr auto prefix = "ses"; };
struct MailTag { static constexpr auto prefix = "mai"; };
struct OperationTag { static constexpr auto prefix = "opn"; };
struct ApprovalTag { static constexpr auto prefix = "apr"; };
struct ApprovalCommentTag { static constexpr auto prefix = "cmt"; };
// clang-format on

using AccountId = Id<AccountTag>;
using WorkspaceId = Id<WorkspaceTag>;
using MemberId = Id<MemberTag>;
using TeamId = Id<TeamTag>;
using AppId = Id<AppTag>;
using SessionId = Id<SessionTag>;
using MailId = Id<MailTag>;
using OperationId = Id<OperationTag>;
using ApprovalId = Id<ApprovalTag>;
using ApprovalCommentId = Id<ApprovalCommentTag>;

} // namespace Minideck
