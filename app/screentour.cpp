#include "screentour.h"

#include "application.h"

#include <ui/members/membercommands.h>
#include <ui/members/memberdetail.h>
#include <ui/members/memberlist.h>
#include <ui/members/memberspane.h>
#include <ui/shared/filterfield.h>
#include <ui/shared/rowview.h>
#include <ui/shell/mainwindow.h>
#include <ui/signin/signinform.h>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QRadioButton>

#include <cstdio>

namespace Minideck {

using namespace std::chrono_literals;

static constexpr auto LookEvery = 20ms;
static constexpr auto Settled = 300ms; // later than every delayed part of a screen
static constexpr auto Patience = 60s;
static constexpr QSize Large(1920, 1080);
static constexpr QSize Narrow(980, 700);

ScreenTour::ScreenTour(Application &application, QString folder, QList<Appearance::Theme> themes)
    : m_application(application)
    , m_folder(std::move(folder))
    , m_themes(std::move(themes))
{
    addArrival();
    addMembers();
    addMemberVerbs();
    addInvitation();
    addPalette();
    addOutbox();
    addSettings();
    addDialog(u"about"_qs, u"help.about"_qs);
    addDialog(u"shortcuts"_qs, u"help.shortcuts"_qs);
    addAccounts();
    addSandbox();
    addWrongPassword();
    addInvitationResults();
    addOffline();
    addInvitationOnItsWay();
    m_look.setInterval(LookEvery);
    connect(&m_look, &QTimer::timeout, this, &ScreenTour::look);
}

void ScreenTour::begin()
{
    m_application.window().show();
    enter();
}

void ScreenTour::addArrival()
{
    const auto atOnce = [] { return true; };
    m_stations << Station{u"first-run"_qs, [this] { m_application.showFirstRun(); }, atOnce};
    m_stations << Station{u"sign-in"_qs, [this] { m_application.showSignIn(std::nullopt); }, atOnce};
}

void ScreenTour::addMembers()
{
    const auto all = [this] { return showsMembers(24); };
    const auto nothing = [] {};
    const auto atOnce = [] { return true; };
    m_stations << Station{u"members"_qs, [this] { m_application.startSandbox(); }, all};
    m_stations << Station{u"members-loading"_qs, [this] { m_application.members().setRepository(nullptr); },
                          [this] { return m_application.members().state() == ListState::FirstLoad; }};
    m_stations << Station{u"members-not-allowed"_qs, [this] { pane()->setRole(Role::Developer); }, atOnce};
    m_stations << Station{u"members-again"_qs,
                          [this] {
                              pane()->setRole(Role::Admin);
                              m_application.members().setRepository(m_application.client().members());
                          },
                          all,
                          {},
                          {},
                          false};
    m_stations << Station{u"members-1920"_qs, nothing, all, Large};
    m_stations << Station{u"members-selected"_qs,
                          [this] {
                              for (const int row : {1, 5, 7})
                                  list()->toggleRow(row);
                          },
                          all};
    m_stations << Station{u"members-narrow"_qs, [this] { list()->clearSelection(); }, all, Narrow};
    m_stations << Station{u"members-search"_qs, [this] { filter(u"okafor"_qs); },
                          [this] { return showsMembers(1); }};
    m_stations << Station{u"members-no-match"_qs, [this] { filter(u"nobody of that name"_qs); },
                          [this] { return m_application.members().state() == ListState::EmptyByFilter; }};
    m_stations << Station{u"members-all"_qs, [this] { filter({}); }, all, {}, {}, false};
}

// The questions are only asked: nothing is changed in the demo workspace before the outbox is shown.
void ScreenTour::addMemberVerbs()
{
    addQuestion(u"members-block"_qs, MemberVerb::Block);
    addQuestion(u"members-role"_qs, MemberVerb::SetRole, [] {
        QApplication::activeModalWidget()->findChildren<QRadioButton *>().at(1)->setChecked(true);
    });
    addQuestion(u"members-remove"_qs, MemberVerb::Remove);
}

void ScreenTour::addQuestion(const QString &name, MemberVerb verb, std::function<void()> prepare)
{
    const auto shown = [] { return QApplication::activeModalWidget(); };
    m_stations << Station{name,
                          [this, verb] {
                              chooseMember(u"Amara Okafor"_qs);
                              pane()->findChild<MemberDetail *>()->commands()->trigger(verb);
                          },
                          [shown, prepare] {
                              if (shown() && prepare)
                                  prepare();
                              return shown() != nullptr;
                          },
                          QSize(1280, 800), shown};
    m_stations << Station{name + u"-closed"_qs,
                          [shown] { qobject_cast<QDialog *>(shown())->reject(); },
                          [shown] { return shown() == nullptr; },
                          {},
                          {},
                          false};
}

void ScreenTour::chooseMember(const QString &name)
{
    const MembersModel &members = m_application.members();
    for (int row = 0; row < members.rowCount(); ++row) {
        if (members.index(row, MembersModel::Name).data().toString() == name)
            list()->setCurrentRow(row);
    }
}

// Empty, and with a change that the platform has done and one that it refused: the demo workspace keeps its
// last admin.
void ScreenTour::addOutbox()
{
    const auto counts = [this](qint64 needsYou, qint64 sent) {
        return m_application.outbox().counts()
            == OutboxCounts{.needsYou = needsYou, .waiting = 0, .sent = sent};
    };
    const auto change = [this](MemberVerb verb, const QString &name) {
        const MembersModel &members = m_application.members();
        for (int row = 0; row < members.rowCount(); ++row) {
            if (const auto member = members.member(row); member && member->name == name)
                m_application.memberActions().start({verb, Role::Reviewer}, {*member});
        }
    };
    m_stations << Station{u"outbox-empty"_qs, [this] { m_application.window().showSection(u"outbox"_qs); },
                          [counts] { return counts(0, 0); }};
    m_stations << Station{u"outbox-first"_qs,
                          [change] { change(MemberVerb::SetRole, u"Ingrid Solheim"_qs); },
                          [counts] { return counts(0, 1); },
                          {},
                          {},
                          false};
    m_stations << Station{u"outbox"_qs, [change] { change(MemberVerb::Block, u"Noor Rahman"_qs); },
                          [counts] { return counts(1, 1); }};
    m_stations << Station{u"members-refused"_qs,
                          [this] { m_application.window().showSection(u"members"_qs); },
                          [this] { return showsMembers(24); }};
}

void ScreenTour::addDialog(const QString &name, const QString &action)
{
    m_stations << Station{name,
                          [this, action] { m_application.window().findChild<QAction *>(action)->trigger(); },
                          [] { return QApplication::activeModalWidget() != nullptr; }, QSize(1280, 800),
                          [] { return QApplication::activeModalWidget(); }};
    m_stations << Station{name + u"-closed"_qs,
                          [] { qobject_cast<QDialog *>(QApplication::activeModalWidget())->reject(); },
                          [] { return QApplication::activeModalWidget() == nullptr; },
                          {},
                          {},
                          false};
}

// The platform itself says that the password is wrong.
void ScreenTour::addWrongPassword()
{
    m_stations << Station{
        u"sign-in-wrong-password"_qs,
        [this] {
            m_application.showSignIn(m_application.connection().account());
            auto *form = m_application.window().findChild<SignInForm *>();
            form->signInWith(u"not the password"_qs);
        },
        [this] { return !m_application.signIn().problem(SignInModel::Field::Password).isEmpty(); }};
    m_stations << Station{u"sign-in-left"_qs,
                          [this] { m_application.window().showSections(); },
                          [this] { return showsMembers(24); },
                          {},
                          {},
                          false};
}

void ScreenTour::addOffline()
{
    m_stations << Station{u"members-offline"_qs,
                          [this] {
                              m_application.stopSandbox();
                              m_application.connection().refresh();
                          },
                          [this] { return m_application.connection().phase() == Phase::Offline; }};
}

void ScreenTour::enter()
{
    if (m_current == m_stations.size()) {
        std::printf("%d pictures in %s\n", m_pictures, qPrintable(QDir(m_folder).absolutePath()));
        emit finished(0);
        return;
    }
    const Station &station = m_stations.at(m_current);
    if (station.size.isValid())
        m_application.window().resize(station.size);
    // What has the focus shows it in an active window only.
    if (!QApplication::activeModalWidget())
        m_application.window().activateWindow();
    station.go();
    m_since.start();
    m_look.start();
}

void ScreenTour::look()
{
    const Station &station = m_stations.at(m_current);
    if (std::chrono::milliseconds(m_since.elapsed()) > Patience) {
        fail(u"The screen “%1” is not reached."_qs.arg(station.name));
        return;
    }
    if (!station.isThere())
        return;
    m_look.stop();
    if (!station.picture) {
        ++m_current;
        enter();
        return;
    }
    m_theme = 0;
    dress();
}

// The new colours reach the widgets through the event loop, so the picture waits for them.
void ScreenTour::dress()
{
    m_application.appearance().setTheme(m_themes.at(m_theme));
    QTimer::singleShot(Settled, this, &ScreenTour::takePicture);
}

void ScreenTour::takePicture()
{
    const bool dark = m_application.appearance().isDark();
    if (!take(m_stations.at(m_current).name + (dark ? u"-dark.png"_qs : u"-light.png"_qs)))
        return;
    if (++m_theme < m_themes.size()) {
        dress();
        return;
    }
    ++m_current;
    enter();
}

bool ScreenTour::take(const QString &name)
{
    const Station &station = m_stations.at(m_current);
    QWidget *subject = station.subject ? station.subject() : &m_application.window();
    const QString path = QDir(m_folder).filePath(name);
    if (!subject->grab().save(path)) {
        fail(u"The picture %1 cannot be written."_qs.arg(path));
        return false;
    }
    std::printf("%s\n", qPrintable(name));
    ++m_pictures;
    return true;
}

void ScreenTour::fail(const QString &sentence)
{
    m_look.stop();
    std::fprintf(stderr, "minideck: %s\n", qPrintable(sentence));
    emit finished(1);
}

MembersPane *ScreenTour::pane() const
{
    return qobject_cast<MembersPane *>(m_application.window().currentPane());
}

RowView *ScreenTour::list() const
{
    return pane()->findChild<MemberList *>()->view();
}

bool ScreenTour::showsMembers(int rows) const
{
    if (m_application.members().rowCount() != rows || m_application.connection().isSyncing())
        return false;
    if (list()->currentRow() < 0)
        list()->setCurrentRow(0);
    return true;
}

void ScreenTour::filter(const QString &text)
{
    pane()->findChild<FilterField *>()->setText(text);
}

} // namespace Minideck
