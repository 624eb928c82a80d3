#include "testplatform.h"

#include <support/quiet.h>

#include <QtTest>

using namespace Minideck;

// The document is only read as far as needed here; tests/contract holds answers against it.
class TestOpenApi : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void documentsExactlyTheRoutes();
    void documentsWhichRoutesNeedASession();

private:
    struct Operation
    {
        QString name; //!< "GET /v1/limits"
        bool needsSession = true;
    };
    //! The operations under `paths:`, by indentation: two spaces for a path, four for a method.
    static QList<Operation> operations()
    {
        QFile file(QStringLiteral(SOURCE_DIR "/server/openapi.yaml"));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
            return {};
        static const QRegularExpression path(u"^  (/\\S*):$"_qs);
        static const QRegularExpression method(u"^    (get|put|post|patch|delete|head|options):$"_qs);
        QList<Operation> found;
        QString current;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const auto pathMatch = path.match(line);
            const auto methodMatch = method.match(line);
            if (pathMatch.hasMatch())
                current = pathMatch.captured(1);
            else if (methodMatch.hasMatch())
                found.append({.name = methodMatch.captured(1).toUpper() + u' ' + current});
            else if (line == u"      security: []")
                found.last().needsSession = false;
        }
        return found;
    }
};

void TestOpenApi::documentsExactlyTheRoutes()
{
    TestPlatform platform;
    QStringList wanted;
    for (const Route &route : platform.api().router().routes())
        wanted << QString::fromLatin1(route.method) + u' ' + route.path;
    QStringList documented;
    for (const Operation &operation : operations())
        documented << operation.name;
    wanted.sort();
    documented.sort();
    QVERIFY(!wanted.isEmpty());
    QCOMPARE(documented, wanted);
}

void TestOpenApi::documentsWhichRoutesNeedASession()
{
    TestPlatform platform;
    QHash<QString, bool> documented;
    for (const Operation &operation : operations())
        documented[operation.name] = operation.needsSession;
    for (const Route &route : platform.api().router().routes()) {
        const QString name = QString::fromLatin1(route.method) + u' ' + route.path;
        QVERIFY2(documented.value(name) == (route.needs == Route::Needs::Session), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
