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
struct PlatformEffect;

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
    //! Where the permission is needed: in the workspace as a whole, or somewhere in it, and then the effect
    //! asks again for its target.
    enum class Scope { Workspace, Somewhere };
    //! Whether `?dryRun=true` is understood: everything is decided and answered, and nothing stays.
    enum class DryRun { No, Yes };

    Permission permission;
    std::function<Answer(Effect &)> run;
    Scope scope = Scope::Workspace;
    DryRun dryRun = DryRun::No;
};

//! Changes something of the platform that is above the members of a workspace, such as its registration, with
//! the same frame. Asks for an operator or for anybody with an account.
struct PlatformEffectHandler
{
    enum class For { Everybody, Operators };

    For whom;
    std::function<Answer(PlatformEffect &)> run;
    EffectHandler::DryRun dryRun = EffectHandler::DryRun::No;
};

using Handler = std::variant<PlainHandler, ReadingHandler, WritingHandler, LaterHandler, EffectHandler,
                             PlatformEffectHandler>;

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
