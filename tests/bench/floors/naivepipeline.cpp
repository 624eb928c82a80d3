#include "naivepipeline.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace Minideck {

namespace {

constexpr int PageSize = 500;

void execute(QSqlQuery &query, const char *sql)
{
    if (!query.exec(QString::fromLatin1(sql)))
        qFatal("%s", qUtf8Printable(query.lastError().text()));
}

void createTables(QSqlDatabase &database)
{
    QSqlQuery query(database);
    for (const char *sql :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
          "CREATE TABLE member(rid INTEGER PRIMARY KEY, id TEXT UNIQUE, revision INT, email TEXT, name TEXT, "
          "role TEXT,"
          " creator INT, status TEXT, started TEXT, inviter TEXT, assignments TEXT, active TEXT)",
          "CREATE INDEX member_name ON member(name)", "CREATE INDEX member_email ON member(email)",
          "CREATE INDEX member_active ON member(active)",
          "CREATE VIRTUAL TABLE words USING fts5(name, email, content='member', content_rowid='rid')",
          "CREATE TRIGGER member_words AFTER INSERT ON member BEGIN INSERT INTO words(rowid, name, email)"
          " VALUES(new.rid, new.name, new.email); END"})
        execute(query, sql);
}

void insert(QSqlQuery &query, const QJsonObject &member)
{
    int place = 0;
    for (const char *key :
         {"id", "revision", "email", "name", "role", "programCreator", "status", "startedAt"})
        query.bindValue(place++, member.value(QLatin1String(key)).toVariant());
    query.bindValue(
        place++,
        member.value(QLatin1String("invitedBy")).toObject().value(QLatin1String("name")).toVariant());
    query.bindValue(place++, QJsonDocument(member.value(QLatin1String("assignments")).toArray()).toJson());
    query.bindValue(place,
                    member.value(QLatin1String("activity"))
                        .toObject()
                        .value(QLatin1String("lastActivityAt"))
                        .toVariant());
    if (!query.exec())
        qFatal("%s", qUtf8Printable(query.lastError().text()));
}

} // namespace

qint64 NaivePipeline::load(const QString &snapshotFile, const QString &databaseFile, qint64 members)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(databaseFile + QLatin1String(suffix));
    const QString connection = QStringLiteral("naive");
    qint64 read = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(databaseFile);
        database.open();
        createTables(database);
        QSqlQuery query(database);
        query.prepare(
            QStringLiteral("INSERT INTO member(id,revision,email,name,role,creator,status,started,inviter,"
                           "assignments,active) VALUES(?,?,?,?,?,?,?,?,?,?,?)"));
        QFile file(snapshotFile);
        file.open(QIODevice::ReadOnly);
        database.transaction();
        while (read < members && !file.atEnd()) {
            const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
            if (record.value(QLatin1String("type")) != QLatin1String("member"))
                continue;
            insert(query, record);
            if (++read % PageSize == 0) {
                database.commit();
                database.transaction();
            }
        }
        database.commit();
    }
    QSqlDatabase::removeDatabase(connection);
    return read;
}

} // namespace Minideck
