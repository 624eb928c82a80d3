#include <core/error.h>
#include <core/types/role.h>
#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

class TestError : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void everyKindHasItsOwnName()
    {
        QSet<QString> names;
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
            const QString name = toString(static_cast<ErrorKind>(kind));
            QVERIFY2(!name.isEmpty(), qPrintable(QString::number(kind)));
            names << name;
        }
        QCOMPARE(names.size(), static_cast<int>(ErrorKind::Internal) + 1);
    }

    void differsInAnyField()
    {
        const Error error{
            .kind = ErrorKind::Invalid, .code = u"MEM-2"_qs, .fields = {{.pointer = u"/email"_qs}}};
        Error other = error;
        QVERIFY(error == other);
        other.fields.first().code = u"MEM-2"_qs;
        QVERIFY(error != other);
    }

    void unknownWireNamesAreKept()
    {
        const WireEnum<Role> captain(u"captain"_qs);
        QVERIFY(!captain.known());
        QCOMPARE(captain.text(), u"captain"_qs);
        QVERIFY(WireEnum<Role>(u"admin"_qs).is(Role::Admin));
        QVERIFY(WireEnum<Role>(u"admin"_qs) == WireEnum<Role>(Role::Admin));
        QVERIFY2(!WireEnum<Role>(u"Admin"_qs).known(), "names on the wire are exact");
        QVERIFY(!WireEnum<Role>().known());
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
