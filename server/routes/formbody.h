#pragma once

#include <server/http/message.h>

#include <QMap>

namespace Minideck {

//! Named texts of a form or query. A name that came twice is none: nobody can say which one was meant.
class FormFields
{
public:
    //! Reads a body of the type application/x-www-form-urlencoded; nothing if it has another type or is not
    //! UTF-8 without NUL.
    static std::optional<FormFields> ofBody(const HttpRequest &request);
    static FormFields ofQuery(const HttpRequest &request);

    //! The text of a name that came once, or an empty one.
    QString text(const QString &name) const { return m_texts.value(name); }
    QByteArray bytes(const QString &name) const { return text(name).toUtf8(); }
    bool cameTwice() const { return m_twice; }

private:
    void add(const QString &name, const QString &text);

    QMap<QString, QString> m_texts;
    bool m_twice = false;
};

} // namespace Minideck
