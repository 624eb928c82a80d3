#include "router.h"

#include <iterator>

namespace Minideck {

void Router::add(std::vector<Route> routes)
{
    std::move(routes.begin(), routes.end(), std::back_inserter(m_routes));
}

static std::optional<QStringList> matchPath(const QString &path, const QStringList &segments)
{
    const QStringList pattern = path.split(u'/').sliced(1); // the path starts with a slash
    if (pattern.size() != segments.size())
        return std::nullopt;
    QStringList parameters;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i].startsWith(u'{')) {
            if (segments[i].isEmpty())
                return std::nullopt;
            parameters.append(segments[i]);
        } else if (pattern[i] != segments[i]) {
            return std::nullopt;
        }
    }
    return parameters;
}

std::variant<Router::Match, Problem> Router::find(const QByteArray &method, const QStringList &segments) const
{
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    QByteArrayList allowed;
    for (const Route &route : m_routes) {
        const auto parameters = matchPath(route.path, segments);
        if (!parameters)
            continue;
        if (route.method == wanted)
            return Match{&route, *parameters};
        allowed.append(route.method);
        if (route.method == "GET")
            allowed.append("HEAD");
    }
    if (allowed.isEmpty())
        return Problems::notFound();
    return Problems::methodNotAllowed(allowed.join(", "));
}

} // namespace Minideck
