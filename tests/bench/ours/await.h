#pragma once

#include <QCoreApplication>
#include <QFuture>

namespace Minideck {

// The result of a future, waited for as closely as can be: the event loop spins until it is there.
template <typename T>
T await(const QFuture<T> &future)
{
    while (!future.isFinished())
        QCoreApplication::processEvents();
    return future.result();
}

// The value of a result that a bench cannot do without.
template <typename ResultType>
auto need(ResultType result)
{
    if (!result) {
        const auto &error = result.error();
        qFatal("%s %s", qUtf8Printable(toString(error.kind)), qUtf8Printable(error.detail));
    }
    if constexpr (requires { result.value(); })
        return std::move(result).value();
}

} // namespace Minideck
