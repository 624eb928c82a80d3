#pragma once

#include "testplatform.h"

#include <QtTest>

namespace Minideck {

inline const QByteArray ApprovalsPath = "/v1/workspaces/NorthbayCity/approvals";

//! The demo workspace with people who ask and people who decide: two administrators, a reviewer, a developer,
//! a guest without membership, and an operator.
class ApprovalStage
{
protected:
    void begin()
    {
        m_platform = std::make_unique<TestPlatform>();
        m_platform->sql(u"UPDATE account SET operator = 0"_qs);
        m_platform->sql(u"UPDATE account SET operator = 1 WHERE email LIKE 'meiling%'"_qs);
        m_platform->sql(
            u"INSERT INTO account (id, email, email_folded, name, password_hash, demo, verified_at,"
            u" created_at) VALUES ('acc_guest', 'guest@x.example', 'guest@x.example', 'Guest', '', 1, 1, 0)"_qs);
        m_noor = m_platform->token();
        m_ingrid = m_platform->token(u"ingrid.solheim@northbay.example"_qs);
        m_hana = m_platform->token(u"hana.kobayashi@northbay.example"_qs);
        m_anika = m_platform->token(u"anika.sen@campus.example"_qs);
        m_meiling = m_platform->token(u"meiling.chow@northbay.example"_qs);
        m_guest = m_platform->token(u"guest@x.example"_qs);
    }

    Reply post(const QByteArray &target, const QByteArray &body, const QByteArray &token,
               const QByteArray &ifMatch = {})
    {
        return m_platform->write(
            {.method = "POST", .target = target, .body = body, .ifMatch = ifMatch, .token = token});
    }
    static QByteArray idOf(const Reply &reply) { return reply.json()[u"id"_qs].toString().toLatin1(); }
    static QString statusOf(const Reply &reply) { return reply.json()[u"status"_qs].toString(); }

    //! Asks for another role in the workspace, and gives the id of the request.
    QByteArray askRole(const QByteArray &token, const QByteArray &role = "reviewer")
    {
        const Reply asked =
            post(ApprovalsPath, R"({"category":"memberRequest","role":")" + role + R"("})", token);
        if (asked.status != 201)
            qWarning("The request was refused: %s", asked.body.constData());
        return idOf(asked);
    }
    //! Asks to join the workspace.
    Reply join(const QByteArray &token, const QByteArray &workspace = "NorthbayCity",
               const QByteArray &role = "reviewer")
    {
        return post("/v1/membership-requests",
                    R"({"workspace":")" + workspace + R"(","role":")" + role + R"("})", token);
    }
    Reply act(const QByteArray &id, const QByteArray &verb, const QByteArray &token,
              const QByteArray &body = "{}", const QByteArray &ifMatch = "*")
    {
        return post(ApprovalsPath + '/' + id + '/' + verb, body, token, ifMatch);
    }
    Reply actAbove(const QByteArray &id, const QByteArray &verb, const QByteArray &token,
                   const QByteArray &body = "{}", const QByteArray &ifMatch = "*")
    {
        return post("/v1/approvals/" + id + '/' + verb, body, token, ifMatch);
    }
    Reply see(const QByteArray &id, const QByteArray &token)
    {
        return m_platform->get(ApprovalsPath + '/' + id, token);
    }
    //! The ids of a list, in order.
    QByteArrayList listed(const QByteArray &query, const QByteArray &token,
                          const QByteArray &list = ApprovalsPath)
    {
        QByteArrayList ids;
        for (const QJsonValue &item : m_platform->get(list + query, token).json()[u"items"_qs].toArray())
            ids << item[u"id"_qs].toString().toLatin1();
        return ids;
    }
    //! "approve withdraw" for what is allowed, "reject: ownRequest" for what is not.
    static QString actions(const Reply &detail)
    {
        QStringList all;
        for (const QJsonValue &each : detail.json()[u"allowedActions"_qs].toArray()) {
            const QString name = each[u"action"_qs].toString().section(u'.', 1);
            all << (each[u"allowed"_qs].toBool() ? name : name + u": "_qs + each[u"reason"_qs].toString());
        }
        return all.join(u", "_qs);
    }
    QString roleOf(const QByteArray &who)
    {
        return m_platform->get(m_platform->memberPath(who)).json()[u"role"_qs].toString();
    }
    //! The events about approvals and what came of them: "approval.reject by noor.rahman: No."
    QString events()
    {
        return m_platform->ask(
            u"SELECT group_concat(line, '; ') FROM (SELECT action || ' by ' || substr(account.email, 1,"
            u" instr(account.email, '@') - 1) || CASE reason WHEN '' THEN '' ELSE ': ' || reason END AS line"
            u" FROM audit_event JOIN account ON account.id = account_id ORDER BY number)"_qs);
    }

    std::unique_ptr<TestPlatform> m_platform;
    QByteArray m_noor;    //!< an administrator
    QByteArray m_ingrid;  //!< another one
    QByteArray m_hana;    //!< a reviewer
    QByteArray m_anika;   //!< a developer
    QByteArray m_meiling; //!< an operator of the platform, and a reviewer here
    QByteArray m_guest;   //!< no member
};

} // namespace Minideck
