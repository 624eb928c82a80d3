#include "invitationdialog.h"

#include "formfield.h"

#include <models/signin/invitationmodel.h>
#include <ui/shared/errortext.h>
#include <ui/shared/note.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/metrics.h>

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Minideck {

static constexpr int DialogWidth = 420;

InvitationDialog::InvitationDialog(InvitationModel &model, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_code(new FormField(tr("Code")))
    , m_unverified(
          new Note(Tone::Warning, u"warning"_qs, tr("The address of your account has to be verified first.")))
    , m_error(new Note(Tone::Danger, u"st-failed"_qs))
    , m_accept(new QPushButton(tr("Accept")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Accept an invitation"));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(Metrics::Space8);
    page->addWidget(new PlainLabel(windowTitle(), TextStyle::Title, Tone::Neutral));
    auto *sentence = new PlainLabel(tr("The code stands in the letter that invited you."));
    sentence->setWrapped(true);
    page->addWidget(sentence);
    page->addSpacing(Metrics::Space4);
    page->addWidget(m_code);
    page->addWidget(m_unverified);
    page->addWidget(m_error);
    page->addSpacing(Metrics::Space16);

    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_accept->setDefault(true);
    setButtonKind(m_accept, ButtonKind::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Space8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    page->addLayout(buttons);
    setFixedWidth(DialogWidth);
    m_code->edit()->setPlaceholderText(u"XXXXX-XXXXX"_qs);
    m_code->edit()->setInputMethodHints(Qt::ImhPreferUppercase | Qt::ImhNoPredictiveText);
    m_code->edit()->setFocus();

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, [this] { m_model.accept(m_code->edit()->text()); });
    connect(m_unverified->addVerb(tr("Verify it now")), &QPushButton::clicked, this, [this] {
        reject();
        emit verificationWanted();
    });
    connect(&m_model, &InvitationModel::accepted, this, &QDialog::accept);
    connect(&m_model, &InvitationModel::changed, this, &InvitationDialog::showState);
    m_model.begin();
}

void InvitationDialog::showState()
{
    const bool answered = m_wasBusy && !m_model.isBusy();
    m_wasBusy = m_model.isBusy();
    m_code->setProblem(m_model.problem());
    m_code->edit()->setReadOnly(m_model.isBusy());
    m_accept->setEnabled(!m_model.isBusy());
    m_unverified->setVisible(m_model.needsVerification());
    m_error->setVisible(m_model.error().has_value());
    m_error->setText(m_model.error() ? errorText(*m_model.error()).whole() : QString());
    if (answered || !m_model.problem().isEmpty()) {
        m_code->edit()->setFocus(Qt::OtherFocusReason);
        m_code->edit()->selectAll();
    }
}

} // namespace Minideck
