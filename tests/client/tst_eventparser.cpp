#include <client/api/eventparser.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

namespace {

const QByteArray Stream = "\xEF\xBB\xBF: hello\r\n"
                          "id: 7\r\nevent: changed\r\ndata: {\"sequence\":7}\r\n\r\n"
                          ":\n"
                          "event:changed\ndata:{\ndata: }\nid\nretry: 5\n\n"
                          "event: nothing\n\n"
                          "unknown: x\rdata: last\r\r"
                          "data: cut";

QStringList eventsOf(const QList<QByteArray> &pieces)
{
    QStringList events;
    EventParser parser([&](const QByteArray &name, const QByteArray &data) {
        events << QString::fromUtf8(name + '|' + data + '|');
    });
    for (const QByteArray &piece : pieces) {
        if (!parser.feed(piece))
            qFatal("refused");
    }
    return events;
}

} // namespace

class TestEventParser : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void readsTheSameWhereverItIsCut()
    {
        const QStringList expected{u"changed|{\"sequence\":7}|"_qs, u"changed|{\n}|"_qs, u"message|last|"_qs};
        QCOMPARE(eventsOf({Stream}), expected);
        for (qsizetype cut = 0; cut <= Stream.size(); ++cut)
            QCOMPARE(eventsOf({Stream.left(cut), Stream.mid(cut)}), expected);
        QList<QByteArray> bytes;
        for (const char c : Stream)
            bytes << QByteArray(1, c);
        QCOMPARE(eventsOf(bytes), expected);
    }

    void theLastIdIsKeptAndOneWithANullIsNot()
    {
        EventParser parser([](const QByteArray &, const QByteArray &) {});
        QVERIFY(parser.feed("id: 12\n\n"));
        QVERIFY(parser.feed(QByteArray("id: 1\0003\n\n", 9)));
        QCOMPARE(parser.lastId(), QByteArray("12"));
    }

    void whatHasNoEndIsRefused()
    {
        EventParser parser([](const QByteArray &, const QByteArray &) {});
        QVERIFY(parser.feed(QByteArray(EventParser::LineMaximum, 'x')));
        QVERIFY(!parser.feed("x"));
        EventParser lines([](const QByteArray &, const QByteArray &) {});
        Result<void> fed;
        for (int i = 0; i < 100 && fed; ++i)
            fed = lines.feed(QByteArray("data: " + QByteArray(1000, 'x') + '\n'));
        QVERIFY(!fed);
    }
};

QTEST_GUILESS_MAIN(TestEventParser)
#include "tst_eventparser.moc"
