#pragma once

#include <core/result.h>
#include <core/types/workspace.h>

#include <QList>

#include <optional>

namespace Minideck {

//! A workspace as the operator at the command line sees it.
struct DeskEntry
{
    WorkspaceId id;
    QString name;
    WorkspaceStatus status = WorkspaceStatus::Active;
    QString statusReason;
    QString businessScope; //!< code and name; empty if it was never registered
    QStringList representatives;
};

//! Decides registrations of workspaces without an account (ACC-2, ACC-8), for whoever holds the data folder.
//! Works beside a running server and waits for the answer. What is done is written into the audit log.
class RegistrationDesk
{
public:
    enum class Decision { Approve, Reject, Suspend, Reopen };

    explicit RegistrationDesk(QString dataFolder);

    //! All workspaces, newest first.
    Result<QList<DeskEntry>> list();

    //! `workspace` is its id or its name; `reason` is for reject and suspend. The error says what stands
    //! against it: NOT-FOUND, a rule such as ACC-8, or that the data cannot be read.
    Result<void> decide(Decision decision, const QString &workspace, const QString &reason = {});

private:
    const QString m_file;
    const QString m_keyFile;
};

} // namespace Minideck
