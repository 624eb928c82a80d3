#include "invitationtext.h"

#include <QCoreApplication>

namespace Minideck {

namespace {

struct InvitationText
{
    Q_DECLARE_TR_FUNCTIONS(InvitationText)
};

} // namespace

QString invitationRefusalText(const Error &error)
{
    if (error.code != u"MEM-2"_qs || error.fields.isEmpty())
        return {};
    const QString reason = error.fields.first().code;
    if (reason == u"alreadyMember"_qs)
        return InvitationText::tr("Already a member");
    if (reason == u"duplicate"_qs)
        return InvitationText::tr("Twice in the list");
    return InvitationText::tr("Not an address");
}

} // namespace Minideck
