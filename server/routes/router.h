#pragma once

#include "route.h"

#include <vector>

namespace Minideck {

//! The table of all routes. Paths match exactly: case and trailing slashes count.
class Router
{
public:
    //! A route that fits, with the values of its path parameters.
    struct Match
    {
        const Route *route;
        QStringList parameters;
    };

    void add(std::vector<Route> routes);

    //! The route of a request; 404 for an unknown path, 405 for an unknown method of a known one. HEAD goes
    //! where GET goes (RFC 9110 9.3.2).
    std::variant<Match, Problem> find(const QByteArray &method, const QStringList &segments) const;

    const std::vector<Route> &routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

} // namespace Minideck
