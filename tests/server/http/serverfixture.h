#pragma once

#include "rawclient.h"
#include "testhandler.h"

#include <server/http/httpserver.h>

#include <QFile>
#include <QtTest>

namespace Minideck {

//! A server of its own for each test, with the test handler behind it.
class ServerFixture
{
public:
    void start(const HttpServer::Options &options = {})
    {
        const auto bound = server.start(options);
        QVERIFY2(bound, "the server does not start");
        port = *bound;
    }

    QByteArray request(const QByteArray &line, const QByteArray &fields = {}) const
    {
        return line + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\n" + fields + "\r\n";
    }

    RawAnswer get(const QByteArray &path) const
    {
        RawClient client(port);
        client.send(request("GET " + path));
        return client.read();
    }

    //! True from the first request on that was served: each try takes a place itself.
    std::function<bool()> placeIsFree() const
    {
        return [this, served = false]() mutable { return served = served || get("/health").status == 200; };
    }

    //! Resident bytes of this process.
    static qint64 memory()
    {
        QFile file(u"/proc/self/statm"_qs);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
    }

    TestHandler handler;
    HttpServer server{handler};
    quint16 port = 0;
};

} // namespace Minideck
