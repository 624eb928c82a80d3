<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ConnectionText</name>
    <message numerus="yes">
        <source>%n change(s) wait to be sent.</source>
        <translation>
            <numerusform>%n change waits to be sent.</numerusform>
            <numerusform>%n changes wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) ahead of the platform&apos;s, so times here are not to be trusted.</source>
        <translation>
            <numerusform>It is %n minute ahead of the platform&apos;s, so times here are not to be trusted.</numerusform>
            <numerusform>It is %n minutes ahead of the platform&apos;s, so times here are not to be trusted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is %n minute(s) behind the platform&apos;s, so times here are not to be trusted.</source>
        <translation>
            <numerusform>It is %n minute behind the platform&apos;s, so times here are not to be trusted.</numerusform>
            <numerusform>It is %n minutes behind the platform&apos;s, so times here are not to be trusted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>The platform asks to wait %n second(s).</source>
        <translation>
            <numerusform>The platform asks to wait %n second.</numerusform>
            <numerusform>The platform asks to wait %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message numerus="yes">
        <source>%n row(s) written to %1.</source>
        <translation>
            <numerusform>%n row written to %1.</numerusform>
            <numerusform>%n rows written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberQuestions</name>
    <message numerus="yes">
        <source>Block %n member(s)?</source>
        <translation>
            <numerusform>Block %n member?</numerusform>
            <numerusform>Block %n members?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock %n member(s)?</source>
        <translation>
            <numerusform>Unblock %n member?</numerusform>
            <numerusform>Unblock %n members?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n member(s)?</source>
        <translation>
            <numerusform>Remove %n member?</numerusform>
            <numerusform>Remove %n members?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n invitation(s)?</source>
        <translation>
            <numerusform>Revoke %n invitation?</numerusform>
            <numerusform>Revoke %n invitations?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them</source>
        <comment>members</comment>
        <translation>
            <numerusform>%n of them</numerusform>
            <numerusform>%n of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberReport</name>
    <message numerus="yes">
        <source>%n member(s) changed.</source>
        <translation>
            <numerusform>%n member changed.</numerusform>
            <numerusform>%n members changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) blocked.</source>
        <translation>
            <numerusform>%n member blocked.</numerusform>
            <numerusform>%n members blocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) unblocked.</source>
        <translation>
            <numerusform>%n member unblocked.</numerusform>
            <numerusform>%n members unblocked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) removed.</source>
        <translation>
            <numerusform>%n member removed.</numerusform>
            <numerusform>%n members removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused.</source>
        <translation>
            <numerusform>%n refused.</numerusform>
            <numerusform>%n refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n go(es) on in the outbox.</source>
        <translation>
            <numerusform>%n goes on in the outbox.</numerusform>
            <numerusform>%n go on in the outbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitation(s) renewed.</source>
        <translation>
            <numerusform>%n invitation renewed.</numerusform>
            <numerusform>%n invitations renewed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invitation(s) revoked.</source>
        <translation>
            <numerusform>%n invitation revoked.</numerusform>
            <numerusform>%n invitations revoked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberText</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>assignments of an unknown kind</comment>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n program(s)</source>
        <translation>
            <numerusform>%n program</numerusform>
            <numerusform>%n programs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n app(s)</source>
        <translation>
            <numerusform>%n app</numerusform>
            <numerusform>%n apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n team(s)</source>
        <translation>
            <numerusform>%n team</numerusform>
            <numerusform>%n teams</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::IdentityPages</name>
    <message numerus="yes">
        <source>Your %n other session(s) on this platform and this one end at once.</source>
        <translation>
            <numerusform>Your other session on this platform and this one end at once.</numerusform>
            <numerusform>Your %n other sessions on this platform and this one end at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::InvitationsModel</name>
    <message numerus="yes">
        <source>At most %n address(es) are invited at once.</source>
        <translation>
            <numerusform>At most %n address is invited at once.</numerusform>
            <numerusform>At most %n addresses are invited at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::InviteSheet</name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n invitation(s)</source>
        <translation>
            <numerusform>Send %n invitation</numerusform>
            <numerusform>Send %n invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>addresses, of which the role is</comment>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Inviting %n people</source>
        <translation>
            <numerusform>Inviting %n person</numerusform>
            <numerusform>Inviting %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people invited</source>
        <translation>
            <numerusform>%n person invited</numerusform>
            <numerusform>%n people invited</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::MemberActionsModel</name>
    <message numerus="yes">
        <source>At most %n member(s) are changed at once.</source>
        <translation>
            <numerusform>At most %n member is changed at once.</numerusform>
            <numerusform>At most %n members are changed at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::MemberCommands</name>
    <message numerus="yes">
        <source>At most %n member(s) are changed at once.</source>
        <translation>
            <numerusform>At most %n member is changed at once.</numerusform>
            <numerusform>At most %n members are changed at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::MemberDetail</name>
    <message numerus="yes">
        <source>Show all %n assignment(s)</source>
        <translation>
            <numerusform>Show all %n assignment</numerusform>
            <numerusform>Show all %n assignments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::MemberExport</name>
    <message numerus="yes">
        <source>Export %n selected member(s)</source>
        <translation>
            <numerusform>Export %n selected member</numerusform>
            <numerusform>Export %n selected members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n member(s)</source>
        <translation>
            <numerusform>Export %n member</numerusform>
            <numerusform>Export %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::MemberList</name>
    <message numerus="yes">
        <source>%n active</source>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n invited</numerusform>
            <numerusform>%n invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n blocked</numerusform>
            <numerusform>%n blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::MembersPane</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::OutboxPane</name>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::RoleDialog</name>
    <message numerus="yes">
        <source>Role of %n member(s)</source>
        <translation>
            <numerusform>Role of %n member</numerusform>
            <numerusform>Role of %n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Minideck::StatusBar</name>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelfCheck</name>
    <message numerus="yes">
        <source>%n font families</source>
        <translation>
            <numerusform>%n font family</numerusform>
            <numerusform>%n font families</numerusform>
        </translation>
    </message>
</context>
</TS>
