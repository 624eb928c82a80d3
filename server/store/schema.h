#pragma once

#include <QStringList>

//! The statements of each migration; one function per released step.
namespace Minideck::Schema {

QStringList firstTables();

//! What exactly-once writing needs: change feed, idempotency keys, audit log.
QStringList writingTables();

//! What people need to come and go: verified accounts, one-time codes, mail, sign-in by browser.
QStringList identityTables();
//! Registration and state of workspaces, and what the feed knows of rights and age.
QStringList workspaceTables();

//! What people ask for and what is decided about it; registrations of workspaces become approvals.
QStringList approvalTables();

} // namespace Minideck::Schema
