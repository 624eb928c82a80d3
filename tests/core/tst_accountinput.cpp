#include <core/accountinput.h>
#include <core/limits.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestAccountInput : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void ACC_1_anAddressIsOneThatMailReaches_data();
    void ACC_1_anAddressIsOneThatMailReaches();
    void ACC_1_aNameIsWhatPeopleSee_data();
    void ACC_1_aNameIsWhatPeopleSee();
    void ACC_1_aPasswordHasTwelveCharacters_data();
    void ACC_1_aPasswordHasTwelveCharacters();
};

void TestAccountInput::ACC_1_anAddressIsOneThatMailReaches_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("fault");
    QTest::newRow("plain") << u"zoe@guest.example"_qs << QString();
    QTest::newRow("letters of others") << u"zoë@gäste.example"_qs << QString();
    QTest::newRow("empty") << QString() << u"syntax"_qs;
    QTest::newRow("no at") << u"guest.example"_qs << u"syntax"_qs;
    QTest::newRow("no name") << u"@guest.example"_qs << u"syntax"_qs;
    QTest::newRow("one label") << u"zoe@guest"_qs << u"syntax"_qs;
    QTest::newRow("two at") << u"zoe@x@guest.example"_qs << u"syntax"_qs;
    QTest::newRow("line") << u"zoe@guest.example\nBcc: x@y.example"_qs << u"syntax"_qs;
    QTest::newRow("254 bytes") << u"a@"_qs + u"b."_qs.repeated(122) + u"example1"_qs << QString();
    QTest::newRow("255 bytes") << u"a@"_qs + u"b."_qs.repeated(122) + u"example12"_qs << u"syntax"_qs;
}

void TestAccountInput::ACC_1_anAddressIsOneThatMailReaches()
{
    QFETCH(QString, email);
    QTEST(AccountInput::emailFault(email), "fault");
}

void TestAccountInput::ACC_1_aNameIsWhatPeopleSee_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("fault");
    QTest::newRow("plain") << u"Zoë"_qs << QString();
    QTest::newRow("joiner") << u"क्\u200Dष"_qs << QString();
    QTest::newRow("empty") << QString() << u"length"_qs;
    QTest::newRow("longest") << QString(Limits::DisplayNameCharacters, u'x') << QString();
    QTest::newRow("longest beyond the first plane")
        << u"\U00020000"_qs.repeated(Limits::DisplayNameCharacters) << QString();
    QTest::newRow("too long") << QString(Limits::DisplayNameCharacters + 1, u'x') << u"length"_qs;
    QTest::newRow("turned") << u"Zoe\u202Eeoz"_qs << u"control"_qs;
    QTest::newRow("line") << u"Zoe\nAdmin"_qs << u"control"_qs;
}

void TestAccountInput::ACC_1_aNameIsWhatPeopleSee()
{
    QFETCH(QString, name);
    QTEST(AccountInput::displayNameFault(name), "fault");
}

void TestAccountInput::ACC_1_aPasswordHasTwelveCharacters_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("fault");
    QTest::newRow("twelve") << u"twelve chars"_qs << QString();
    QTest::newRow("eleven") << u"eleven char"_qs << u"short"_qs;
    QTest::newRow("eleven of two halves") << u"\U0001F980"_qs.repeated(11) << u"short"_qs;
    // An accent of its own is no character more.
    QTest::newRow("eleven, decomposed") << u"e\u0301"_qs.repeated(11) << u"short"_qs;
    QTest::newRow("tab") << u"twelve\tchars"_qs << u"control"_qs;
}

void TestAccountInput::ACC_1_aPasswordHasTwelveCharacters()
{
    QFETCH(QString, password);
    QTEST(AccountInput::passwordFault(password), "fault");
}

QTEST_APPLESS_MAIN(TestAccountInput)
#include "tst_accountinput.moc"
