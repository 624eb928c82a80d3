#include "syntheticmembers.h"

#include "syntheticnames.h"

#include <QDateTime>

#include <utility>

namespace Minideck {

namespace {

constexpr int TeamCount = 40;
constexpr qint64 FirstStart = 1577836800000; // 2020-01-01
constexpr qint64 Span = 205000000000;        // six and a half years in ms

// A stream of draws of one record: the splitmix64 generator, started at the record's number.
class Draws
{
public:
    explicit Draws(qint64 index)
        : m_state(static_cast<quint64>(index) * 0x9E3779B97F4A7C15u + 0x1234567u)
    { }
    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    quint64 below(quint64 bound) { return next() % bound; }

private:
    quint64 m_state;
};

const SyntheticNamePart &pick(std::span<const SyntheticNamePart> parts, quint64 draw)
{
    return parts[draw % parts.size()];
}

// Ids ascend with the number, as ULIDs of members who came one after the other.
QByteArray ulidLike(qint64 index, quint64 draw)
{
    static constexpr char Digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QByteArray text("01J0000000");
    for (int place = 9; place >= 3; --place, index >>= 5)
        text[place] = Digits[index & 31];
    for (int place = 0; place < 16; ++place, draw = (draw >> 4) | (draw << 60))
        text += Digits[draw & 31];
    return text;
}

QByteArray time(qint64 sinceEpoch)
{
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray quoted(const QByteArray &time)
{
    return time.isEmpty() ? QByteArray("null") : '"' + time + '"';
}

struct Drawn
{
    QByteArray id, name, email, role, status, startedAt, lastActivityAt;
};

Drawn draw(qint64 index, Draws &draws)
{
    Drawn drawn;
    drawn.id = "mbr_" + ulidLike(index, draws.next());
    const SyntheticScript &script = syntheticScript(draws.next());
    const SyntheticNamePart &given = pick(script.given, draws.next());
    const SyntheticNamePart &family = pick(script.family, draws.next());
    const SyntheticNamePart &first = script.familyFirst ? family : given;
    const SyntheticNamePart &second = script.familyFirst ? given : family;
    drawn.name = (first.text.toString() + script.between + second.text).toUtf8();
    static constexpr const char *Domains[] = {"@example.com", "@example.org", "@mail.example.net"};
    drawn.email = given.ascii.toLatin1() + '.' + family.ascii.toLatin1() + QByteArray::number(index)
        + Domains[draws.below(3)];
    const quint64 role = draws.below(100);
    drawn.role = role < 2 ? "admin" : role < 15 ? "reviewer" : "developer";
    const quint64 status = draws.below(100);
    drawn.status = status < 5 ? "invited" : status < 12 ? "inactive" : "active";
    const qint64 start = FirstStart + static_cast<qint64>(draws.below(Span));
    if (drawn.status == "invited") {
        if (draws.below(2) == 0)
            drawn.name.clear();
        return drawn;
    }
    drawn.startedAt = time(start);
    drawn.lastActivityAt = time(start + static_cast<qint64>(draws.below(Span)));
    return drawn;
}

QByteArray teamId(quint64 team)
{
    return "tem_01J000000000000000000000" + QByteArray::number(10 + team);
}

// Three of ten know who invited them; the others were imported.
QByteArray inviter(qint64 index, Draws &draws)
{
    if (index == 0 || draws.below(10) >= 3)
        return "null";
    Draws other(static_cast<qint64>(draws.below(static_cast<quint64>(qMin<qint64>(index, 50)))));
    const Drawn drawn = draw(0, other);
    return "{\"id\":\"" + drawn.id + "\",\"name\":\"" + drawn.name + "\"}";
}

QByteArray assignments(Draws &draws)
{
    const quint64 kind = draws.below(10);
    QByteArray list;
    for (quint64 n = 0; n < (kind < 5 ? 0u : kind < 9 ? 1u : 2u); ++n) {
        const quint64 team = draws.below(TeamCount);
        list += (n > 0 ? ",{\"kind\":\"team\",\"targetId\":\"" : "{\"kind\":\"team\",\"targetId\":\"")
            + teamId(team) + "\",\"targetName\":\"Team " + QByteArray::number(team + 1) + "\",\"role\":\""
            + (draws.below(8) == 0 ? "teamAdmin" : "teamMember") + "\"}";
    }
    return '[' + list + ']';
}

} // namespace

SyntheticMembers::SyntheticMembers(qint64 count)
    : m_count(count)
{ }

SyntheticMember SyntheticMembers::member(qint64 index) const
{
    Draws draws(index);
    const Drawn drawn = draw(index, draws);
    return {QString::fromLatin1(drawn.id),
            QString::fromUtf8(drawn.name),
            QString::fromLatin1(drawn.email),
            QString::fromLatin1(drawn.role),
            QString::fromLatin1(drawn.status),
            QString::fromLatin1(drawn.startedAt),
            QString::fromLatin1(drawn.lastActivityAt)};
}

void SyntheticMembers::appendLine(QByteArray &out, qint64 index) const
{
    Draws draws(index);
    const Drawn drawn = draw(index, draws);
    const QByteArray created = drawn.startedAt.isEmpty() ? time(FirstStart) : drawn.startedAt;
    out += "{\"type\":\"member\",\"id\":\"" + drawn.id + "\",\"revision\":"
        + QByteArray::number(1 + draws.below(9)) + ",\"createdAt\":\"" + created + "\",\"updatedAt\":\""
        + created + "\",\"externalId\":null,\"email\":\"" + drawn.email + "\",\"name\":\"" + drawn.name
        + "\",\"role\":\"" + drawn.role + "\",\"programCreator\":" + (draws.below(10) == 0 ? "true" : "false")
        + ",\"status\":\"" + drawn.status + "\",\"startedAt\":" + quoted(drawn.startedAt)
        + ",\"invitedBy\":" + inviter(index, draws) + ",\"assignments\":" + assignments(draws)
        + ",\"activity\":{\"lastActivityAt\":" + quoted(drawn.lastActivityAt) + "}}\n";
}

QByteArray SyntheticMembers::head() const
{
    QByteArray out =
        "{\"type\":\"snapshot\",\"sequence\":\"42\",\"workspace\":{\"id\":\"wsp_01J00000000000000000000000\","
        "\"name\":\"bench\",\"status\":\"active\"},\"counts\":{\"team\":"
        + QByteArray::number(TeamCount) + ",\"member\":" + QByteArray::number(m_count) + "}}\n";
    for (quint64 team = 0; team < TeamCount; ++team) {
        out += "{\"type\":\"team\",\"id\":\"" + teamId(team)
            + "\",\"revision\":1,\"createdAt\":\"2020-01-01T00:00:00.000Z\",\"updatedAt\":\"2020-01-01T00:00:"
              "00.000Z\","
              "\"externalId\":null,\"name\":\"Team "
            + QByteArray::number(team + 1) + "\"}\n";
    }
    return out;
}

QByteArray SyntheticMembers::end() const
{
    return "{\"type\":\"end\",\"records\":" + QByteArray::number(m_count + TeamCount) + "}\n";
}

} // namespace Minideck
