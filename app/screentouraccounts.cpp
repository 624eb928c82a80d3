#include "application.h"
#include "screentour.h"

#include <ui/sandbox/lettersdialog.h>
#include <ui/shell/mainwindow.h>
#include <ui/signin/accountpage.h>
#include <ui/signin/formfield.h>

#include <QAction>
#include <QLineEdit>

namespace Minideck {

// Applying and a forgotten password before the sandbox's own platform: asked, refused, and with the code that
// is in the sandbox's mail by then.
void ScreenTour::addAccounts()
{
    using Field = AccountFormModel::Field;
    using Purpose = AccountFormModel::Purpose;
    const auto atOnce = [] { return true; };
    const auto show = [this](Purpose purpose) {
        m_application.identity().showForm(purpose, m_application.connection().account().platform.toString(),
                                          {});
    };
    const auto fill = [this](const QList<std::pair<Field, QString>> &values) {
        auto *page = m_application.window().findChild<AccountPage *>();
        for (const auto &[field, text] : values)
            page->field(field)->edit()->setText(text);
        page->submit();
    };
    const auto asksForCode = [this] {
        const AccountFormModel &form = m_application.identity().form();
        return form.step() == AccountFormModel::Step::Code && !form.isBusy();
    };
    const QString email = u"new.colleague@northbay.example"_qs;
    m_stations << Station{u"apply"_qs, [show] { show(Purpose::Apply); }, atOnce};
    m_stations << Station{u"apply-refused"_qs,
                          [fill, email] {
                              fill({{Field::Email, email},
                                    {Field::Name, u"New colleague"_qs},
                                    {Field::Password, u"password1234"_qs}});
                          },
                          [this] {
                              const AccountFormModel &form = m_application.identity().form();
                              return !form.problem(Field::Password).isEmpty();
                          }};
    m_stations << Station{u"apply-code"_qs,
                          [fill] {
                              fill({{Field::Password, u"seven blue herons"_qs}});
                          },
                          asksForCode};
    m_stations << Station{u"apply-wrong-code"_qs,
                          [fill] {
                              fill({{Field::Code, u"00000-00000"_qs}});
                          },
                          [this] {
                              const AccountFormModel &form = m_application.identity().form();
                              return !form.problem(Field::Code).isEmpty();
                          }};
    m_stations << Station{u"forgot-password"_qs, [show] { show(Purpose::ResetPassword); }, atOnce};
    m_stations << Station{u"forgot-password-code"_qs,
                          [fill, email] {
                              fill({{Field::Email, email}});
                          },
                          asksForCode};
    m_stations << Station{u"accounts-left"_qs,
                          [this] { m_application.window().showSections(); },
                          [this] { return showsMembers(24); },
                          {},
                          {},
                          false};
    addDialog(u"invitation"_qs, u"account.acceptInvitation"_qs);
    addDialog(u"sign-out-everywhere"_qs, u"account.signOutEverywhere"_qs);
}

void ScreenTour::addSandbox()
{
    const auto letters = [this] { return m_application.window().findChild<LettersDialog *>(); };
    m_stations << Station{
        u"sandbox-mail"_qs,
        [this] { m_application.window().findChild<QAction *>(u"account.sandboxMail"_qs)->trigger(); },
        [this] { return m_application.identity().letters().rowCount() > 0; }, QSize(1280, 800), letters};
    m_stations << Station{u"sandbox-mail-closed"_qs,
                          [letters] { letters()->reject(); },
                          [letters] { return !letters(); },
                          {},
                          {},
                          false};
    const auto actsAs = [this](std::optional<DemoRole> role) {
        return m_application.connection().acting() == role;
    };
    m_stations << Station{u"acting-reviewer"_qs, [this] { m_application.signIn().actAs(DemoRole::Reviewer); },
                          [this, actsAs] { return actsAs(DemoRole::Reviewer) && showsMembers(24); }};
    m_stations << Station{
        u"acting-operator"_qs, [this] { m_application.signIn().actAs(DemoRole::Operator); },
        [this, actsAs] { return actsAs(DemoRole::Operator) && !m_application.connection().isOpen(); }};
    m_stations << Station{
        u"acting-nobody"_qs,
        [this] { m_application.signIn().actAs(DemoRole::Admin); },
        [this, actsAs] { return actsAs({}) && m_application.connection().isOpen() && showsMembers(24); },
        {},
        {},
        false};
}

} // namespace Minideck
