#pragma once

#include "problem.h"

#include <core/secret.h>
#include <core/types/wireenum.h>
#include <server/http/message.h>

#include <QJsonObject>
#include <QSet>

#include <variant>

namespace Minideck {

//! Reads a request body strictly: of one media type, one object, nesting up to Limits::JsonNesting, no member
//! twice, no NUL, and no member that nobody asked for.
class JsonBody
{
public:
    static std::variant<JsonBody, Problem> parse(const HttpRequest &request,
                                                 const QByteArray &mediaType = "application/json");

    bool has(const QString &name) const { return m_object.contains(name); }

    //! A required text of 1 to `maximum` bytes in UTF-8; notes an error and gives nothing otherwise.
    QString text(const QString &name, int maximum);

    //! The same, as a secret.
    Secret secret(const QString &name, int maximum);

    //! A required true or false; notes an error and gives false otherwise.
    bool flag(const QString &name);

    //! A required whole number of `minimum` to `maximum`; notes an error and gives `minimum` otherwise.
    qint64 number(const QString &name, qint64 minimum, qint64 maximum);

    //! A required name of the contract, such as "reviewer"; notes an error and gives nothing otherwise.
    template <typename Enum>
    std::optional<Enum> name(const QString &member)
    {
        const QString text = this->text(member, LongestName);
        const auto value = fromWire<Enum>(text);
        if (!text.isEmpty() && !value)
            refuse(member, QStringLiteral("value"),
                   QStringLiteral("This member has a value that is not known here."));
        return value;
    }

    //! A required object, to be read like this one and then to be included(); notes an error and gives
    //! nothing otherwise.
    std::optional<JsonBody> object(const QString &name);

    //! A required list of `minimum` to `maximum` objects, each to be read like this one and then to be
    //! included(); notes an error and gives none otherwise.
    QList<JsonBody> objects(const QString &name, int minimum, int maximum);

    //! Takes over the errors of an object inside this one.
    void include(const JsonBody &inner) { m_errors += inner.errors(); }

    //! Notes an error found by the caller.
    void refuse(const QString &name, const QString &code, const QString &detail);

    //! The problem with this body, if any: the errors noted and the members that were not read.
    std::optional<Problem> problem() const;

private:
    static constexpr int LongestName = 64;

    explicit JsonBody(QJsonObject object, QString pointer = {})
        : m_object(std::move(object))
        , m_pointer(std::move(pointer))
    { }
    QJsonValue read(const QString &name);
    QString pointerTo(QString name) const;
    QList<FieldError> errors() const;

    QJsonObject m_object;
    QString m_pointer; //!< of this object in the body (RFC 6901)
    QSet<QString> m_read;
    QList<FieldError> m_errors;
};

} // namespace Minideck
