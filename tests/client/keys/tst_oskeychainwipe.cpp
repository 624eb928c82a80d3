#include "keyringsession.h"

#include <client/keys/oskeychain.h>
#include <support/quiet.h>

#include <QtTest>

#include <string_view>

#ifdef __SANITIZE_ADDRESS__
// Of sanitizer/allocator_interface.h, which the compiler's package leaves out.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*mallocHook)(const volatile void *, size_t),
                                                         void (*freeHook)(const volatile void *));
extern "C" size_t __sanitizer_get_allocated_size(const volatile void *block);
#endif

using namespace Minideck;

namespace {

constexpr std::string_view Canary = "canary-77d0a41b-wiped-everywhere";
constexpr auto NoWatch = "freed memory can be watched only under AddressSanitizer";

// How many blocks were given back with the canary still in them.
std::atomic<int> left = 0;

#ifdef __SANITIZE_ADDRESS__
constexpr bool CanWatch = true;

void beforeMalloc(const volatile void *, size_t) { }

void beforeFree(const volatile void *block)
{
    if (!block)
        return;
    const auto *start = const_cast<const char *>(static_cast<const volatile char *>(block));
    const std::string_view content(start, __sanitizer_get_allocated_size(block));
    if (content.find(Canary) != std::string_view::npos)
        ++left;
}
#else
constexpr bool CanWatch = false;
#endif

QByteArray canary()
{
    return QByteArray(Canary.data(), static_cast<qsizetype>(Canary.size()));
}

// Jobs delete themselves later; after that nothing may hold the bytes.
void letJobsGo()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TestOsKeychainWipe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnUnexpectedWarnings(); }
    void theWatchSeesWhatIsNotWiped();
    void OFF_8_wipesWhatItWroteAndRead();
    void OFF_8_wipesWhatItCouldNotWrite();
};

void TestOsKeychainWipe::initTestCase()
{
#ifdef __SANITIZE_ADDRESS__
    QVERIFY(__sanitizer_install_malloc_and_free_hooks(beforeMalloc, beforeFree) > 0);
#endif
}

void TestOsKeychainWipe::theWatchSeesWhatIsNotWiped()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    left = 0;
    canary();
    QCOMPARE(left.load(), 1);
}

void TestOsKeychainWipe::OFF_8_wipesWhatItWroteAndRead()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::Open);
    left = 0;
    OsKeychain keychain;
    const QFuture<Result<void>> written = keychain.write(u"k"_qs, Secret(canary()));
    QTRY_VERIFY(written.isFinished() && written.result());
    letJobsGo();
    QCOMPARE(left.load(), 0);

    {
        QFuture<Result<Secret>> read = keychain.read(u"k"_qs);
        QTRY_VERIFY(read.isFinished());
        const Result<Secret> secret = read.takeResult();
        QVERIFY(secret);
        QVERIFY(secret->equals(Secret(canary())));
    }
    letJobsGo();
    QCOMPARE(left.load(), 0);
}

void TestOsKeychainWipe::OFF_8_wipesWhatItCouldNotWrite()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    if (!KeyringSession::isInside())
        return KeyringSession::rerun(KeyringSession::NoBus);
    left = 0;
    OsKeychain keychain;
    const QFuture<Result<void>> written = keychain.write(u"k"_qs, Secret(canary()));
    QTRY_VERIFY(written.isFinished());
    QVERIFY(!written.result());
    letJobsGo();
    QCOMPARE(left.load(), 0);
}

QTEST_GUILESS_MAIN(TestOsKeychainWipe)
#include "tst_oskeychainwipe.moc"
