#pragma once

#include <client/cache/memberrecord.h>
#include <core/result.h>

#include <QByteArray>
#include <QString>

namespace Minideck {

//! Takes what a page of the change feed says, in its order; an error ends the reading and is handed on.
class ChangeSink
{
public:
    virtual ~ChangeSink() = default;

    virtual Result<void> memberChanged(const MemberRecord &member) = 0;
    virtual Result<void> memberGone(std::string_view id) = 0;
    virtual Result<void> teamChanged(const TeamRecord &team) = 0;
    virtual Result<void> teamGone(std::string_view id) = 0;
};

//! How a page of the change feed ends.
struct ChangesEnd
{
    qint64 next = 0;           //!< the sequence that is reached by this page
    bool more = false;         //!< there is another page
    bool scopeChanged = false; //!< the caller sees other things now: only a snapshot says what
};

//! Reads a page of the change feed. Unknown kinds of objects and unknown members are passed over. Whatever is
//! not a page of ours is NotThePlatform.
Result<ChangesEnd> readChanges(const QByteArray &page, ChangeSink &sink);

//! Reads a single member, as it stands in an answer to a change of it.
Result<void> readMember(const QByteArray &json, ChangeSink &sink);

//! Path of the change feed of a workspace, relative to the platform.
QString changesPath(const QString &workspaceName);

} // namespace Minideck
