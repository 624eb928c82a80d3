#include "signinform.h"

#include "formfield.h"

#include <ui/shared/errortext.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>

namespace Minideck {

static constexpr int LabelWidth = 96;

SignInForm::SignInForm(SignInModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_platform(new FormField(tr("Platform")))
    , m_email(new FormField(tr("E-mail")))
    , m_password(new FormField(tr("Password")))
    , m_keep(new QCheckBox(tr("Keep me signed in")))
    , m_submit(new QPushButton(tr("Sign in")))
    , m_browser(new QPushButton(icon(u"popout"_qs), tr("Sign in with browser")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_waiting(
          new Note(Tone::Accent, u"info"_qs,
                   tr("Your browser shows the sign-in page. Minideck goes on when you are done there.")))
    , m_error(new Note(Tone::Danger, u"st-failed"_qs))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::Space16);
    grid->setVerticalSpacing(Metrics::Space12);
    grid->setColumnMinimumWidth(0, LabelWidth);
    grid->setColumnStretch(1, 1);
    addField(grid, tr("Platform"), m_platform);
    addField(grid, tr("E-mail"), m_email);
    addField(grid, tr("Password"), m_password);

    auto *keep = new QHBoxLayout;
    keep->setSpacing(Metrics::Space4); // the check box brings the rest
    keep->addWidget(m_keep);
    keep->addWidget(new PlainLabel(tr("in the keychain"), TextStyle::Base, Tone::Muted), 1);
    m_keep->setMinimumHeight(Metrics::Control);
    grid->addLayout(keep, 3, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Space8);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_browser);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    grid->addLayout(buttons, 4, 1);
    grid->addWidget(m_error, 5, 1);
    grid->addWidget(m_waiting, 6, 1);

    m_platform->edit()->setPlaceholderText(u"https://"_qs);
    m_platform->edit()->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->makePassword();
    m_keep->setChecked(true);
    setButtonKind(m_submit, ButtonKind::Primary);
    setKeyHint(m_submit, u"↵"_qs);
    m_submit->setDefault(true);
    m_error->hide();
    m_cancel->hide();
    m_waiting->hide();
    for (QPushButton *button : {m_browser, m_cancel})
        button->setAutoDefault(false);
    connect(m_waiting->addVerb(tr("Open the page again")), &QPushButton::clicked, this,
            [this] { showInBrowser(m_model.page()); });
    connect(m_waiting->addVerb(tr("Copy its address")), &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_model.page().toString(QUrl::FullyEncoded)); });

    for (FormField *field : {m_platform, m_email, m_password})
        connect(field->edit(), &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &SignInForm::submit);
    connect(m_browser, &QPushButton::clicked, this, [this] {
        m_model.signInByBrowser({.platform = m_platform->edit()->text(),
                                 .email = {},
                                 .password = {},
                                 .keep = m_keep->isChecked()});
    });
    connect(m_cancel, &QPushButton::clicked, &m_model, &SignInModel::cancel);
    connect(&m_model, &SignInModel::pageWanted, this, &SignInForm::showInBrowser);
    connect(&m_model, &SignInModel::changed, this, &SignInForm::show);
    show();
}

void SignInForm::addField(QGridLayout *grid, const QString &label, FormField *field)
{
    const int row = grid->count() / 2;
    auto *words = new PlainLabel(label, TextStyle::Base, Tone::Muted);
    words->setMinimumHeight(Metrics::Control);
    grid->addWidget(words, row, 0, Qt::AlignTop);
    grid->addWidget(field, row, 1);
}

void SignInForm::setAccount(const QString &platform, const QString &email)
{
    m_platform->edit()->setText(platform);
    m_email->edit()->setText(email);
    m_password->edit()->clear();
    for (FormField *field : {m_platform, m_email, m_password})
        field->setProblem({});
    m_error->hide();
    setFocusProxy(firstToFill());
}

FormField *SignInForm::firstToFill() const
{
    for (FormField *field : {m_platform, m_email}) {
        if (field->edit()->text().isEmpty())
            return field;
    }
    return m_password;
}

QString SignInForm::platform() const
{
    return m_platform->edit()->text();
}

QString SignInForm::email() const
{
    return m_email->edit()->text();
}

void SignInForm::takeFocus()
{
    firstToFill()->edit()->setFocus(Qt::OtherFocusReason);
}

void SignInForm::signInWith(const QString &password)
{
    m_password->edit()->setText(password);
    submit();
}

void SignInForm::submit()
{
    if (m_model.isBusy())
        return;
    m_model.signIn({.platform = m_platform->edit()->text(),
                    .email = m_email->edit()->text(),
                    .password = Secret(m_password->edit()->text().toUtf8()),
                    .keep = m_keep->isChecked()});
}

// The page is the platform's, so the system decides what shows it.
void SignInForm::showInBrowser(const QUrl &page)
{
    QDesktopServices::openUrl(page);
}

void SignInForm::show()
{
    const bool busy = m_model.isBusy();
    const bool waiting = !m_model.page().isEmpty();
    m_platform->setProblem(m_model.problem(SignInModel::Field::Platform));
    m_email->setProblem(m_model.problem(SignInModel::Field::Email));
    m_password->setProblem(m_model.problem(SignInModel::Field::Password));
    for (FormField *field : {m_platform, m_email, m_password})
        field->edit()->setReadOnly(busy);
    m_keep->setEnabled(!busy);
    m_submit->setEnabled(!busy);
    m_submit->setText(busy && !waiting ? tr("Signing in…") : tr("Sign in"));
    m_browser->setEnabled(!busy);
    const QWidget *focus = focusWidget();
    const bool inside = focus && (focus == m_cancel || m_waiting->isAncestorOf(focus));
    const bool begins = waiting && m_cancel->isHidden();
    m_cancel->setVisible(waiting);
    m_waiting->setVisible(waiting);
    if (begins)
        m_cancel->setFocus(Qt::OtherFocusReason);
    else if (!waiting && inside)
        m_browser->setFocus(Qt::OtherFocusReason);
    setKeyHint(m_submit, busy ? QString() : u"↵"_qs);
    const QString problem =
        m_model.error() ? errorText(*m_model.error()).whole() : m_model.problem(SignInModel::Field::Browser);
    m_error->setVisible(!problem.isEmpty());
    m_error->setText(problem);
    if (!busy && !m_password->problem().isEmpty())
        m_password->edit()->selectAll();
}

} // namespace Minideck
