#include <support/quiet.h>

#include <QDirIterator>
#include <QtTest>

using namespace Minideck;

// All layers share one namespace and meet in one program, so a name that two of them give to different types
// would make the linker take either. Compilers do not tell.
class TestNames : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void everyTypeStandsInOneHeader_data();
    void everyTypeStandsInOneHeader();

private:
    static QMap<QString, QStringList> headersByType();
};

QMap<QString, QStringList> TestNames::headersByType()
{
    // At the left edge, that is in the namespace and not in a class; with a body, that is no forward
    // declaration.
    static const QRegularExpression type(u"^(?:class|struct|enum class)\\s+(\\w+)\\b[^;<]*\\{"_qs,
                                         QRegularExpression::MultilineOption);
    const QDir root(QStringLiteral(SOURCE_DIR));
    QMap<QString, QStringList> headers;
    for (const QString &layer : {u"app"_qs, u"ui"_qs, u"models"_qs, u"client"_qs, u"core"_qs, u"server"_qs}) {
        QDirIterator walk(root.filePath(layer), {u"*.h"_qs}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("unreadable: %s", qPrintable(file.fileName()));
            const QString text = QString::fromUtf8(file.readAll());
            for (const auto &match : type.globalMatch(text))
                headers[match.captured(1)] << root.relativeFilePath(file.fileName());
        }
    }
    return headers;
}

void TestNames::everyTypeStandsInOneHeader_data()
{
    QTest::addColumn<QStringList>("headers");
    const auto types = headersByType();
    for (auto type = types.cbegin(); type != types.cend(); ++type)
        QTest::newRow(qPrintable(type.key())) << type.value();
    QVERIFY2(types.size() > 100, "the walk does not find the types");
}

void TestNames::everyTypeStandsInOneHeader()
{
    QFETCH(QStringList, headers);
    QVERIFY2(headers.size() == 1, qPrintable(headers.join(u" and "_qs)));
}

QTEST_APPLESS_MAIN(TestNames)
#include "tst_names.moc"
