#pragma once

#include "problem.h"

#include <core/secret.h>
#include <server/http/message.h>

#include <QJsonObject>
#include <QSet>

#include <variant>

namespace Minideck {

//! Reads a request body strictly: application/json, one object, nesting up to Limits::JsonNesting, no member
//! twice, no NUL, and no member that nobody asked for.
class JsonBody
{
public:
    static std::variant<JsonBody, Problem> parse(const HttpRequest &request);

    bool has(const QString &name) const { return m_object.contains(name); }

    //! A required text of 1 to `maximum` bytes in UTF-8; notes an error and gives nothing otherwise.
    QString text(const QString &name, int maximum);

    //! The same, as a secret.
    Secret secret(const QString &name, int maximum);

    //! Notes an error found by the caller.
    void refuse(const QString &name, const QString &code, const QString &detail);

    //! The problem with this body, if any: the errors noted and the members that were not read.
    std::optional<Problem> problem() const;

private:
    explicit JsonBody(QJsonObject object)
        : m_object(std::move(object))
    { }

    QJsonObject m_object;
    QSet<QString> m_read;
    QList<FieldError> m_errors;
};

} // namespace Minideck
