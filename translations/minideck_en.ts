<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
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
