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
    QObject here;
    whenAnswered(future, &here, [&answered](const Result<T> &result) { answered = result; });
    if (!QTest::qWaitFor([&answered] { return answered.has_value(); }, 60'000))
        qFatal("no answer");
    return *answered;
}

} // namespace Minideck
