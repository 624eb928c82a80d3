#include "accountpage.h"

#include "formfield.h"

#include <core/limits.h>
#include <ui/shared/errortext.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/icons.h>
#include <ui/shared/theme/metrics.h>

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace Minideck {

using Purpose = AccountFormModel::Purpose;
using Step = AccountFormModel::Step;

static constexpr int ColumnWidth = 440;
static constexpr int LabelWidth = 96;
static constexpr int TopSpace = 96;

AccountPage::AccountPage(AccountFormModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_title(new PlainLabel({}, TextStyle::Large, Tone::Neutral))
    , m_sentence(new PlainLabel({}, TextStyle::Base, Tone::Muted))
    , m_submit(new QPushButton)
    , m_back(new QPushButton(icon(u"left"_qs), tr("Back")))
    , m_question(new PlainLabel(tr("No letter?"), TextStyle::Base, Tone::Muted))
    , m_again(new QPushButton)
    , m_error(new Note(Tone::Danger, u"st-failed"_qs))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QWidget;
    column->setMaximumWidth(ColumnWidth);
    auto *lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_title);
    lines->addSpacing(Metrics::Space4);
    lines->addWidget(m_sentence);
    lines->addSpacing(Metrics::Space24);
    m_sentence->setWrapped(true);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Metrics::Space16);
    grid->setVerticalSpacing(Metrics::Space12);
    grid->setColumnMinimumWidth(0, LabelWidth);
    grid->setColumnStretch(1, 1);
    addField(grid, Field::Platform, tr("Platform"));
    addField(grid, Field::Email, tr("E-mail"));
    addField(grid, Field::Name, tr("Name"));
    addField(grid, Field::Code, tr("Code"));
    addField(grid, Field::Password, tr("Password"));
    grid->addLayout(makeButtons(), grid->rowCount(), 1);
    grid->addLayout(makeAgain(), grid->rowCount(), 1);
    grid->addWidget(m_error, grid->rowCount(), 1);
    lines->addLayout(grid);

    m_fields[Field::Platform]->edit()->setPlaceholderText(u"https://"_qs);
    m_fields[Field::Platform]->edit()->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_fields[Field::Email]->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_fields[Field::Code]->edit()->setInputMethodHints(Qt::ImhPreferUppercase | Qt::ImhNoPredictiveText);
    m_fields[Field::Code]->edit()->setPlaceholderText(u"XXXXX-XXXXX"_qs);
    m_fields[Field::Password]->makePassword();
    m_fields[Field::Password]->edit()->setPlaceholderText(
        tr("At least %1 characters").arg(Limits::PasswordMinimum));
    m_error->hide();

    auto *sides = new QHBoxLayout;
    sides->addStretch(1);
    sides->addWidget(column, ColumnWidth);
    sides->addStretch(1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, 0, Metrics::Space24, Metrics::Space24);
    page->setSpacing(0);
    page->addSpacerItem(new QSpacerItem(0, TopSpace, QSizePolicy::Minimum, QSizePolicy::Maximum));
    page->addLayout(sides);
    page->addStretch(1);

    connect(&m_model, &AccountFormModel::changed, this, &AccountPage::showState);
    showState();
}

void AccountPage::addField(QGridLayout *grid, Field field, const QString &label)
{
    auto *words = new PlainLabel(label, TextStyle::Base, Tone::Muted);
    words->setMinimumHeight(Metrics::Control);
    auto *edit = new FormField(label);
    const int row = grid->rowCount();
    grid->addWidget(words, row, 0, Qt::AlignTop);
    grid->addWidget(edit, row, 1);
    m_labels.insert(field, words);
    m_fields.insert(field, edit);
    connect(edit->edit(), &QLineEdit::returnPressed, this, &AccountPage::submit);
}

QLayout *AccountPage::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Space8);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    setButtonKind(m_submit, ButtonKind::Primary);
    m_submit->setAutoDefault(false);
    m_back->setAutoDefault(false);
    m_back->setShortcut(Qt::Key_Escape);
    m_back->setToolTip(tr("Back (Esc)"));
    connect(m_submit, &QPushButton::clicked, this, &AccountPage::submit);
    connect(m_back, &QPushButton::clicked, this, &AccountPage::goBack);
    return buttons;
}

QLayout *AccountPage::makeAgain()
{
    auto *again = new QHBoxLayout;
    again->setSpacing(Metrics::Space8);
    again->addWidget(m_question);
    again->addWidget(m_again);
    again->addStretch(1);
    m_question->setElide(Qt::ElideNone);
    setButtonKind(m_again, ButtonKind::Link);
    m_again->setAutoDefault(false);
    connect(m_again, &QPushButton::clicked, &m_model, &AccountFormModel::sendAgain);
    return again;
}

void AccountPage::submit()
{
    const auto text = [this](Field field) { return m_fields.value(field)->edit()->text(); };
    m_model.submit({.platform = text(Field::Platform),
                    .email = text(Field::Email),
                    .name = text(Field::Name),
                    .password = Secret(text(Field::Password).toUtf8()),
                    .code = text(Field::Code)});
}

void AccountPage::goBack()
{
    if (m_model.step() == Step::Code && m_model.purpose() != Purpose::Verify)
        m_model.goBack();
    else
        emit backWanted();
}

void AccountPage::takeFocus()
{
    const QList<Field> fields = m_model.fields();
    for (const Field field : fields) {
        if (!m_model.problem(field).isEmpty()) {
            m_fields[field]->edit()->setFocus(Qt::OtherFocusReason);
            m_fields[field]->edit()->selectAll();
            return;
        }
    }
    for (const Field field : fields) {
        if (m_fields[field]->edit()->text().isEmpty())
            return m_fields[field]->edit()->setFocus(Qt::OtherFocusReason);
    }
    if (!fields.isEmpty())
        m_fields[fields.last()]->edit()->setFocus(Qt::OtherFocusReason);
}

void AccountPage::showState()
{
    const bool another = m_shown != m_model.step();
    const bool answered = m_wasBusy && !m_model.isBusy();
    m_shown = m_model.step();
    m_wasBusy = m_model.isBusy();
    const QList<Field> fields = m_model.fields();
    if (another)
        fill();
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const bool asked = fields.contains(field.key());
        field.value()->setVisible(asked);
        m_labels.value(field.key())->setVisible(asked);
        field.value()->setProblem(asked ? m_model.problem(field.key()) : QString());
        field.value()->edit()->setReadOnly(m_model.isBusy());
    }
    if (!fields.isEmpty())
        setFocusProxy(m_fields.value(fields.first()));
    showWords();
    m_error->setVisible(m_model.error().has_value());
    m_error->setText(m_model.error() ? errorText(*m_model.error()).whole() : QString());
    const bool wrong =
        std::ranges::any_of(fields, [this](Field field) { return !m_model.problem(field).isEmpty(); });
    if (another || answered || (wrong && !m_model.isBusy()))
        takeFocus();
}

// What was typed stays for a way back, but a code and a password are typed anew.
void AccountPage::fill()
{
    m_fields[Field::Code]->edit()->clear();
    if (m_model.step() == Step::Details && m_fields[Field::Email]->edit()->text().isEmpty()) {
        m_fields[Field::Platform]->edit()->setText(m_model.platform());
        m_fields[Field::Email]->edit()->setText(m_model.email());
    }
    if (m_model.step() != Step::Details)
        m_fields[Field::Password]->edit()->clear();
}

void AccountPage::showWords()
{
    const bool code = m_model.step() != Step::Details;
    const bool reset = m_model.purpose() == Purpose::ResetPassword;
    if (code) {
        m_title->setText(reset                                      ? tr("Set a new password")
                             : m_model.purpose() == Purpose::Verify ? tr("Verify your address")
                                                                    : tr("Enter the code"));
        m_sentence->setText(
            reset ? tr("If %1 has an account, a letter with a code is on its way. It is good "
                       "for an hour. All sessions of the account end.")
                        .arg(m_model.email())
                  : tr("A letter is on its way to %1. Its code is good for 24 hours.").arg(m_model.email()));
    } else {
        m_title->setText(reset ? tr("Forgot password") : tr("Apply for an account"));
        m_sentence->setText(
            reset ? tr("A letter with a code goes to the address of your account.")
                  : tr("Your name is what others see. A letter with a code goes to your address, "
                       "so that it is known to be yours."));
    }
    m_submit->setText(m_model.isBusy() ? tr("One moment…")
                          : code       ? (reset ? tr("Set the password") : tr("Verify"))
                          : reset      ? tr("Send the code")
                                       : tr("Apply"));
    m_submit->setEnabled(!m_model.isBusy());
    setKeyHint(m_submit, m_model.isBusy() ? QString() : u"↵"_qs);
    m_question->setVisible(code);
    m_again->setVisible(code);
    m_again->setEnabled(!m_model.isBusy() && m_model.secondsToWait() == 0);
    m_again->setText(m_model.secondsToWait() > 0 ? tr("Send again in %1 s").arg(m_model.secondsToWait())
                                                 : tr("Send again"));
}

} // namespace Minideck
