#include <core/answer.h>
#include <support/quiet.h>

#include <QtTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace Minideck;
using namespace std::chrono_literals;

namespace {

// Finishes promises from a thread of its own, each after a pause of some processor steps.
class Finisher
{
public:
    Finisher()
        : m_thread([this] { run(); })
    { }
    ~Finisher()
    {
        m_stop = true;
        m_thread.join();
    }

    void finish(QPromise<int> &promise, int pause)
    {
        m_pause = pause;
        m_done = false;
        m_waiting = &promise;
    }
    void wait() const
    {
        while (!m_done)
            std::this_thread::yield();
    }

    static void spin(int steps)
    {
        for (std::atomic<int> step = 0; step < steps; ++step) { }
    }

private:
    void run()
    {
        while (!m_stop) {
            QPromise<int> *promise = m_waiting.exchange(nullptr);
            if (!promise)
                continue; // spinning, because waking up takes longer than what is to be hit
            spin(m_pause);
            promise->addResult(1);
            promise->finish();
            m_done = true;
        }
    }

    std::atomic<QPromise<int> *> m_waiting = nullptr;
    std::atomic<int> m_pause = 0;
    std::atomic<bool> m_done = true;
    std::atomic<bool> m_stop = false;
    std::thread m_thread; // last, so that it starts when the others are there
};

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void comesOnceHoweverCloseTheEndIs();
    void comesForWhatIsReadyAlready();
    void comesNotWhenTheOwnerIsGone();
    void comesNotFromAPromiseThatWasBroken();
    void movesWhatCannotBeCopied();
};

void TestAnswer::comesOnceHoweverCloseTheEndIs()
{
    Finisher finisher;
    QObject owner;
    // A race is looked for, so the time is bounded and not the number of rounds.
    const QDeadlineTimer end(3s);
    for (int round = 0; round < 20'000 && !end.hasExpired(); ++round) {
        int answers = 0;
        QPromise<int> promise;
        promise.start();
        finisher.finish(promise, round % 40 * 5);
        Finisher::spin(round / 40 % 60 * 5);
        whenAnswered(promise.future(), &owner, [&answers](int) { ++answers; });
        finisher.wait();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(answers, 1);
    }
    QVERIFY2(owner.children().isEmpty(), "a watcher stays behind");
}

void TestAnswer::comesForWhatIsReadyAlready()
{
    int answer = 0;
    whenAnswered(QtFuture::makeReadyFuture(7), this, [&answer](int number) { answer = number; });
    QCOMPARE(answer, 0); // by the event loop, never at once
    QTRY_COMPARE(answer, 7);
}

void TestAnswer::comesNotWhenTheOwnerIsGone()
{
    bool called = false;
    QPromise<int> promise;
    promise.start();
    {
        QObject owner;
        whenAnswered(promise.future(), &owner, [&called](int) { called = true; });
    }
    promise.addResult(1);
    promise.finish();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!called);
}

void TestAnswer::comesNotFromAPromiseThatWasBroken()
{
    bool called = false;
    {
        QPromise<int> promise;
        promise.start();
        whenAnswered(promise.future(), this, [&called](int) { called = true; });
    }
    QCoreApplication::sendPostedEvents();
    QVERIFY(!called);
}

void TestAnswer::movesWhatCannotBeCopied()
{
    std::unique_ptr<int> answer;
    QPromise<std::unique_ptr<int>> promise;
    promise.start();
    whenAnswered(promise.future(), this,
                 [&answer](std::unique_ptr<int> number) { answer = std::move(number); });
    promise.addResult(std::make_unique<int>(7));
    promise.finish();
    QTRY_VERIFY(answer);
    QCOMPARE(*answer, 7);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
