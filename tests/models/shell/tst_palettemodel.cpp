#include <models/shell/palettemodel.h>
#include <support/membercache.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Minideck;
using Kind = PaletteEntry::Kind;

class TestPaletteModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void nothingTypedOffersWhatIsPossible();
    void whatWasUsedLatelyStandsFirst();
    void whatMatchesBestStandsFirst();
    void whatCannotBeDoneIsFoundWithItsReason();
    void otherWordsFindAfterTheTitle();
    void membersComeFromTheCacheWithoutWaiting();
    void MEM_7_membersAreFoundByTwoCjkCharacters();
    void aMemberFoundByAddressShowsIt();
    void whoMayNotSeeMembersFindsNone();
    void signsAskForVerbsOrPeopleAlone();
    void theNewestQuestionWins();
    void itSaysWhenNothingIsFound();
    void headingsArePassedOver();

private:
    static QList<PaletteEntry> entries();
};

QList<PaletteEntry> TestPaletteModel::entries()
{
    return {
        {.id = u"members"_qs, .kind = Kind::Place, .title = u"Members"_qs, .detail = u"Section"_qs},
        {.id = u"members/1"_qs, .kind = Kind::Place, .title = u"Members: Invited"_qs, .quiet = true},
        {.id = u"members.filter"_qs, .title = u"Filter members"_qs, .detail = u"Members"_qs},
        {.id = u"members.block"_qs,
         .title = u"Block…"_qs,
         .detail = u"Members"_qs,
         .keys = u"B"_qs,
         .possible = false,
         .reason = u"Nobody is selected."_qs},
        {.id = u"view.refresh"_qs, .title = u"Refresh"_qs, .detail = u"View"_qs},
        {.id = u"wsp_2"_qs, .kind = Kind::Workspace, .title = u"LanternWorks"_qs},
    };
}

// Headings with a line before them.
static QStringList rows(const PaletteModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        texts << (index.data(PaletteModel::HeadingRole).toBool() ? u"- "_qs : QString())
                + index.data().toString();
    }
    return texts;
}

namespace {

struct Found
{
    PaletteModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    TemporaryHome home;
    MemberCache cache{home.filePath(u"cache.db"_qs)};

    explicit Found(const QList<Member> &members)
    {
        cache.write(members);
        model.members().setCache(cache.path());
        model.setMembersOffered(true);
    }
};

} // namespace

void TestPaletteModel::nothingTypedOffersWhatIsPossible()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries(entries());
    QCOMPARE(rows(model),
             (QStringList{u"- Go to"_qs, u"Members"_qs, u"- Actions"_qs, u"Filter members"_qs, u"Refresh"_qs,
                          u"- Workspaces"_qs, u"LanternWorks"_qs}));
}

void TestPaletteModel::whatWasUsedLatelyStandsFirst()
{
    PaletteModel model;
    model.setEntries(entries());
    model.setRecent({u"do:view.refresh"_qs, u"do:gone.from.this.version"_qs, u"do:members.block"_qs});
    QCOMPARE(rows(model),
             (QStringList{u"- Recent"_qs, u"Refresh"_qs, u"- Go to"_qs, u"Members"_qs, u"- Actions"_qs,
                          u"Filter members"_qs, u"- Workspaces"_qs, u"LanternWorks"_qs}));
    model.setQuery(u"mem"_qs);
    QVERIFY(!rows(model).contains(u"Refresh"_qs));
}

void TestPaletteModel::whatMatchesBestStandsFirst()
{
    PaletteModel model;
    model.setEntries(entries());
    model.setQuery(u"mem"_qs);
    QCOMPARE(rows(model).mid(0, 5),
             (QStringList{u"- Go to"_qs, u"Members"_qs, u"Members: Invited"_qs, u"- Actions"_qs,
                          u"Filter members"_qs}));
    const auto spans = model.index(4, 0).data(PaletteModel::SpansRole).value<QList<QPair<int, int>>>();
    QCOMPARE(spans, (QList<QPair<int, int>>{{7, 3}}));
    model.setQuery(u"ref"_qs);
    QCOMPARE(rows(model), (QStringList{u"- Actions"_qs, u"Refresh"_qs}));
}

void TestPaletteModel::whatCannotBeDoneIsFoundWithItsReason()
{
    PaletteModel model;
    model.setEntries(entries());
    model.setQuery(u"blo"_qs);
    QCOMPARE(rows(model), (QStringList{u"- Actions"_qs, u"Block…"_qs}));
    const QModelIndex block = model.index(1, 0);
    QVERIFY(!block.data(PaletteModel::PossibleRole).toBool());
    QCOMPARE(block.data(PaletteModel::ReasonRole).toString(), u"Nobody is selected."_qs);
    QCOMPARE(block.data(Qt::AccessibleTextRole).toString(), u"Block…, Nobody is selected., Members, B"_qs);
}

void TestPaletteModel::otherWordsFindAfterTheTitle()
{
    PaletteModel model;
    model.setEntries(entries());
    model.setQuery(u"members"_qs);
    const QStringList shown = rows(model);
    QVERIFY(shown.indexOf(u"Filter members"_qs) < shown.indexOf(u"Block…"_qs));
    QVERIFY(shown.contains(u"Block…"_qs));
}

void TestPaletteModel::membersComeFromTheCacheWithoutWaiting()
{
    Found f({makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs),
             makeMember(2, u"Noor Rahman"_qs, u"noor@example.com"_qs, Role::Admin)});
    f.model.setEntries(entries());
    f.model.setQuery(u"noor"_qs);
    QCOMPARE(f.model.rowCount(), 0);
    QVERIFY(!f.model.foundNothing()); // not yet known
    QTRY_COMPARE(rows(f.model), (QStringList{u"- Found in this workspace"_qs, u"Noor Rahman"_qs}));
    QCOMPARE(f.model.entry(1)->kind, Kind::Member);
    QCOMPARE(f.model.entry(1)->id, makeMember(2, {}, {}).id.text());
    QCOMPARE(f.model.entry(1)->detail, u"Member, Admin"_qs);
}

void TestPaletteModel::MEM_7_membersAreFoundByTwoCjkCharacters()
{
    Found f({makeMember(1, u"陳怡君"_qs, u"chen@example.com"_qs),
             makeMember(2, u"王思远"_qs, u"wang@example.com"_qs)});
    f.model.setQuery(u"怡君"_qs);
    QTRY_COMPARE(rows(f.model), (QStringList{u"- Found in this workspace"_qs, u"陳怡君"_qs}));
}

void TestPaletteModel::aMemberFoundByAddressShowsIt()
{
    Found f({makeMember(1, u"Li Na"_qs, u"li.na@teahouse.example"_qs)});
    f.model.setQuery(u"teaho"_qs);
    QTRY_COMPARE(rows(f.model), (QStringList{u"- Found in this workspace"_qs, u"li.na@teahouse.example"_qs}));
    QCOMPARE(f.model.entry(1)->detail, u"Li Na, Developer"_qs);
}

void TestPaletteModel::whoMayNotSeeMembersFindsNone()
{
    Found f({makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs)});
    f.model.setMembersOffered(false);
    QSignalSpy answered(&f.model.members(), &MemberSearch::found);
    f.model.setQuery(u"amara"_qs);
    QVERIFY(f.model.foundNothing());
    QVERIFY(!answered.wait(100));
}

void TestPaletteModel::signsAskForVerbsOrPeopleAlone()
{
    Found f({makeMember(1, u"Frida Member"_qs, u"frida@example.com"_qs)});
    f.model.setEntries(entries());
    f.model.setRecent({u"go:members"_qs});
    f.model.setQuery(u"> mem"_qs);
    QCOMPARE(rows(f.model).mid(0, 2), (QStringList{u"- Actions"_qs, u"Filter members"_qs}));
    f.model.setQuery(u"@mem"_qs);
    QTRY_COMPARE(rows(f.model), (QStringList{u"- Found in this workspace"_qs, u"Frida Member"_qs}));
    f.model.setQuery(u"@"_qs);
    QTRY_COMPARE(rows(f.model), (QStringList{u"- Found in this workspace"_qs, u"Frida Member"_qs}));
}

void TestPaletteModel::theNewestQuestionWins()
{
    Found f(makePeople(300));
    for (const QString &text : {u"p"_qs, u"pe"_qs, u"person 01"_qs, u"person 0123"_qs})
        f.model.setQuery(text);
    QTRY_COMPARE(rows(f.model), (QStringList{u"- Found in this workspace"_qs, u"Person 0123"_qs}));
}

void TestPaletteModel::itSaysWhenNothingIsFound()
{
    Found f({makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs)});
    f.model.setEntries(entries());
    f.model.setQuery(u"zzzz"_qs);
    QTRY_VERIFY(f.model.foundNothing());
    QCOMPARE(f.model.rowCount(), 0);
}

void TestPaletteModel::headingsArePassedOver()
{
    PaletteModel model;
    QCOMPARE(model.nextRow(-1, 1), -1);
    model.setEntries(entries());
    QCOMPARE(model.nextRow(-1, 1), 1);
    QCOMPARE(model.nextRow(1, 1), 3);
    QCOMPARE(model.nextRow(3, -1), 1);
    QCOMPARE(model.nextRow(1, -1), 6); // around
    QCOMPARE(model.nextRow(6, 1), 1);
    QVERIFY(!model.entry(0));
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
}

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
