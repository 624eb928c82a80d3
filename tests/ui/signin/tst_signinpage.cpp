#include <client/keys/memorykeychain.h>
#include <client/sync/platformclient.h>
#include <core/clock.h>
#include <core/random.h>
#include <models/signin/accountsmodel.h>
#include <models/signin/signinmodel.h>
#include <server/platformserver.h>
#include <support/quiet.h>
#include <support/temporaryhome.h>
#include <ui/shared/note.h>
#include <ui/shared/theme/appearance.h>
#include <ui/signin/formfield.h>
#include <ui/signin/signinpage.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>

using namespace Minideck;

// The page before a real server of the demo workspace.
class TestSignInPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aWrongPasswordIsSaidBelowItsField();
    void escapeGoesBackWhereThereIsAWayBack();
    void ACC_1_theBrowserIsOpenedAndMayBeGivenUp();
    void ACC_1_linksTakeAlongWhatWasTyped();

public slots:
    void open(const QUrl &page) { m_opened << page; } // instead of the system's browser

private:
    QList<FormField *> fields() const { return m_page->findChildren<FormField *>(); }

    Appearance m_appearance;
    TemporaryHome m_serverHome;
    SystemClock m_clock;
    SystemRandom m_random;
    PlatformServer m_server;
    std::unique_ptr<TemporaryHome> m_home;
    std::unique_ptr<MemoryKeychain> m_keychain;
    std::unique_ptr<PlatformClient> m_client;
    std::unique_ptr<SignInModel> m_model;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<SignInPage> m_page;
    QList<QUrl> m_opened;
};

void TestSignInPage::initTestCase()
{
    m_appearance.apply();
    PlatformServer::Options options;
    options.dataFolder = m_serverHome.filePath(u"server"_qs);
    QVERIFY(PlatformServer::seed(options.dataFolder, PlatformServer::Seed::Demo));
    QVERIFY(m_server.start(std::move(options)));
}

void TestSignInPage::init()
{
    failOnUnexpectedWarnings();
    m_home = std::make_unique<TemporaryHome>();
    m_keychain = std::make_unique<MemoryKeychain>();
    m_client = std::make_unique<PlatformClient>(ClientOptions{m_home->filePath(u"client"_qs), {}},
                                                *m_keychain, m_clock, m_random);
    m_model = std::make_unique<SignInModel>(*m_client);
    m_accounts = std::make_unique<AccountsModel>(*m_client);
    m_page = std::make_unique<SignInPage>(*m_model, *m_accounts);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestSignInPage::cleanup()
{
    m_page.reset();
    m_accounts.reset();
    m_model.reset();
    m_client.reset();
    m_keychain.reset();
    m_home.reset();
}

void TestSignInPage::aWrongPasswordIsSaidBelowItsField()
{
    QCOMPARE(fields().size(), 3);
    fields()[0]->edit()->setText(m_server.url().toString());
    fields()[1]->edit()->setText(PlatformServer::demoEmail());
    fields()[2]->edit()->setText(u"not the password"_qs);
    QTest::keyClick(fields()[2]->edit(), Qt::Key_Return);
    QTRY_COMPARE(fields()[2]->problem(), u"E-mail and password do not match."_qs);
    for (const Note *note : m_page->findChildren<Note *>())
        QVERIFY(!note->isVisible());

    QTest::keyClicks(fields()[2]->edit(), PlatformServer::demoPassword());
    QSignalSpy signedIn(m_model.get(), &SignInModel::signedIn);
    QTest::keyClick(fields()[2]->edit(), Qt::Key_Return);
    QTRY_COMPARE(signedIn.count(), 1);
    QVERIFY(fields()[2]->problem().isEmpty());
}

void TestSignInPage::escapeGoesBackWhereThereIsAWayBack()
{
    QSignalSpy back(m_page.get(), &SignInPage::backWanted);
    QTest::keyClick(m_page->window(), Qt::Key_Escape);
    QCOMPARE(back.count(), 0);
    m_page->setBackOffered(true);
    QTest::keyClick(m_page->window(), Qt::Key_Escape);
    QTRY_COMPARE(back.count(), 1);
}

void TestSignInPage::ACC_1_theBrowserIsOpenedAndMayBeGivenUp()
{
    const auto button = [this](const QString &text) {
        for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        qFatal("no such button");
    };
    QDesktopServices::setUrlHandler(u"http"_qs, this, "open");
    const auto restored = qScopeGuard([] { QDesktopServices::unsetUrlHandler(u"http"_qs); });
    fields().first()->edit()->setText(m_server.url().toString());
    QTest::mouseClick(button(u"Sign in with browser"_qs), Qt::LeftButton);
    QTRY_COMPARE(m_opened.size(), 1);
    QCOMPARE(m_opened.first().path(), u"/oauth/authorize"_qs);
    QTRY_VERIFY(button(u"Cancel"_qs)->hasFocus());
    QTest::mouseClick(button(u"Open the page again"_qs), Qt::LeftButton);
    QCOMPARE(m_opened.size(), 2);
    QCOMPARE(m_opened.at(1), m_opened.at(0));
    QTest::mouseClick(button(u"Copy its address"_qs), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_opened.first().toString(QUrl::FullyEncoded));

    QTest::keyClick(button(u"Cancel"_qs), Qt::Key_Space);
    QTRY_VERIFY(!button(u"Cancel"_qs)->isVisible());
    QVERIFY(button(u"Sign in with browser"_qs)->hasFocus());
    QVERIFY(!m_model->isBusy());
    QVERIFY(!m_model->error());
}

void TestSignInPage::ACC_1_linksTakeAlongWhatWasTyped()
{
    m_page->fill(m_server.url().toString(), u"zoe@guest.example"_qs);
    QVERIFY(fields()[2]->edit()->hasFocus());
    QSignalSpy apply(m_page.get(), &SignInPage::applyWanted);
    QSignalSpy reset(m_page.get(), &SignInPage::resetWanted);
    for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (each->text() == u"Apply for an account"_qs || each->text() == u"Forgot password"_qs)
            QTest::keyClick(each, Qt::Key_Space);
    }
    const QVariantList typed{m_server.url().toString(), u"zoe@guest.example"_qs};
    QCOMPARE(apply.count(), 1);
    QCOMPARE(apply.first(), typed);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(reset.first(), typed);
}

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
