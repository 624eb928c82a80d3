#include "preconditions.h"

namespace Minideck::Preconditions {

// Our tags hold digits and letters alone, so a comma is always between two of them.
static bool lists(const QByteArray &field, const QByteArrayList &wanted)
{
    for (const QByteArray &tag : field.split(',')) {
        if (wanted.contains(tag.trimmed()))
            return true;
    }
    return false;
}

QByteArray etag(qint64 revision, Shown shown)
{
    return '"' + QByteArray::number(revision) + (shown == Shown::Part ? "part\"" : "\"");
}

Precondition ifMatch(const QList<QByteArray> &fields, qint64 revision, Shown shown)
{
    if (fields.isEmpty())
        return Precondition::Missing;
    for (const QByteArray &field : fields) {
        if (lists(field, {"*", etag(revision, shown)}))
            return Precondition::Holds;
    }
    return Precondition::Stale;
}

bool ifNoneMatch(const QByteArray &field, qint64 revision)
{
    return lists(field, {"*", etag(revision), "W/" + etag(revision)});
}

} // namespace Minideck::Preconditions
