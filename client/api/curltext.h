#pragma once

#include <core/types/memberquery.h>

#include <QString>
#include <QUrl>

namespace Minideck {

struct Request;

//! A request as a line for a shell with curl. It never holds the token: `$MINIDECK_TOKEN` stands in its
//! place, which the shell puts in. Whatever else it holds is quoted, so that nothing of it is a command.
QString curlText(const Request &request);

//! The request for one member, or for the first page of a list.
Request memberRequest(const QUrl &platform, const QString &workspaceName, const MemberId &member);
Request memberListRequest(const QUrl &platform, const QString &workspaceName, const MemberQuery &query);

} // namespace Minideck
