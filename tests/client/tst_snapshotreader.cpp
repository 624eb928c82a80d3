#include <client/api/snapshot.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

namespace {

// Writes down what it gets.
class Recorder : public SnapshotSink
{
public:
    Result<void> head(const SnapshotHead &head) override
    {
        lines << u"head %1 %2 %3"_qs.arg(QString::fromStdString(head.sequence))
                     .arg(head.teams)
                     .arg(head.members);
        return {};
    }
    Result<void> team(const TeamRecord &team) override
    {
        lines << u"team "_qs + text(team.id) + u' ' + text(team.name);
        return {};
    }
    Result<void> member(const MemberRecord &member) override
    {
        if (full)
            return Error{.kind = ErrorKind::CacheFailed};
        QString line = u"member "_qs + text(member.id) + u' ' + text(member.name) + u' ' + text(member.role);
        for (const MemberRecord::Assignment &assignment : member.assignments)
            line += u" ["_qs + text(assignment.target) + u' ' + text(assignment.role) + u']';
        if (member.lastActivityAt)
            line += u" at %1"_qs.arg(*member.lastActivityAt);
        if (!member.inviter.empty())
            line += u" by "_qs + text(member.inviter);
        json = text(member.assignmentsJson);
        lines << line;
        return {};
    }

    QStringList lines;
    QString json;
    bool full = false;

private:
    static QString text(std::string_view view)
    {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    }
};

constexpr const char *Head =
    R"({"type":"snapshot","sequence":"42","workspace":{},"counts":{"team":1,"member":1}})"
    "\n";
constexpr const char *TeamLine = R"({"type":"team","id":"tea_1","revision":3,"name":"Payments"})"
                                 "\n";
constexpr const char *MemberLine =
    R"({"id":"mbr_1","type":"member","revision":1,"name":"王\u4f1f W","email":"w@example.com","role":"admin","programCreator":true,"status":"active","startedAt":null,"invitedBy":{"id":"mbr_0","name":"Ana"},"assignments":[{"kind":"team","targetId":"tea_1","targetName":"Payments","role":"teamAdmin","since":1}],"activity":{"lastActivityAt":"1970-01-01T00:00:01.500Z"},"later":{"x":[1,2]}})"
    "\n";
constexpr const char *End = R"({"type":"end","records":2})"
                            "\n";

Result<void> readAll(Recorder &recorder, const QByteArray &bytes, qsizetype step = 1 << 20)
{
    SnapshotReader reader(recorder);
    for (qsizetype i = 0; i < bytes.size(); i += step) {
        if (Result<void> done =
                reader.feed(QByteArrayView(bytes).sliced(i, std::min(step, bytes.size() - i)));
            !done)
            return done;
    }
    return reader.finish();
}

} // namespace

class TestSnapshotReader : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void readsAllRecordsHoweverTheyAreCut()
    {
        const QStringList expected{u"head 42 1 1"_qs, u"team tea_1 Payments"_qs,
                                   u"member mbr_1 王伟 W admin [tea_1 teamAdmin] at 1500 by Ana"_qs};
        const QByteArray bytes = QByteArray(Head) + TeamLine + MemberLine + End;
        for (const qsizetype step : {qsizetype(1), qsizetype(7), qsizetype(100), bytes.size()}) {
            Recorder recorder;
            QVERIFY(readAll(recorder, bytes, step));
            QCOMPARE(recorder.lines, expected);
            QVERIFY(recorder.json.contains(u"\"since\":1"_qs));
        }
    }

    void passesOverWhatItDoesNotKnow()
    {
        Recorder recorder;
        QVERIFY(
            readAll(recorder, QByteArray(Head) + "{\"type\":\"app\",\"id\":\"app_1\"}\n\n" + TeamLine + End));
        QCOMPARE(recorder.lines.size(), 2);
    }

    void doesNotBelieveAStreamWithoutItsEnd()
    {
        Recorder recorder;
        const Result<void> read = readAll(recorder, QByteArray(Head) + TeamLine + MemberLine);
        QVERIFY(!read);
        QCOMPARE(toString(read.error().kind), u"NotThePlatform"_qs);
    }

    void doesNotBelieveAnEndThatCountsLess()
    {
        Recorder recorder;
        QVERIFY(!readAll(recorder,
                         QByteArray(Head) + TeamLine + MemberLine + "{\"type\":\"end\",\"records\":1}\n"));
    }

    void handsOnTheErrorOfTheSink()
    {
        Recorder recorder;
        recorder.full = true;
        const Result<void> read = readAll(recorder, QByteArray(Head) + MemberLine + End);
        QVERIFY(!read);
        QCOMPARE(toString(read.error().kind), u"CacheFailed"_qs);
    }

    void refusesWhatIsNoSnapshot_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("HTML") << QByteArray("<!DOCTYPE html>\n<html></html>\n");
        QTest::newRow("other first line") << QByteArray(TeamLine);
        QTest::newRow("array") << QByteArray("[1]\n");
        QTest::newRow("broken JSON") << QByteArray(Head) + "{\"type\":\"member\",\n";
        QTest::newRow("broken UTF-8") << QByteArray(Head) + "{\"type\":\"team\",\"id\":\"\xff\xfe\"}\n" + End;
        QTest::newRow("member without id")
            << QByteArray(Head) + "{\"type\":\"member\",\"name\":\"x\"}\n" + End;
        QTest::newRow("id of another type") << QByteArray(Head) + "{\"type\":\"member\",\"id\":5}\n" + End;
        QTest::newRow("more after its end") << QByteArray(Head) + End + TeamLine;
        QTest::newRow("nesting 10,000") << QByteArray(Head)
                + "{\"type\":\"member\",\"id\":\"m\",\"x\":" + QByteArray(10000, '[') + '\n' + End;
        QTest::newRow("line of 2 MiB") << QByteArray(Head) + QByteArray(2 * 1024 * 1024, 'x');
    }

    void refusesWhatIsNoSnapshot()
    {
        QFETCH(QByteArray, bytes);
        Recorder recorder;
        const Result<void> read = readAll(recorder, bytes, 64 * 1024);
        QVERIFY(!read);
        QCOMPARE(toString(read.error().kind), u"NotThePlatform"_qs);
    }
};

QTEST_GUILESS_MAIN(TestSnapshotReader)
#include "tst_snapshotreader.moc"
