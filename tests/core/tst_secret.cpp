#include <core/secret.h>
#include <support/quiet.h>

#include <QtTest>

#include <array>
#include <ostream>

#ifdef __SANITIZE_ADDRESS__
// Of sanitizer/allocator_interface.h, which the compiler's package leaves out.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*mallocHook)(const volatile void *, size_t),
                                                         void (*freeHook)(const volatile void *));
#endif

using namespace Minideck;

namespace {

template <typename T>
concept Printable = requires(QDebug debug, QTextStream text, QDataStream data, std::ostream &out,
                             const T &value)
{
    debug << value;
}
|| requires(QTextStream text, const T &value)
{
    text << value;
}
|| requires(QDataStream data, const T &value)
{
    data << value;
}
|| requires(std::ostream &out, const T &value)
{
    out << value;
};

template <typename T>
concept Comparable = requires(const T &value)
{
    value == value;
};

static_assert(Printable<QByteArray> && Comparable<QByteArray>, "the concepts see what is there");
static_assert(!Printable<Secret>);
static_assert(!Comparable<Secret>, "== would take a time that depends on the bytes");
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, QByteArray> && !std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<QByteArray, Secret>, "becoming a secret is said aloud");

constexpr qsizetype Length = 32;
constexpr auto NoWatch = "freed memory can be watched only under AddressSanitizer";

QByteArray someBytes()
{
    return QByteArray(Length, 'x');
}

// What lay at the watched place when its memory was given back; reading it later would be an error of its
// own.
const char *watched = nullptr;
std::array<char, Length> lastSeen{};
bool freed = false;

#ifdef __SANITIZE_ADDRESS__
constexpr bool CanWatch = true;

void beforeMalloc(const volatile void *, size_t) { }

void beforeFree(const volatile void *block)
{
    // The bytes of an array follow a short header in the same block.
    const auto *start = const_cast<const char *>(static_cast<const volatile char *>(block));
    if (!watched || watched < start || watched - start > 64)
        return;
    std::copy_n(watched, Length, lastSeen.begin());
    freed = true;
    watched = nullptr;
}
#else
constexpr bool CanWatch = false;
#endif

void watch(const char *place)
{
    lastSeen.fill('?');
    freed = false;
    watched = place;
}

bool wasWiped()
{
    return freed && std::ranges::all_of(lastSeen, [](char byte) { return byte == '\0'; });
}

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void initTestCase();
    void theWatchSeesWhatIsNotWiped();
    void wipesWhatItWasMadeFrom();
    void leavesSharedSourceToItsHolder();
    void wipesOnDeath();
    void wipesOnDemand();
    void wipesWhatAMoveReplaces();
    void movesWithoutLeavingACopy();
    void copyIsIndependent();
    void comparesByContent();
};

void TestSecret::initTestCase()
{
#ifdef __SANITIZE_ADDRESS__
    QVERIFY(__sanitizer_install_malloc_and_free_hooks(beforeMalloc, beforeFree) > 0);
#endif
}

void TestSecret::theWatchSeesWhatIsNotWiped()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    {
        QByteArray plain = someBytes();
        watch(plain.constData());
    }
    QVERIFY(freed);
    QCOMPARE(QByteArray(lastSeen.data(), Length), someBytes());
}

void TestSecret::wipesWhatItWasMadeFrom()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    QByteArray source = someBytes();
    watch(source.constData());
    const Secret secret(std::move(source));
    QVERIFY(source.isEmpty());
    QVERIFY(wasWiped());
    QCOMPARE(secret.reveal(), someBytes());
}

void TestSecret::leavesSharedSourceToItsHolder()
{
    const QByteArray holder = someBytes();
    QByteArray source = holder;
    const Secret secret(std::move(source));
    QCOMPARE(holder, someBytes());
    QVERIFY(secret.reveal().constData() != holder.constData());
}

void TestSecret::wipesOnDeath()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    {
        const Secret secret(someBytes());
        watch(secret.reveal().constData());
    }
    QVERIFY(wasWiped());
}

void TestSecret::wipesOnDemand()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    Secret secret(someBytes());
    watch(secret.reveal().constData());
    secret.wipe();
    QVERIFY(wasWiped());
    QVERIFY(secret.isEmpty());
}

void TestSecret::wipesWhatAMoveReplaces()
{
    if (!CanWatch)
        QSKIP(NoWatch);
    Secret old(someBytes());
    watch(old.reveal().constData());
    old = Secret(QByteArrayLiteral("new"));
    QVERIFY(wasWiped());
    QCOMPARE(old.reveal(), "new");
}

void TestSecret::movesWithoutLeavingACopy()
{
    Secret first(someBytes());
    const char *place = first.reveal().constData();
    const Secret second(std::move(first));
    QVERIFY(first.isEmpty());
    QCOMPARE(static_cast<const void *>(second.reveal().constData()), static_cast<const void *>(place));

    Secret self(someBytes());
    Secret &same = self;
    self = std::move(same);
    QCOMPARE(self.reveal(), someBytes());
}

void TestSecret::copyIsIndependent()
{
    Secret first(someBytes());
    const Secret second = first.copy();
    first.wipe();
    QCOMPARE(second.reveal(), someBytes());
}

void TestSecret::comparesByContent()
{
    const auto secret = [](const char *text) { return Secret(QByteArray(text)); };
    QVERIFY(secret("abc").equals(secret("abc")));
    QVERIFY(!secret("abc").equals(secret("abd")));
    QVERIFY(!secret("abc").equals(secret("abcd")));
    QVERIFY(!secret("abc").equals(Secret()));
    QVERIFY(Secret().equals(Secret()));
}

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
