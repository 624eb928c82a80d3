#include <models/members/invitationlist.h>
#include <models/members/membercopy.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

// What people paste when they are asked for addresses.
class TestInvitationList : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void MEM_2_readsWhatPeoplePaste_data();
    void MEM_2_readsWhatPeoplePaste();
    void MEM_2_checksEachAddress_data();
    void MEM_2_checksEachAddress();
    void MEM_2_aRoleStandsBesideAnAddress_data();
    void MEM_2_aRoleStandsBesideAnAddress();
    void MEM_2_csvNeedsAHead_data();
    void MEM_2_csvNeedsAHead();
    void MEM_2_equalAddressesAreOneAndTheSame();
    void MEM_2_linesAreThoseOfTheText_data();
    void MEM_2_linesAreThoseOfTheText();
    void MEM_2_namesArePlainText_data();
    void MEM_2_namesArePlainText();
    void readsItsOwnExport();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void anOpenQuoteSwallowsNothing();
    void aLongListIsReadInOnePass();

private:
    static QStringList emails(const QString &text);
    static QString faultName(InvitationFault fault);
};

QStringList TestInvitationList::emails(const QString &text)
{
    QStringList emails;
    for (const InvitationEntry &entry : parseInvitations(text))
        emails << entry.email;
    return emails;
}

QString TestInvitationList::faultName(InvitationFault fault)
{
    switch (fault) {
    case InvitationFault::None:
        return u"none"_qs;
    case InvitationFault::Syntax:
        return u"syntax"_qs;
    case InvitationFault::Hidden:
        return u"hidden"_qs;
    case InvitationFault::Twice:
        return u"twice"_qs;
    case InvitationFault::UnknownRole:
        return u"role"_qs;
    }
    Q_UNREACHABLE();
}

void TestInvitationList::MEM_2_readsWhatPeoplePaste_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("addresses");
    const QStringList both{u"a@x.example"_qs, u"b@y.example"_qs};
    QTest::newRow("nothing") << u"  \n\r\n , ; "_qs << QStringList();
    QTest::newRow("lines") << u"a@x.example\nb@y.example"_qs << both;
    QTest::newRow("lines of Windows") << u"a@x.example\r\nb@y.example\r\n"_qs << both;
    QTest::newRow("lines of old Macs") << u"a@x.example\rb@y.example"_qs << both;
    QTest::newRow("commas") << u"a@x.example, b@y.example,"_qs << both;
    QTest::newRow("semicolons") << u"a@x.example;b@y.example;"_qs << both;
    QTest::newRow("tabs") << u"a@x.example\tb@y.example"_qs << both;
    QTest::newRow("blanks") << u"a@x.example  b@y.example"_qs << both;
    QTest::newRow("full-width signs") << u"a@x.example，b@y.example；"_qs << both;
    QTest::newRow("names") << u"Ana <a@x.example>, \"Bo, the second\" <b@y.example>"_qs << both;
    QTest::newRow("brackets alone") << u"<a@x.example> ; <b@y.example>"_qs << both;
    QTest::newRow("links") << u"mailto:a@x.example, MAILTO:b@y.example"_qs << both;
    QTest::newRow("names in front") << u"Ana Sen, a@x.example\nBo Li\tb@y.example"_qs << both;
    QTest::newRow("quoted") << u"\"a@x.example\",\"b@y.example\""_qs << both;
    QTest::newRow("no break") << u"\u00a0a@x.example\u00a0\nb@y.example"_qs << both;
}

void TestInvitationList::MEM_2_readsWhatPeoplePaste()
{
    QFETCH(QString, text);
    const QList<InvitationEntry> entries = parseInvitations(text);
    const QStringList found = emails(text);
    QTEST(found, "addresses");
    for (const InvitationEntry &entry : entries)
        QVERIFY2(entry.fault == InvitationFault::None, qPrintable(entry.email));
}

void TestInvitationList::MEM_2_checksEachAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("cleaned");
    const auto row = [](const char *name, const QString &text, const QString &email, const char *fault,
                        bool cleaned) {
        QTest::newRow(name) << text << email << QString::fromLatin1(fault) << cleaned;
    };
    row("good", u"a@x.example"_qs, u"a@x.example"_qs, "none", false);
    row("other scripts", u"用户@例子.公司"_qs, u"用户@例子.公司"_qs, "none", false);
    row("no at", u"sofia.lindqvist.northbay.example"_qs, u"sofia.lindqvist.northbay.example"_qs, "syntax",
        false);
    row("two at", u"a@@x.example"_qs, u"a@@x.example"_qs, "syntax", false);
    row("no dot", u"a@localhost"_qs, u"a@localhost"_qs, "syntax", false);
    row("a word", u"tomorrow"_qs, u"tomorrow"_qs, "syntax", false);
    row("too long", QString(250, u'a') + u"@x.example"_qs, QString(250, u'a') + u"@x.example"_qs, "syntax",
        false);
    row("html", u"<script>alert(1)</script>"_qs, u"/script"_qs, "syntax", false);
    row("a tag in the address", u"<b>a</b>@x.example"_qs, u"<b>a</b>@x.example"_qs, "syntax", false);
    row("zero width space", u"a\u200b@x.ex\u200bample"_qs, u"a@x.example"_qs, "none", true);
    row("joiners", u"\u200da\u200c@x.example"_qs, u"a@x.example"_qs, "none", true);
    row("byte order mark", u"\ufeffa@x.example"_qs, u"a@x.example"_qs, "none", true);
    row("soft hyphen", u"a@x.exam\u00adple"_qs, u"a@x.example"_qs, "none", true);
    row("direction mark", u"\u200ea@x.example\u200f"_qs, u"a@x.example"_qs, "none", true);
    row("override", u"a\u202e@x.example"_qs, u"a\ufffd@x.example"_qs, "hidden", false);
    row("embedding", u"\u202aa@x.example\u202c"_qs, u"\ufffda@x.example\ufffd"_qs, "hidden", false);
    row("isolate", u"a@x\u2066.example"_qs, u"a@x\ufffd.example"_qs, "hidden", false);
    row("escape", u"a\u001b[31m@x.example"_qs, u"a\ufffd[31m@x.example"_qs, "hidden", false);
    row("null", u"a"_qs + QChar(u'\0') + u"@x.example"_qs, u"a\ufffd@x.example"_qs, "hidden", false);
    row("delete", u"a\u007f@x.example"_qs, u"a\ufffd@x.example"_qs, "hidden", false);
}

void TestInvitationList::MEM_2_checksEachAddress()
{
    QFETCH(QString, text);
    const QList<InvitationEntry> entries = parseInvitations(text);
    QCOMPARE(entries.size(), 1);
    QTEST(entries.first().email, "email");
    QTEST(faultName(entries.first().fault), "fault");
    QTEST(entries.first().cleaned, "cleaned");
}

void TestInvitationList::MEM_2_aRoleStandsBesideAnAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("roles");
    QTest::newRow("none") << u"a@x.example"_qs << QStringList{u"-"_qs};
    QTest::newRow("after it") << u"a@x.example, admin\nb@x.example; Reviewer"_qs
                              << QStringList{u"admin"_qs, u"reviewer"_qs};
    QTest::newRow("of each") << u"a@x.example,ADMIN,b@x.example,developer"_qs
                             << QStringList{u"admin"_qs, u"developer"_qs};
    QTest::newRow("with a name") << u"Ana Sen, a@x.example, administrator"_qs << QStringList{u"admin"_qs};
    QTest::newRow("of another line") << u"a@x.example\nadmin"_qs << QStringList{u"-"_qs, u"-"_qs};
}

void TestInvitationList::MEM_2_aRoleStandsBesideAnAddress()
{
    QFETCH(QString, text);
    QStringList roles;
    for (const InvitationEntry &entry : parseInvitations(text))
        roles << (entry.role ? toWire(*entry.role) : u"-"_qs);
    QTEST(roles, "roles");
}

void TestInvitationList::MEM_2_csvNeedsAHead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    QTest::newRow("comma") << u"Name,E-mail,Role\r\n\"Sen, Ana\",a@x.example,Admin\r\nBo,b@x.example,"_qs
                           << u"a@x.example|Sen, Ana|admin|none b@x.example|Bo|-|none"_qs;
    QTest::newRow("semicolon") << u"role;email\nreviewer;a@x.example"_qs << u"a@x.example||reviewer|none"_qs;
    QTest::newRow("tab") << u"邮箱\t姓名\na@x.example\t陳怡君"_qs << u"a@x.example|陳怡君|-|none"_qs;
    QTest::newRow("byte order mark") << u"\ufeffemail,role\na@x.example,developer"_qs
                                     << u"a@x.example||developer|none"_qs;
    QTest::newRow("unknown role") << u"email,role\na@x.example,owner"_qs << u"a@x.example||-|role"_qs;
    QTest::newRow("nothing in the column") << u"email,role\n,admin"_qs << u"||admin|syntax"_qs;
    QTest::newRow("quotes in quotes")
        << u"email,name\na@x.example,\"Ana \"\"A\"\" Sen\""_qs << u"a@x.example|Ana \"A\" Sen|-|none"_qs;
    QTest::newRow("guarded") << u"email,name\n'+a@x.example,'=cmd()"_qs << u"+a@x.example|=cmd()|-|none"_qs;
    QTest::newRow("a short line") << u"name,email\nAna\nBo,b@x.example"_qs
                                  << u"|Ana|-|syntax b@x.example|Bo|-|none"_qs;
}

void TestInvitationList::MEM_2_csvNeedsAHead()
{
    QFETCH(QString, text);
    QStringList read;
    for (const InvitationEntry &entry : parseInvitations(text))
        read << entry.email + u'|' + entry.name + u'|' + (entry.role ? toWire(*entry.role) : u"-"_qs) + u'|'
                + faultName(entry.fault);
    const QString all = read.join(u' ');
    QTEST(all, "read");
}

void TestInvitationList::MEM_2_equalAddressesAreOneAndTheSame()
{
    const QList<InvitationEntry> entries = parseInvitations(
        u"wei.zhang@campus.example\nWEI.ZHANG@campus.example\nZoë@x.example, zoe\u0308@x.example\n"
        "not an address\nnot an address\nｗｅｉ.zhang@campus.example"_qs);
    QStringList faults;
    for (const InvitationEntry &entry : entries)
        faults << faultName(entry.fault);
    QCOMPARE(faults,
             (QStringList{u"none"_qs, u"twice"_qs, u"none"_qs, u"twice"_qs, u"syntax"_qs, u"syntax"_qs,
                          u"twice"_qs}));
}

void TestInvitationList::MEM_2_linesAreThoseOfTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("lines");
    QTest::newRow("one each") << u"a@x.example\nb@x.example"_qs << QList<int>{1, 2};
    QTest::newRow("two in one") << u"a@x.example, b@x.example\nc@x.example"_qs << QList<int>{1, 1, 2};
    QTest::newRow("empty ones") << u"\n\na@x.example\r\n\r\nb@x.example"_qs << QList<int>{3, 5};
    QTest::newRow("behind a head") << u"email,role\na@x.example,\n\nb@x.example,"_qs << QList<int>{2, 4};
    QTest::newRow("behind a cell of two lines")
        << u"email,name\na@x.example,\"two\nlines\"\nb@x.example,Bo"_qs << QList<int>{2, 4};
}

void TestInvitationList::MEM_2_linesAreThoseOfTheText()
{
    QFETCH(QString, text);
    QList<int> lines;
    for (const InvitationEntry &entry : parseInvitations(text))
        lines << entry.line;
    QTEST(lines, "lines");
}

void TestInvitationList::MEM_2_namesArePlainText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("cleaned");
    QTest::newRow("html") << u"<b>Ana</b> <a@x.example>"_qs << u"<b>Ana</b>"_qs << false;
    QTest::newRow("override") << u"Ana \u202egnp <a@x.example>"_qs << u"Ana \ufffdgnp"_qs << true;
    QTest::newRow("zero width") << u"A\u200bna <a@x.example>"_qs << u"Ana"_qs << true;
    QTest::newRow("control") << u"A\u0007na <a@x.example>"_qs << u"A\ufffdna"_qs << true;
    QTest::newRow("in CSV") << u"email,name\na@x.example,A\u202ena"_qs << u"A\ufffdna"_qs << true;
}

void TestInvitationList::MEM_2_namesArePlainText()
{
    QFETCH(QString, text);
    const QList<InvitationEntry> entries = parseInvitations(text);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().email, u"a@x.example"_qs);
    QVERIFY(entries.first().fault == InvitationFault::None);
    QTEST(entries.first().name, "name");
    QTEST(entries.first().cleaned, "cleaned");
}

void TestInvitationList::readsItsOwnExport()
{
    const QList<Member> members{makeMember(1, u"Okafor, \"Amara\""_qs, u"+amara@x.example"_qs, Role::Admin),
                                makeMember(2, u"=Li"_qs, u"li@x.example"_qs, Role::Reviewer)};
    const QList<InvitationEntry> entries = parseInvitations(membersAs(MemberFormat::Csv, members));
    QCOMPARE(entries.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        QCOMPARE(entries[i].email, members[i].email);
        QCOMPARE(entries[i].name, members[i].name);
        QCOMPARE(WireEnum<Role>(entries[i].role.value()), members[i].role);
        QVERIFY(entries[i].fault == InvitationFault::None);
    }
}

void TestInvitationList::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"Zoë <zoë@x.example>"_qs;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xef\xbb\xbf") + text.toUtf8();
    QTest::newRow("Latin-1") << text.toLatin1();
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
        QTest::newRow(QStringConverter::nameForEncoding(encoding)) << QByteArray(encode(text));
    }
}

void TestInvitationList::readsEveryEncoding()
{
    QFETCH(QByteArray, bytes);
    const QList<InvitationEntry> entries = parseInvitations(decodeInvitations(bytes));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().name, u"Zoë"_qs);
    QCOMPARE(entries.first().email, u"zoë@x.example"_qs);
}

void TestInvitationList::anOpenQuoteSwallowsNothing()
{
    const QString rest = u"\nb@x.example"_qs.repeated(200);
    QCOMPARE(emails(u"\"a@x.example"_qs + rest).size(), 201);
    QCOMPARE(emails(u"email,name\na@x.example,\"Ana"_qs + rest).size(), 201);
}

// A timed test would be a bad one: that twice as much takes about twice as long is seen by its end.
void TestInvitationList::aLongListIsReadInOnePass()
{
    QString text;
    for (int i = 0; i < 100'000; ++i)
        text += u"\"Person, %1\" <person%1@x.example>, reviewer\n"_qs.arg(i);
    const QList<InvitationEntry> entries = parseInvitations(text);
    QCOMPARE(entries.size(), 100'000);
    QCOMPARE(entries.last().line, 100'000);
    QVERIFY(entries.last().role == Role::Reviewer);
    QCOMPARE(parseInvitations(u"\"x, "_qs.repeated(100'000)).size(), 50'000);
}

QTEST_GUILESS_MAIN(TestInvitationList)
#include "tst_invitationlist.moc"
