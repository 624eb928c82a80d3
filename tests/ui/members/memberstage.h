#pragma once

#include <models/members/invitationsmodel.h>
#include <models/members/memberactionsmodel.h>
#include <models/members/membersmodel.h>
#include <support/demostage.h>
#include <ui/members/memberlist.h>
#include <ui/members/memberspane.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/rowview.h>

#include <QPushButton>

namespace Minideck {

// The pane of the members in a window of its own, of the demo admin of a real platform.
struct MemberStage
{
    DemoStage stage;
    std::unique_ptr<DemoStage::Desk> desk;
    MembersModel members{stage.clock()};
    MemberActionsModel actions;
    InvitationsModel invitations{actions};
    std::unique_ptr<MembersPane> pane;
    RowView *list = nullptr;

    // False if anything does not come to an end.
    bool open()
    {
        desk = stage.openDesk(QStringLiteral("desk"));
        if (!desk)
            return false;
        members.follow(desk->client);
        actions.follow(desk->client);
        actions.setSelf(desk->connection.workspace());
        invitations.follow(desk->client);
        pane = std::make_unique<MembersPane>(members, actions, invitations, stage.clock());
        list = pane->findChild<MemberList *>()->view();
        pane->setRole(desk->connection.role());
        pane->resize(1072, 702);
        pane->show();
        pane->activateWindow();
        if (!QTest::qWaitForWindowActive(pane.get()))
            return false;
        const bool ready = QTest::qWaitFor(
            [this] { return members.rowCount() == 24 && actions.circumstances().phase == Phase::Online; },
            20'000);
        pane->takeFocus();
        return ready;
    }
    ~MemberStage()
    {
        pane.reset(); // before the models, which it shows
        desk.reset();
    }

    static QPushButton *button(const QWidget *inside, const QString &text)
    {
        for (QPushButton *each : inside->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    static QString words(const QWidget *inside)
    {
        QStringList texts;
        for (const PlainLabel *label : inside->findChildren<PlainLabel *>()) {
            if (label->isVisible())
                texts << label->fullText();
        }
        return texts.join(u'|');
    }
};

} // namespace Minideck
