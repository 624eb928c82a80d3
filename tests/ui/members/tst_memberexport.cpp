#include "memberstage.h"

#include <support/englishplurals.h>
#include <support/quiet.h>
#include <ui/members/membercopymenu.h>
#include <ui/members/memberexport.h>
#include <ui/members/memberlist.h>
#include <ui/shared/exportbanner.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/theme/appearance.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Minideck;

// What leaves the list: by the clipboard and as files.
class TestMemberExport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }

    void theWholeFilteredListIsWritten_data();
    void theWholeFilteredListIsWritten();
    void theSelectionAloneIsWritten();
    void aFileThatCannotBeWrittenIsSaid();
    void aCellIsCopied();
    void curlHasThePlaceholderAndNoToken();

private:
    void exportTo(const QString &path);
    QByteArray content(const QString &name) const;
    ExportBanner *banner() const { return m_stage->pane->findChild<ExportBanner *>(); }
    MemberCopyMenu *copies() const { return m_stage->pane->findChild<MemberList *>()->copyMenu(); }

    TemporaryHome m_home;
    QString m_asked;
    std::unique_ptr<MemberStage> m_stage;
};

void TestMemberExport::init()
{
    failOnUnexpectedWarnings();
    m_stage = std::make_unique<MemberStage>();
    QVERIFY(m_stage->open());
}

void TestMemberExport::exportTo(const QString &path)
{
    MemberExport *exporter = m_stage->pane->exporter();
    exporter->setAskFile([this, path](QWidget *, const FileQuestion &question, const auto &chosen) {
        m_asked = question.title;
        chosen(path);
    });
    QSignalSpy finished(banner(), &ExportBanner::finished);
    exporter->action()->trigger();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(banner()->isVisible());
}

QByteArray TestMemberExport::content(const QString &name) const
{
    QFile file(m_home.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

void TestMemberExport::theWholeFilteredListIsWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("CSV") << u"list.csv"_qs;
    QTest::newRow("JSON") << u"list.json"_qs;
    QTest::newRow("Markdown") << u"list.md"_qs;
}

void TestMemberExport::theWholeFilteredListIsWritten()
{
    QFETCH(QString, name);
    m_stage->pane->findChild<FilterField *>()->setText(u"campus"_qs);
    QTRY_VERIFY(m_stage->members.rowCount() < 24 && m_stage->members.rowCount() > 1);
    const int rows = m_stage->members.rowCount();
    exportTo(m_home.filePath(name));
    QCOMPARE(m_asked, u"Export %1 members"_qs.arg(rows));
    QCOMPARE(banner()->text(), u"Exported. %1 rows written to %2."_qs.arg(rows).arg(name));
    const QByteArray text = content(name);
    if (name.endsWith(u"csv"_qs))
        QCOMPARE(text.count("\r\n"), rows + 1);
    else if (name.endsWith(u"json"_qs))
        QCOMPARE(QJsonDocument::fromJson(text).array().size(), rows);
    else
        QCOMPARE(text.count('\n'), rows + 2);
    for (int row = 0; row < rows; ++row)
        QVERIFY(text.contains(m_stage->members.member(row)->email.toUtf8()));
}

void TestMemberExport::theSelectionAloneIsWritten()
{
    m_stage->list->setCurrentRow(2);
    m_stage->list->toggleRow(5);
    m_stage->list->toggleRow(6);
    exportTo(m_home.filePath(u"some.json"_qs));
    QCOMPARE(m_asked, u"Export 3 selected members"_qs);
    QStringList emails;
    for (const QJsonValue &member : QJsonDocument::fromJson(content(u"some.json"_qs)).array())
        emails << member[u"email"].toString();
    QStringList selected;
    for (const int row : {2, 5, 6})
        selected << m_stage->members.member(row)->email;
    QCOMPARE(emails, selected);
}

void TestMemberExport::aFileThatCannotBeWrittenIsSaid()
{
    exportTo(m_home.filePath(u"nowhere/list.csv"_qs));
    QVERIFY2(banner()->text().startsWith(u"Not exported. list.csv cannot be written: "_qs),
             qPrintable(banner()->text()));
    MemberStage::button(banner(), u"Close"_qs)->click();
    QVERIFY(!banner()->isVisible());
}

void TestMemberExport::aCellIsCopied()
{
    m_stage->list->setCurrentRow(0);
    copies()->setCellColumn(MembersModel::Role);
    copies()->copyCell();
    QCOMPARE(QApplication::clipboard()->text(),
             m_stage->members.index(0, MembersModel::Role).data().toString());
}

void TestMemberExport::curlHasThePlaceholderAndNoToken()
{
    m_stage->list->setCurrentRow(0);
    copies()->copyAsCurl();
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(
        text.startsWith(
            u"curl -H \"Authorization: Bearer $MINIDECK_TOKEN\" -H 'Accept: application/json' 'http://"_qs),
        qPrintable(text));
    QVERIFY(text.endsWith(u"/v1/workspaces/NorthbayCity/members/"_qs + m_stage->members.member(0)->id.text()
                          + u'\''));
    MemberQuery query;
    query.search = u"it's + 陳"_qs;
    query.roles = {Role::Admin, Role::Reviewer};
    m_stage->members.setQuery(query);
    QVERIFY2(
        m_stage->members.curlOf({}).endsWith(
            u"members?q=it%27s%20%2B%20%E9%99%B3&role=admin&role=reviewer&sort=name&order=asc&limit=500'"_qs),
        qPrintable(m_stage->members.curlOf({})));
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    EnglishPlurals plurals;
    Appearance appearance;
    appearance.apply();
    TestMemberExport test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_memberexport.moc"
