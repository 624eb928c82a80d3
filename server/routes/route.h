#pragma once

#include "problem.h"

#include <server/http/message.h>
#include <server/rules/sessions.h>

#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

namespace Minideck {

class Connection;

//! A request on its way through a route.
struct RouteCall
{
    HttpRequest request;
    QStringList parameters;       //!< of the path, in order
    std::optional<Caller> caller; //!< set on routes that need a session
};

using Answer = std::variant<HttpResponse, Problem>;

//! Answers from memory, at once.
struct PlainHandler
{
    std::function<Answer(const RouteCall &)> run;
};

//! Answers on a database thread, inside one read transaction.
struct ReadingHandler
{
    std::function<Answer(const RouteCall &, Connection &)> run;
};

//! Answers on the writing thread; the answer goes out after the commit. Problems commit, too.
struct WritingHandler
{
    std::function<Answer(const RouteCall &, Connection &)> run;
};

//! Answers later, from any thread.
struct LaterHandler
{
    std::function<void(const RouteCall &, std::function<void(Answer)>)> run;
};

using Handler = std::variant<PlainHandler, ReadingHandler, WritingHandler, LaterHandler>;

//! One method of one resource. Only reading and writing handlers may need a session.
struct Route
{
    enum class Needs { Nothing, Session };

    QByteArray method;
    QString path; //!< as in openapi.yaml: "/v1/workspaces/{workspace}/teams"
    Needs needs = Needs::Nothing;
    Handler handler;
};

//! A JSON answer.
HttpResponse jsonResponse(QByteArray json, int status = 200);

} // namespace Minideck
