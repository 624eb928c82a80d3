#include "application.h"
#include "screentour.h"

#include <ui/members/invitesheet.h>
#include <ui/members/memberspane.h>
#include <ui/shared/textfield.h>

namespace Minideck {

using Step = InvitationsModel::Step;

// Good ones, and one for everything that can stand against an address.
static QString pasted()
{
    return u"Aoife Byrne <aoife.byrne@northbay.example>,\n"
           "wei.zhang@campus.example; dimitra.pappa@northbay.example\n"
           "li.na@teahouse.example\n"
           "rashid.al-amin@harbourpay.example, reviewer\n"
           "WEI.ZHANG@campus.example\n"
           "sofia.lindqvist.northbay.example\n"
           "priya.r@harbourpay.example"_qs;
}

// Nobody is invited here: the screens that follow show the demo workspace.
void ScreenTour::addInvitation()
{
    const auto sheet = [this] { return pane()->inviteSheet(); };
    const auto checked = [this](int rows) {
        return [this, rows] {
            const InvitationsModel &model = m_application.invitations();
            return model.counts().all == rows && !model.isChecking();
        };
    };
    m_stations << Station{u"members-invite-empty"_qs, [this] { pane()->openInvitation(); }, checked(0)};
    m_stations << Station{u"members-invite"_qs, [sheet] { sheet()->text()->setText(pasted()); }, checked(8)};
    m_stations << Station{u"members-invite-left-out"_qs,
                          [this] { m_application.invitations().setPart(InvitationsModel::Part::LeftOut); },
                          checked(8)};
    m_stations << Station{u"members-invite-closed"_qs,
                          [this] {
                              m_application.invitations().clear();
                              pane()->closeInvitation();
                          },
                          checked(0),
                          {},
                          {},
                          false};
}

void ScreenTour::addInvitationResults()
{
    m_stations << Station{u"members-invite-written"_qs,
                          [this] {
                              pane()->openInvitation();
                              pane()->inviteSheet()->text()->setText(pasted());
                          },
                          [this] { return m_application.invitations().counts().toSend == 4; },
                          {},
                          {},
                          false};
    m_stations << Station{u"members-invite-results"_qs, [this] { pane()->inviteSheet()->send(); },
                          [this] { return m_application.invitations().step() == Step::Done; }};
    m_stations << Station{u"members-invited"_qs, [this] { pane()->closeInvitation(); },
                          [this] {
                              chooseMember(u"wei.zhang@campus.example"_qs);
                              return showsMembers(28);
                          }};
}

// Without a platform.
void ScreenTour::addInvitationOnItsWay()
{
    const auto write = [this](const QString &text) {
        pane()->openInvitation();
        pane()->inviteSheet()->text()->setText(text);
    };
    const auto ready = [this](int count) {
        return [this, count] { return m_application.invitations().counts().toSend == count; };
    };
    const auto send = [this] { pane()->inviteSheet()->send(); };
    const auto sending = [this] { return m_application.invitations().step() == Step::Sending; };
    m_stations << Station{u"members-invite-offline-written"_qs,
                          [write] { write(u"one@guest.example, two@guest.example"_qs); },
                          ready(2),
                          {},
                          {},
                          false};
    m_stations << Station{u"members-invite-offline"_qs, send, sending};
}

} // namespace Minideck
