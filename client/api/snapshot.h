#pragma once

#include <client/cache/memberrecord.h>
#include <core/result.h>

#include <QByteArrayView>

#include <memory>
#include <string>

namespace Minideck {

//! What the first line of a snapshot announces.
struct SnapshotHead
{
    std::string sequence; //!< the place in the change feed that the snapshot is valid for
    qint64 teams = 0;
    qint64 members = 0; //!< 0 also if the caller may not see members
};

//! Takes the records of a snapshot as they come; an error ends the reading and is handed on.
class SnapshotSink
{
public:
    virtual ~SnapshotSink() = default;

    virtual Result<void> head(const SnapshotHead &head) = 0;
    virtual Result<void> team(const TeamRecord &team) = 0;
    virtual Result<void> member(const MemberRecord &member) = 0;
};

//! Reads a snapshot (NDJSON) piece by piece as it arrives. Unknown kinds of lines and unknown members are
//! passed over. Whatever is not a snapshot of ours is NotThePlatform; what stands in the lines is text from
//! outside.
class SnapshotReader
{
public:
    //! A longer line is no record of ours.
    static constexpr qsizetype LineMaximum = 1024 * 1024;

    explicit SnapshotReader(SnapshotSink &sink);
    ~SnapshotReader();

    Result<void> feed(QByteArrayView bytes);

    //! Call at the end of the stream: an error unless the end line came and counts what came before it.
    //! Without it the stream was cut, and nothing of it may be believed.
    Result<void> finish();

    //! Teams and members so far.
    qint64 records() const;

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

//! Path of the snapshot of a workspace, relative to the platform.
QString snapshotPath(const QString &workspaceName);

} // namespace Minideck
