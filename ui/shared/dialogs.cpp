#include "dialogs.h"

#include "plainlabel.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/metrics.h>

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace Minideck {

static constexpr int DialogWidth = 420;

void askInDialog(QWidget *parent, const Question &question, std::function<void(bool)> answered)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(question.title);

    auto *title = new PlainLabel(question.title, TextStyle::Title, Tone::Neutral);
    auto *sentence = new PlainLabel(question.sentence);
    sentence->setWrapped(true);
    auto *act = new QPushButton(question.verb);
    auto *cancel = new QPushButton(QDialog::tr("Cancel"));
    setButtonKind(act, question.destructive ? ButtonKind::Danger : ButtonKind::Primary);
    // Enter does the harmless thing when the other one cannot be undone.
    (question.destructive ? cancel : act)->setDefault(true);
    (question.destructive ? act : cancel)->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Space8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(act);
    auto *page = new QVBoxLayout(dialog);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(Metrics::Space8);
    page->addWidget(title);
    page->addWidget(sentence);
    page->addSpacing(Metrics::Space16);
    page->addLayout(buttons);
    dialog->setFixedWidth(DialogWidth);

    QObject::connect(act, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::finished, parent ? parent : dialog,
                     [answered = std::move(answered)](int result) { answered(result == QDialog::Accepted); });
    dialog->open();
}

} // namespace Minideck
