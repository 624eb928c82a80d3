#include <core/result.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void holdsAValue()
    {
        const Result<QString> result(u"tea"_qs);
        QVERIFY(result);
        QCOMPARE(result.value(), u"tea"_qs);
        QCOMPARE(result->size(), 3);
    }

    void holdsAnError()
    {
        const Result<QString> result(Error{.kind = ErrorKind::RateLimited, .code = u"RATE"_qs});
        QVERIFY(!result);
        QCOMPARE(toString(result.error().kind), u"RateLimited"_qs);
        QCOMPARE(result.valueOr(u"coffee"_qs), u"coffee"_qs);
    }

    void movesItsValueOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
        const std::unique_ptr<int> taken = std::move(result).value();
        QCOMPARE(*taken, 7);
    }

    void successNeedsNoValue()
    {
        QVERIFY(Result<void>());
        QVERIFY(!Result<void>(Error{}));
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
