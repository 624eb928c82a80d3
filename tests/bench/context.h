#pragma once

#include "benchoptions.h"
#include "syntheticmembers.h"

#include <QDir>

namespace Minideck {

// What all goals share: options, the made-up workspace, a folder to work in.
class Context
{
public:
    // Works in the data folder of the options, or in a new one that goes when this does.
    explicit Context(const BenchOptions &options);
    ~Context();
    Q_DISABLE_COPY_MOVE(Context)

    const BenchOptions &options() const { return m_options; }
    const SyntheticMembers &members() const { return m_members; }
    QDir scratch() const { return m_scratch; }

    // The whole snapshot stream as a file, made at the first call.
    QString snapshotFile();

    // A database of the floor's kind with the same members, made at the first call.
    QString floorDatabase();

    // Says on stderr what is at work.
    void say(const QString &what) const;

private:
    BenchOptions m_options;
    SyntheticMembers m_members;
    QDir m_scratch;
};

} // namespace Minideck
