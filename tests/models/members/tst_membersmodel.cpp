#include <client/sync/memberrepository.h>
#include <models/members/membergatherer.h>
#include <models/members/memberroles.h>
#include <models/members/membersmodel.h>
#include <support/englishplurals.h>
#include <support/fixedclock.h>
#include <support/membercache.h>
#include <support/members.h>
#include <support/quiet.h>

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Minideck;

// The model over a real cache file, read by the real repository.
class TestMembersModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsWhatTheCacheHolds();
    void showsAnInvitedPersonByAddress();
    void keepsTheRowsUntilTheAnswerIsThere();
    void theNewestQuestionWins();
    void aLongListGrowsByInsertedRows();
    void everyRowOfALongListIsReadable();
    void aChangedCacheMovesNobody();
    void readsNothingByOldRowNumbers();
    void tellsEmptyFromEmptyByFilter();
    void aFailureAtFirstIsFailed();
    void aFailureLaterKeepsTheRows();
    void countsAndTeamsAreNews();
    void sortsByColumns();
    void MEM_7_findsTwoCharacterCjkWords();
    void anotherWorkspaceShowsNothingOfTheOldOne();
    void knowsWhoseOnlyAdminSomebodyIs();
    void gathersAnyNumberOfRows();
    void gatheringEndsWhenTheRowsChange();

private:
    void open(const QList<Member> &members, const QList<Team> &teams = {});
    void settle();
    QStringList names() const;

    FixedClock m_clock;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<MemberCache> m_cache;
    std::unique_ptr<MemberRepository> m_repository;
    std::unique_ptr<MembersModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestMembersModel::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_cache = std::make_unique<MemberCache>(m_home->filePath(u"cache.db"_qs));
    m_model = std::make_unique<MembersModel>(m_clock);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestMembersModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_repository.reset();
    m_cache.reset();
    m_home.reset();
}

void TestMembersModel::open(const QList<Member> &members, const QList<Team> &teams)
{
    m_cache->write(members, teams);
    m_repository = std::make_unique<MemberRepository>(m_cache->path());
    m_model->setRepository(m_repository.get());
    settle();
    QTRY_COMPARE(m_model->rowCount(), static_cast<int>(members.size()));
}

// Waits until everything asked so far is answered: questions are answered in their order.
void TestMembersModel::settle()
{
    const QFuture<Result<MemberCounts>> last = m_repository->counts();
    QTRY_VERIFY(last.isFinished());
    QCoreApplication::processEvents();
}

QStringList TestMembersModel::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names << m_model->index(row, MembersModel::Name).data().toString();
    return names;
}

void TestMembersModel::showsWhatTheCacheHolds()
{
    Member amara = makeMember(1, u"Amara Okafor"_qs, u"amara@example.com"_qs);
    amara.lastActivityAt = m_clock.now().addSecs(-12 * 60);
    amara.assignments = {
        makeAssignment(AssignmentKind::MiniProgram, u"Clinic Queue"_qs, AssignmentRole::ProgramAdmin),
        makeAssignment(AssignmentKind::MiniProgram, u"Pharmacy"_qs, AssignmentRole::ProgramDeveloper)};
    open({amara});
    QCOMPARE(m_model->state(), ListState::Ready);
    const auto cell = [this](int column, int role = Qt::DisplayRole) {
        return m_model->index(0, column).data(role);
    };
    QCOMPARE(cell(MembersModel::Name), QVariant(u"Amara Okafor"_qs));
    QCOMPARE(cell(MembersModel::Email), QVariant(u"amara@example.com"_qs));
    QCOMPARE(cell(MembersModel::Role), QVariant(u"Developer"_qs));
    QCOMPARE(cell(MembersModel::Status), QVariant(u"Active"_qs));
    QCOMPARE(cell(MembersModel::Assigned), QVariant(u"2 programs"_qs));
    QCOMPARE(cell(MembersModel::LastActivity), QVariant(u"12 min"_qs));
    QCOMPARE(cell(MembersModel::StartedAt), QVariant(u"4 Mar 2025"_qs));
    QCOMPARE(cell(MembersModel::Assigned, Qt::ToolTipRole),
             QVariant(u"Clinic Queue: Program admin\nPharmacy: Program developer"_qs));
    QVERIFY(cell(MembersModel::LastActivity, Qt::ToolTipRole).toString().contains(u"2026"_qs));
    QCOMPARE(cell(0, static_cast<int>(MemberRole::MemberIdRole)), QVariant(amara.id.text()));
    QCOMPARE(cell(0, static_cast<int>(MemberRole::StatusRole)), QVariant(u"active"_qs));
    QCOMPARE(cell(0, static_cast<int>(MemberRole::PendingRole)), QVariant(false));
    QCOMPARE(*m_model->member(0), amara);
    QVERIFY(!m_model->member(1));
    QVERIFY(!m_model->member(-1));
}

void TestMembersModel::showsAnInvitedPersonByAddress()
{
    Member priya = makeMember(1, {}, u"priya@example.com"_qs, Role::Developer, MemberStatus::Invited);
    open({priya});
    QCOMPARE(names(), QStringList{u"priya@example.com"_qs});
    QCOMPARE(m_model->index(0, MembersModel::LastActivity).data().toString(), u"–"_qs);
}

void TestMembersModel::keepsTheRowsUntilTheAnswerIsThere()
{
    open(makePeople(30));
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    MemberQuery query;
    query.search = u"0007"_qs;
    m_model->setQuery(query);
    QCOMPARE(m_model->rowCount(), 30);
    QCOMPARE(resets.count(), 0);
    QTRY_COMPARE(names(), QStringList{u"Person 0007"_qs});
    QCOMPARE(resets.count(), 1);
}

void TestMembersModel::theNewestQuestionWins()
{
    open(makePeople(30));
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    for (const QString &text : {u"00"_qs, u"000"_qs, u"0001"_qs, u"0002"_qs, u"0003"_qs}) {
        MemberQuery query;
        query.search = text;
        m_model->setQuery(query);
    }
    settle();
    QCOMPARE(names(), QStringList{u"Person 0003"_qs});
    QCOMPARE(resets.count(), 1);
}

void TestMembersModel::aLongListGrowsByInsertedRows()
{
    m_cache->write(makePeople(2000));
    m_repository = std::make_unique<MemberRepository>(m_cache->path());
    m_model->setRepository(m_repository.get());
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserts(m_model.get(), &QAbstractItemModel::rowsInserted);
    QTRY_COMPARE(m_model->rowCount(), 2000);
    QCOMPARE(resets.count(), 1);
    QCOMPARE(inserts.count(), 1);
    QCOMPARE(inserts.first().at(1).toInt(), MemberRepository::PageSize);
    QCOMPARE(inserts.first().at(2).toInt(), 1999);
}

void TestMembersModel::everyRowOfALongListIsReadable()
{
    open(makePeople(2000));
    for (const int row : {1999, 256, 255, 64, 63, 1000, 0})
        QCOMPARE(m_model->index(row, MembersModel::Name).data().toString(),
                 u"Person %1"_qs.arg(row, 4, 10, QLatin1Char('0')));
}

// Somebody before the others goes, somebody comes: everyone is found at the new place.
void TestMembersModel::aChangedCacheMovesNobody()
{
    QList<Member> people = makePeople(1000);
    open(people);
    QCOMPARE(m_model->rowOf(people.at(700).id), 700);

    people.removeAt(3);
    people.prepend(makeMember(5000, u"Aaron"_qs, u"aaron@example.com"_qs));
    people.prepend(makeMember(5001, u"Abel"_qs, u"abel@example.com"_qs));
    m_cache->write(people);
    m_repository->announceChange();
    QCOMPARE(m_model->rowCount(), 1000);
    QTRY_COMPARE(m_model->rowCount(), 1001);
    QCOMPARE(m_model->rowOf(people.at(702).id), 702);
    QCOMPARE(m_model->member(m_model->rowOf(makePeople(701).last().id))->name, u"Person 0700"_qs);
    QCOMPARE(m_model->rowOf(makePeople(4).last().id), -1);
    QCOMPARE(m_model->rowsOf({people.at(0).id, makePeople(4).last().id, people.at(1).id}), (QList{0, 1}));
}

// Between the news and the new order a row number may stand for somebody else.
void TestMembersModel::readsNothingByOldRowNumbers()
{
    open(makePeople(1000));
    m_cache->write(makePeople(900));
    m_repository->announceChange();
    QCOMPARE(m_model->index(999, 0).data(static_cast<int>(MemberRole::PendingRole)), QVariant(true));
    QCOMPARE(m_model->index(999, 0).data(), QVariant());
    QCOMPARE(m_model->index(0, 0).data().toString(), u"Person 0000"_qs);
    QTRY_COMPARE(m_model->rowCount(), 900);
    QCOMPARE(m_model->index(899, 0).data().toString(), u"Person 0899"_qs);
}

void TestMembersModel::tellsEmptyFromEmptyByFilter()
{
    QCOMPARE(m_model->state(), ListState::FirstLoad);
    open({});
    QTRY_COMPARE(m_model->state(), ListState::Empty);

    MemberQuery query;
    query.roles = {Role::Admin};
    m_model->setQuery(query);
    QTRY_COMPARE(m_model->state(), ListState::EmptyByFilter);
}

void TestMembersModel::aFailureAtFirstIsFailed()
{
    m_repository = std::make_unique<MemberRepository>(m_home->filePath(u"nothing-here.db"_qs));
    m_model->setRepository(m_repository.get());
    QCOMPARE(m_model->state(), ListState::FirstLoad);
    QTRY_COMPARE(m_model->state(), ListState::Failed);
    QVERIFY(m_model->error());
}

void TestMembersModel::aFailureLaterKeepsTheRows()
{
    open(makePeople(30));
    const Result<Database> database = Database::open(m_cache->path(), Database::Access::ReadWrite);
    QVERIFY(database->execute("ALTER TABLE member RENAME TO gone"));
    m_repository->announceChange();
    QTRY_VERIFY(m_model->error());
    QCOMPARE(m_model->state(), ListState::Ready);
    QCOMPARE(names().first(), u"Person 0000"_qs);

    QVERIFY(database->execute("ALTER TABLE gone RENAME TO member"));
    m_model->retry();
    QTRY_VERIFY(!m_model->error());
    QCOMPARE(m_model->rowCount(), 30);
}

void TestMembersModel::countsAndTeamsAreNews()
{
    QSignalSpy counts(m_model.get(), &MembersModel::countsChanged);
    QSignalSpy teams(m_model.get(), &MembersModel::teamsChanged);
    QList<Member> people = makePeople(5);
    people[1].status = MemberStatus::Invited;
    people[2].status = MemberStatus::Inactive;
    people[3].assignments << makeAssignment(AssignmentKind::Team, u"Health"_qs, AssignmentRole::TeamMember);
    const QList<Team> all{{TeamId(u"tea_1"_qs), 1, u"Health"_qs}, {TeamId(u"tea_2"_qs), 1, u"Harbour"_qs}};
    open(people, all);
    QTRY_COMPARE(m_model->counts(),
                 std::optional(MemberCounts{.all = 5, .invited = 1, .inactive = 1, .withoutAssignment = 4}));
    QTRY_COMPARE(m_model->teams().size(), 2);
    QCOMPARE(m_model->teams().first().name, u"Harbour"_qs);
    QVERIFY(counts.count() > 0);
    QVERIFY(teams.count() > 0);
}

void TestMembersModel::sortsByColumns()
{
    QList<Member> people{makeMember(1, u"Bo"_qs, u"x@example.com"_qs, Role::Reviewer),
                         makeMember(2, u"Al"_qs, u"z@example.com"_qs, Role::Developer),
                         makeMember(3, u"Cy"_qs, u"y@example.com"_qs, Role::Admin)};
    open(people);
    QCOMPARE(names(), (QStringList{u"Al"_qs, u"Bo"_qs, u"Cy"_qs}));
    m_model->sort(MembersModel::Name, Qt::DescendingOrder);
    QTRY_COMPARE(names(), (QStringList{u"Cy"_qs, u"Bo"_qs, u"Al"_qs}));
    m_model->sort(MembersModel::Email, Qt::AscendingOrder);
    QTRY_COMPARE(names(), (QStringList{u"Bo"_qs, u"Cy"_qs, u"Al"_qs}));
    m_model->sort(MembersModel::Role, Qt::AscendingOrder);
    QTRY_COMPARE(names(), (QStringList{u"Cy"_qs, u"Bo"_qs, u"Al"_qs}));
    const MemberQuery before = m_model->query();
    m_model->sort(MembersModel::Assigned, Qt::DescendingOrder);
    QCOMPARE(m_model->query(), before);
}

void TestMembersModel::MEM_7_findsTwoCharacterCjkWords()
{
    open({makeMember(1, u"陳怡君"_qs, u"yijun@example.com"_qs),
          makeMember(2, u"佐藤 陽菜"_qs, u"haruna@example.com"_qs),
          makeMember(3, u"Amara"_qs, u"amara@example.com"_qs)});
    MemberQuery query;
    query.search = u"怡君"_qs;
    m_model->setQuery(query);
    QTRY_COMPARE(names(), QStringList{u"陳怡君"_qs});
    query.search = u"陽"_qs;
    m_model->setQuery(query);
    QTRY_COMPARE(names(), QStringList{u"佐藤 陽菜"_qs});
}

void TestMembersModel::anotherWorkspaceShowsNothingOfTheOldOne()
{
    open(makePeople(10));
    MemberCache other(m_home->filePath(u"other.db"_qs));
    other.write({makeMember(99, u"Zoe"_qs, u"zoe@example.com"_qs)});
    MemberRepository repository(other.path());
    m_model->setRepository(&repository);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->counts(), std::nullopt);
    QTRY_COMPARE(names(), QStringList{u"Zoe"_qs});
    m_model->setRepository(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->state(), ListState::FirstLoad);
}

void TestMembersModel::knowsWhoseOnlyAdminSomebodyIs()
{
    QList<Member> people = makePeople(2);
    people[0].assignments << makeAssignment(AssignmentKind::MiniProgram, u"Clinic Queue"_qs,
                                            AssignmentRole::ProgramAdmin)
                          << makeAssignment(AssignmentKind::MiniProgram, u"Tea House"_qs,
                                            AssignmentRole::ProgramAdmin);
    people[1].assignments << makeAssignment(AssignmentKind::MiniProgram, u"Tea House"_qs,
                                            AssignmentRole::ProgramAdmin);
    open(people);
    QSignalSpy known(m_model.get(), &MembersModel::soleAdminKnown);
    m_model->askSoleAdmin(people.at(0).id);
    QTRY_COMPARE(known.count(), 1);
    QCOMPARE(known.first().at(0).value<MemberId>(), people.at(0).id);
    QCOMPARE(known.first().at(1).toStringList(), QStringList{u"Clinic Queue"_qs});
}

void TestMembersModel::gathersAnyNumberOfRows()
{
    const QList<Member> people = makePeople(1500);
    open(people);
    MemberGatherer gatherer(*m_model);
    QList<Member> gathered;
    connect(&gatherer, &MemberGatherer::finished, this,
            [&gathered](const QList<Member> &members) { gathered = members; });
    gatherer.start({{0, 2}, {100, 1199}});
    QTRY_VERIFY(!gatherer.isRunning());
    QCOMPARE(gathered, people.mid(0, 3) + people.mid(100, 1100));
}

void TestMembersModel::gatheringEndsWhenTheRowsChange()
{
    open(makePeople(1500));
    MemberGatherer gatherer(*m_model);
    QSignalSpy finished(&gatherer, &MemberGatherer::finished);
    gatherer.start({{0, 1499}});
    QVERIFY(gatherer.isRunning());
    MemberQuery query;
    query.search = u"0007"_qs;
    m_model->setQuery(query);
    gatherer.start({{0, 1499}});
    m_model->setRepository(nullptr);
    QVERIFY(!gatherer.isRunning());
    QCOMPARE(finished.count(), 0);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QLocale::setDefault(QLocale::c());
    EnglishPlurals plurals;
    TestMembersModel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_membersmodel.moc"
