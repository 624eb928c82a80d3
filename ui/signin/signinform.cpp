#include "signinform.h"

#include "formfield.h"

#include <ui/shared/errortext.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
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
    grid->addWidget(m_submit, 4, 1, Qt::AlignLeft);
    grid->addWidget(m_error, 5, 1);

    m_platform->edit()->setPlaceholderText(u"https://"_qs);
    m_platform->edit()->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->edit()->setEchoMode(QLineEdit::Password);
    m_password->edit()->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText);
    addEye();
    m_keep->setChecked(true);
    setButtonKind(m_submit, ButtonKind::Primary);
    setKeyHint(m_submit, u"↵"_qs);
    m_submit->setDefault(true);
    m_error->hide();

    for (FormField *field : {m_platform, m_email, m_password})
        connect(field->edit(), &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_submit, &QPushButton::clicked, this, &SignInForm::submit);
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

void SignInForm::addEye()
{
    QLineEdit *edit = m_password->edit();
    QAction *eye = edit->addAction(icon(u"eye"_qs), QLineEdit::TrailingPosition);
    eye->setCheckable(true);
    eye->setText(tr("Show the password"));
    eye->setToolTip(tr("Show the password"));
    connect(eye, &QAction::toggled, edit,
            [edit](bool shown) { edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
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

void SignInForm::show()
{
    const bool busy = m_model.isBusy();
    m_platform->setProblem(m_model.problem(SignInModel::Field::Platform));
    m_email->setProblem(m_model.problem(SignInModel::Field::Email));
    m_password->setProblem(m_model.problem(SignInModel::Field::Password));
    for (FormField *field : {m_platform, m_email, m_password})
        field->edit()->setReadOnly(busy);
    m_keep->setEnabled(!busy);
    m_submit->setEnabled(!busy);
    m_submit->setText(busy ? tr("Signing in…") : tr("Sign in"));
    setKeyHint(m_submit, busy ? QString() : u"↵"_qs);
    m_error->setVisible(m_model.error().has_value());
    if (m_model.error())
        m_error->setText(errorText(*m_model.error()).whole());
    if (!busy && !m_password->problem().isEmpty())
        m_password->edit()->selectAll();
}

} // namespace Minideck
