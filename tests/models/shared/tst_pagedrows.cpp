#include <models/shared/pagedrows.h>
#include <support/quiet.h>

#include <QtTest>

#include <numeric>

using namespace Minideck;

// Rows are texts of their numbers here; what was asked for is noted.
class TestPagedRows : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsWholePages();
    void aReadPageIsNotReadAgain();
    void holdsABoundedNumberOfPages();
    void extendingKeepsFullPages();
    void extendingDropsAPageThatHasGrown();
    void refusesAnExtensionThatIsAnotherList();
    void theFirstRowsMayBeGiven();
    void aFailedPageIsAskedForOnce();

private:
    using Rows = PagedRows<QString>;
    static std::vector<qint32> numbers(int count);

    Rows rows();
    QList<int> m_asked; // first number of each page that was read
    bool m_fails = false;
};

void TestPagedRows::init()
{
    failOnUnexpectedWarnings();
    m_asked.clear();
    m_fails = false;
}

std::vector<qint32> TestPagedRows::numbers(int count)
{
    std::vector<qint32> order(static_cast<size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    return order;
}

TestPagedRows::Rows TestPagedRows::rows()
{
    return Rows([this](std::span<const qint32> wanted) -> std::optional<QList<QString>> {
        m_asked << wanted.front();
        if (m_fails)
            return std::nullopt;
        QList<QString> read;
        for (const qint32 number : wanted)
            read << QString::number(number);
        return read;
    });
}

void TestPagedRows::readsWholePages()
{
    Rows list = rows();
    list.reset(numbers(70));
    QCOMPARE(list.size(), 70);
    QCOMPARE(list.pages(), 3);
    QCOMPARE(*list.row(69), u"69"_qs);
    QCOMPARE(*list.row(0), u"0"_qs);
    QCOMPARE(*list.row(31), u"31"_qs);
    QCOMPARE(*list.row(32), u"32"_qs);
    QCOMPARE(m_asked, (QList{64, 0, 32}));
}

void TestPagedRows::aReadPageIsNotReadAgain()
{
    Rows list = rows();
    list.reset(numbers(300));
    QVERIFY(!list.known(10));
    list.row(10);
    list.load(0);
    QCOMPARE(*list.known(11), u"11"_qs);
    QCOMPARE(m_asked, QList{0});
}

void TestPagedRows::holdsABoundedNumberOfPages()
{
    Rows list = rows();
    const int more = Rows::MostPages + 36;
    list.reset(numbers(more * Rows::PageSize));
    for (int page = 0; page < more; ++page) {
        list.row(page * Rows::PageSize);
        list.row(0); // looked at all the time, so it stays
    }
    QCOMPARE(list.pagesHeld(), Rows::MostPages);
    QVERIFY(list.known(0));
    QVERIFY(!list.known(1 * Rows::PageSize));
    QVERIFY(list.known((more - 1) * Rows::PageSize));
}

void TestPagedRows::extendingKeepsFullPages()
{
    Rows list = rows();
    list.reset(numbers(32));
    list.row(0);
    QVERIFY(list.extend(numbers(1000)));
    QCOMPARE(list.size(), 1000);
    QVERIFY(list.known(31));
    QCOMPARE(*list.row(32), u"32"_qs);
    QCOMPARE(m_asked, (QList{0, 32}));
}

void TestPagedRows::extendingDropsAPageThatHasGrown()
{
    Rows list = rows();
    list.reset(numbers(20));
    list.row(0);
    QVERIFY(list.extend(numbers(30)));
    QCOMPARE(*list.row(25), u"25"_qs);
    QCOMPARE(m_asked, (QList{0, 0}));
}

void TestPagedRows::refusesAnExtensionThatIsAnotherList()
{
    Rows list = rows();
    list.reset({1, 2, 3});
    QVERIFY(!list.extend({1, 2}));
    QVERIFY(!list.extend({1, 3, 2, 4}));
    QCOMPARE(list.order(), (std::vector<qint32>{1, 2, 3}));
}

void TestPagedRows::theFirstRowsMayBeGiven()
{
    Rows list = rows();
    list.reset(numbers(1000));
    QList<QString> first;
    for (int row = 0; row < 64; ++row)
        first << QString::number(row);
    list.setFirst(first);
    QCOMPARE(*list.row(0), u"0"_qs);
    QCOMPARE(*list.row(63), u"63"_qs);
    QVERIFY(m_asked.isEmpty());
    QCOMPARE(*list.row(64), u"64"_qs);
    QCOMPARE(m_asked, QList{64});
}

void TestPagedRows::aFailedPageIsAskedForOnce()
{
    Rows list = rows();
    list.reset(numbers(10));
    m_fails = true;
    QVERIFY(!list.row(0));
    QVERIFY(!list.row(1));
    QCOMPARE(m_asked, QList{0});

    m_fails = false;
    list.reset(numbers(10));
    QCOMPARE(*list.row(1), u"1"_qs);
}

QTEST_GUILESS_MAIN(TestPagedRows)
#include "tst_pagedrows.moc"
