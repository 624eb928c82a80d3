#pragma once

#include <QFuture>
#include <QFutureWatcher>

#include <type_traits>

namespace Minideck {

//! Hands the answer to `take` on the thread of `owner`, by its event loop and once, unless the owner is gone
//! by then; a future without a result is not an answer. Instead of QFuture::then() with a context, which in
//! Qt 6.4 can do neither: it runs the continuation twice (and crashes) if another thread finishes the future
//! while it is attached, and asserts if the answer comes after the context has died. Call it on the thread of
//! `owner`. What cannot be copied is moved out of the future.
template <typename T, typename Take>
void whenAnswered(const QFuture<T> &future, QObject *owner, Take take)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, take = std::move(take)]() mutable {
                         watcher->deleteLater();
                         QFuture<T> answered = watcher->future();
                         if (answered.resultCount() == 0)
                             return;
                         if constexpr (std::is_copy_constructible_v<T>)
                             take(answered.result());
                         else
                             take(answered.takeResult());
                     });
    watcher->setFuture(future);
}

} // namespace Minideck
