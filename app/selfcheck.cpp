#include "selfcheck.h"

#include "profile.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFileInfo>
#include <QFontDatabase>
#include <QImageReader>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSslSocket>
#include <QTemporaryFile>

#include <algorithm>

namespace Minideck {

using Grade = Finding::Grade;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(SelfCheck)
};

} // namespace

static Finding database()
{
    const QString subject = Texts::tr("Database");
    const QString name = u"minideck-check"_qs;
    Finding finding{Grade::Missing, subject,
                    Texts::tr("Qt's SQLite driver is not installed (libqt6sql6-sqlite).")};
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_qs))
        return finding;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_qs, name);
        connection.setDatabaseName(u":memory:"_qs);
        QSqlQuery query(connection);
        if (connection.open() && query.exec(u"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')"_qs)
            && query.exec(u"SELECT sqlite_version()"_qs) && query.next()) {
            finding = {Grade::Good, subject,
                       Texts::tr("SQLite %1 with full-text search.").arg(query.value(0).toString())};
        } else {
            finding.fact =
                Texts::tr("SQLite has no full-text search with trigrams: %1").arg(query.lastError().text());
        }
    }
    QSqlDatabase::removeDatabase(name);
    return finding;
}

static Finding folders(const Profile &profile)
{
    if (const auto made = profile.create(); !made) {
        return {Grade::Missing, Texts::tr("Data folder"),
                Texts::tr("%1 cannot be created.").arg(made.error().detail)};
    }
    QTemporaryFile probe(profile.dataFolder() + u"/check-XXXXXX"_qs);
    if (!probe.open())
        return {Grade::Missing, Texts::tr("Data folder"),
                Texts::tr("%1 is not writable.").arg(profile.dataFolder())};
    return {Grade::Good, Texts::tr("Data folder"), profile.dataFolder()};
}

static Finding tls()
{
    if (!QSslSocket::supportsSsl())
        return {Grade::Weak, Texts::tr("TLS"), Texts::tr("Not available: only the sandbox can be reached.")};
    return {Grade::Good, Texts::tr("TLS"), QSslSocket::sslLibraryVersionString()};
}

static Finding keychain()
{
    const QString subject = Texts::tr("Keychain");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return {Grade::Weak, subject, Texts::tr("No session bus: sign-ins last until the program ends.")};
    const QStringList activatable = bus.interface()->activatableServiceNames();
    const QString service = u"org.freedesktop.secrets"_qs;
    if (!bus.interface()->isServiceRegistered(service) && !activatable.contains(service))
        return {Grade::Weak, subject, Texts::tr("No Secret Service: sign-ins last until the program ends.")};
    return {Grade::Good, subject, Texts::tr("Secret Service.")};
}

static Finding icons()
{
    if (!QImageReader::supportedImageFormats().contains("svg"))
        return {Grade::Weak, Texts::tr("Pictures"),
                Texts::tr("Qt's SVG image plug-in is not installed (libqt6svg6).")};
    return {Grade::Good, Texts::tr("Pictures"), Texts::tr("SVG.")};
}

static Finding fonts()
{
    const auto covers = [](QFontDatabase::WritingSystem script) {
        return !QFontDatabase::families(script).isEmpty();
    };
    if (QFontDatabase::families().isEmpty())
        return {Grade::Missing, Texts::tr("Fonts"), Texts::tr("None installed.")};
    if (!covers(QFontDatabase::SimplifiedChinese) || !covers(QFontDatabase::Japanese)
        || !covers(QFontDatabase::Korean)) {
        return {Grade::Weak, Texts::tr("Fonts"),
                Texts::tr("No font for Chinese, Japanese and Korean (fonts-noto-cjk).")};
    }
    return {Grade::Good, Texts::tr("Fonts"),
            Texts::tr("%n font families", nullptr, static_cast<int>(QFontDatabase::families().size()))};
}

QList<Finding> selfCheck(const Profile &profile)
{
    return {folders(profile), database(), tls(), keychain(), icons(), fonts()};
}

QString report(const QList<Finding> &findings)
{
    qsizetype width = 0;
    for (const Finding &finding : findings)
        width = std::max(width, finding.subject.size());
    QString text;
    for (const Finding &finding : findings) {
        const QString grade = finding.grade == Grade::Good ? Texts::tr("good")
            : finding.grade == Grade::Weak                 ? Texts::tr("weak")
                                                           : Texts::tr("missing");
        text += grade.leftJustified(9) + finding.subject.leftJustified(width + 2) + finding.fact + u'\n';
    }
    return text;
}

} // namespace Minideck
