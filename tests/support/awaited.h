#pragma once

#include <core/answer.h>
#include <core/result.h>

#include <QtTest>

#include <optional>

namespace Minideck {

//! What the future answers, waited for by the event loop as the program does it: after the news that was sent
//! before the answer. Ends the test program if nothing comes.
template <typename T>
Result<T> awaited(const QFuture<Result<T>> &future)
{
    std::optional<Result<T>> answered;
    // Not QTest::qWaitFor(), which sleeps 10 ms between two events: an answer may need a dozen of them.
    QEventLoop loop;
    whenAnswered(future, &loop, [&](const Result<T> &result) {
        answered = result;
        loop.quit();
    });
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    if (!answered)
        loop.exec();
    if (!answered)
        qFatal("no answer");
    return *answered;
}

} // namespace Minideck
