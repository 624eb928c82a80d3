#include <client/keys/memorykeychain.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestMemoryKeychain : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void readsBackWhatItWasGiven();
    void saysNoEntryForWhatItNeverHad();
    void replacesAnOlderSecret();
    void forgetsOnRemoval();
    void removesWhatIsNotThere();
    void handsOutSecretsOfTheirOwn();
    void answersAreMovedOutOfTheFuture();
    void answersCanBeTakenByValue();
};

static QByteArray contentOf(Keychain &keychain, const QString &key)
{
    const Result<Secret> read = keychain.read(key).takeResult();
    return read ? read->reveal() : toString(read.error().kind).toUtf8();
}

void TestMemoryKeychain::readsBackWhatItWasGiven()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.write(u"a"_qs, Secret(QByteArray("one\0two", 7))).takeResult());
    QVERIFY(keychain.write(u"b"_qs, Secret()).takeResult());

    QCOMPARE(contentOf(keychain, u"a"_qs), QByteArray("one\0two", 7));
    QCOMPARE(contentOf(keychain, u"b"_qs), QByteArray());
}

void TestMemoryKeychain::saysNoEntryForWhatItNeverHad()
{
    MemoryKeychain keychain;
    QCOMPARE(contentOf(keychain, u"a"_qs), "NoEntry");
}

void TestMemoryKeychain::replacesAnOlderSecret()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.write(u"a"_qs, Secret("old")).takeResult());
    QVERIFY(keychain.write(u"a"_qs, Secret("new")).takeResult());
    QCOMPARE(contentOf(keychain, u"a"_qs), "new");
}

void TestMemoryKeychain::forgetsOnRemoval()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.write(u"a"_qs, Secret("x")).takeResult());
    QVERIFY(keychain.write(u"b"_qs, Secret("y")).takeResult());
    QVERIFY(keychain.remove(u"a"_qs).takeResult());
    QCOMPARE(contentOf(keychain, u"a"_qs), "NoEntry");
    QCOMPARE(contentOf(keychain, u"b"_qs), "y");
}

void TestMemoryKeychain::removesWhatIsNotThere()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.remove(u"a"_qs).takeResult());
}

void TestMemoryKeychain::handsOutSecretsOfTheirOwn()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.write(u"a"_qs, Secret("x")).takeResult());
    Result<Secret> first = keychain.read(u"a"_qs).takeResult();
    first->wipe();
    QCOMPARE(contentOf(keychain, u"a"_qs), "x");
}

void TestMemoryKeychain::answersAreMovedOutOfTheFuture()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.write(u"a"_qs, Secret("x")).takeResult());

    QObject context;
    QByteArray seen;
    Keychain &anyKeychain = keychain;
    anyKeychain.read(u"a"_qs).then(
        &context, [&seen](QFuture<Result<Secret>> future) { seen = future.takeResult()->reveal(); });
    QCOMPARE(seen, "x");
}

void TestMemoryKeychain::answersCanBeTakenByValue()
{
    MemoryKeychain keychain;
    QVERIFY(keychain.write(u"a"_qs, Secret("x")).takeResult());

    QObject context;
    QByteArray seen;
    keychain.read(u"a"_qs).then(&context, [&seen](Result<Secret> result) { seen = result->reveal(); });
    QCOMPARE(seen, "x");
}

QTEST_GUILESS_MAIN(TestMemoryKeychain)
#include "tst_memorykeychain.moc"
