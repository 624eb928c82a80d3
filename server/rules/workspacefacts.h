#pragma once

#include <server/store/registrationstore.h>

#include <QJsonObject>

#include <optional>

namespace Minideck {

//! The facts of a workspace that can change (ACC-4); what is not set stays as it is. The name never does
//! (ACC-3).
struct WorkspaceFacts
{
    std::optional<QString> categoryCode;
    std::optional<QString> address;
    std::optional<QString> timeZone;
    std::optional<QList<Representative>> representatives;

    static WorkspaceFacts of(const RegistrationForm &form);
    static WorkspaceFacts fromJson(const QJsonObject &json);

    //! With the names of the contract, only what is set.
    QJsonObject toJson() const;

    bool isEmpty() const { return !categoryCode && !address && !timeZone && !representatives; }

    //! Those that are another value in the form.
    WorkspaceFacts differingFrom(const RegistrationForm &form) const;

    //! The same facts as these, as they are in the form.
    WorkspaceFacts asIn(const RegistrationForm &form) const;

    //! These, and for those that are not set here, the others.
    WorkspaceFacts over(const WorkspaceFacts &others) const;

    void writeInto(RegistrationForm &form) const;
};

} // namespace Minideck
