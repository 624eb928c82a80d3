#pragma once

// The one place that names the HTTP library, for the sources of this folder alone: no header that others see
// includes it.

#if defined(__SANITIZE_THREAD__)
#pragma GCC diagnostic ignored "-Wtsan" // the fences of the library, which the sanitizer does not understand
#endif

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <chrono>
#include <functional>

// GCC 12 inlines one half of the pair that allocates coroutine frames and believes that the other is missing;
// it says so at the end of our coroutines, so the whole source has to be spared.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace Minideck {

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;
using Ticks = std::chrono::steady_clock;

//! Waiting that reports its error as a value.
inline constexpr auto Await = net::as_tuple(net::use_awaitable);

//! Runs `work`, which must not throw, on the worker and goes on where the caller was.
template <typename T>
net::awaitable<T> onWorker(net::thread_pool &worker, std::function<T()> work)
{
    auto task = [](std::function<T()> it) -> net::awaitable<T> { co_return it(); };
    co_return co_await net::co_spawn(worker, task(std::move(work)), net::use_awaitable);
}

} // namespace Minideck
