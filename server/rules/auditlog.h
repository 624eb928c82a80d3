#pragma once

#include <server/store/auditstore.h>

namespace Minideck {

//! What a look at the whole audit log found.
struct AuditVerdict
{
    qint64 events = 0;      //!< that are whole
    qint64 firstBroken = 0; //!< number of the first event that is not; 0 if all are
    QString why;            //!< a sentence, empty if all are
};

//! The audit log (AUD-1): it only grows, and each event carries a hash over itself and the one before, so
//! that nothing in the middle can be changed, taken out or put in without a trace.
namespace AuditLog {

//! Adds an event in the caller's transaction; number and hash are set here.
void append(Connection &connection, AuditEvent event);

//! Follows the chain from its beginning.
AuditVerdict verify(Connection &connection);

} // namespace AuditLog
} // namespace Minideck
