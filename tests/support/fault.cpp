#include "fault.h"

#include "scriptedpeer.h"

namespace Minideck {

namespace {

constexpr auto Json = "application/json";
constexpr auto Problem = "application/problem+json";

Fault replaced(const QByteArray &name, int status, const QByteArray &type, const QByteArray &body,
               const QByteArray &fields = {})
{
    return {.name = name,
            .kind = Fault::Kind::Replace,
            .answer = PeerAnswer::of(status, body, type, fields).bytes};
}

Fault decided(Fault fault)
{
    fault.looksDecided = true;
    return fault;
}

QByteArray problem(int status, const QByteArray &code)
{
    return R"({"type":"/problems/x","title":"X","status":)" + QByteArray::number(status) + R"(,"code":")"
        + code + R"("})";
}

} // namespace

QList<Fault> requestFaults()
{
    using Kind = Fault::Kind;
    using Place = Fault::Place;
    return {
        {.name = "refused", .kind = Kind::Refuse},
        {.name = "reset without a byte", .kind = Kind::Reset},
        {.name = "reset in the head", .kind = Kind::Reset, .place = Place::Head},
        {.name = "reset in the body", .kind = Kind::Reset, .place = Place::Body},
        {.name = "closed without a byte", .kind = Kind::Close},
        {.name = "closed in the head", .kind = Kind::Close, .place = Place::Head},
        {.name = "closed in the body", .kind = Kind::Close, .place = Place::Body},
        {.name = "silence", .kind = Kind::Silence},
        {.name = "silence in the body", .kind = Kind::Silence, .place = Place::Body},
        {.name = "trickle", .kind = Kind::Trickle},
        {.name = "latency", .kind = Kind::Latency},
        {.name = "twice", .kind = Kind::Twice},
        {.name = "length too long", .kind = Kind::Length, .difference = 100},
        {.name = "length too short", .kind = Kind::Length, .difference = -1},
        replaced("401", 401, Problem, problem(401, "AUTH-3"), "WWW-Authenticate: Bearer\r\n"),
        decided(replaced("403", 403, Problem, problem(403, "ROL-1"))),
        replaced("409", 409, Problem, problem(409, "IDEMPOTENCY-3")),
        decided(replaced("412", 412, Problem, problem(412, "PRECONDITION-2"))),
        replaced("429", 429, Problem, problem(429, "LIMIT-1"), "Retry-After: 7\r\n"),
        replaced("500", 500, Problem, problem(500, "SERVER-1")),
        replaced("502 of a gateway", 502, "text/html", "<h1>Bad Gateway</h1>"),
        replaced("503", 503, Problem, problem(503, "BUSY-1"), "Retry-After: 7\r\n"),
        replaced("HTML with 200", 200, "text/html", "<h1>Welcome to our network</h1>"),
        {.name = "no HTTP", .kind = Kind::Replace, .answer = "220 mail.example ESMTP\r\n\r\n"},
        replaced("broken JSON", 200, Json, R"({"id":"mbr_1","revision":)"),
        replaced("other JSON", 200, Json, R"({"ok":true})"),
        replaced("nesting 10,000", 200, Json, QByteArray(10'000, '[') + QByteArray(10'000, ']')),
        {.name = "100 MB",
         .kind = Kind::Flood,
         .answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n"},
    };
}

Fault requestFault(const QByteArray &name)
{
    for (const Fault &fault : requestFaults()) {
        if (fault.name == name)
            return fault;
    }
    qFatal("no fault is called %s", name.constData());
}

const char *toString(Fault::Moment moment)
{
    switch (moment) {
    case Fault::Moment::Before:
        return "before the commit";
    case Fault::Moment::During:
        return "during the commit";
    case Fault::Moment::After:
        return "after the commit";
    }
    return "";
}

} // namespace Minideck
