#pragma once

#include "problem.h"

#include <core/permissiontable.h>
#include <server/http/message.h>
#include <server/rules/sessions.h>

#include <QStringList>

#include <functional>
#include <optional>
#include <variant>

namespace Minideck {

class Connection;
struct Effect;

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

//! Answers later, from any thread. A caller, if one is needed, was authenticated before; a transaction that
//! comes afterwards has to ask again whether the session still holds.
struct LaterHandler
{
    std::function<void(const RouteCall &, std::function<void(Answer)>)> run;
};

//! Changes the workspace that the path names, exactly once for each Idempotency-Key. The frame (ExactlyOnce)
//! looks after the key, the order of checks and the one transaction; here stands what is needed and what
//! happens. A problem leaves nothing behind; only whole bodies are answered.
struct EffectHandler
{
    Permission permission; //!< for the workspace as a whole
    std::function<Answer(Effect &)> run;
};

using Handler = std::variant<PlainHandler, ReadingHandler, WritingHandler, LaterHandler, EffectHandler>;

//! One method of one resource. All but plain handlers may need a session; those with an effect do.
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
