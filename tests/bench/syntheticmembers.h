#pragma once

#include <QByteArray>
#include <QString>

namespace Minideck {

// What the benches compare by; the wire line holds more.
struct SyntheticMember
{
    QString id;
    QString name;
    QString email;
    QString role;
    QString status;
    QString startedAt;
    QString lastActivityAt; // empty for never
};

// A workspace of any size, the same on every machine: member number i depends on i alone. Names come from
// several scripts; three of ten are written without Latin letters.
class SyntheticMembers
{
public:
    explicit SyntheticMembers(qint64 count);

    qint64 count() const { return m_count; }

    SyntheticMember member(qint64 index) const;

    // Appends the record as one line of the snapshot stream, with its line end.
    void appendLine(QByteArray &out, qint64 index) const;

    // The first and the last line of the stream; the teams that members point to stand after the first.
    QByteArray head() const;
    QByteArray end() const;

private:
    qint64 m_count;
};

} // namespace Minideck
