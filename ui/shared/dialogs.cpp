#include "dialogs.h"

#include "note.h"
#include "plainlabel.h"
#include "scrollingfacts.h"

#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/metrics.h>

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace Minideck {

static constexpr int DialogWidth = 420;

static void addWords(QVBoxLayout *page, const Question &question)
{
    auto *title = new PlainLabel(question.title, TextStyle::Title, Tone::Neutral);
    title->setWrapped(true);
    page->addWidget(title);
    if (!question.sentence.isEmpty()) {
        auto *sentence = new PlainLabel(question.sentence);
        sentence->setWrapped(true);
        page->addWidget(sentence);
    }
    if (!question.facts.isEmpty()) {
        page->addSpacing(Metrics::Space8);
        if (!question.heading.isEmpty())
            page->addWidget(new PlainLabel(question.heading, TextStyle::Strong, Tone::Neutral));
        page->addWidget(new ScrollingFacts(question.facts, question.kind, question.title));
    }
    if (!question.warning.isEmpty()) {
        page->addSpacing(Metrics::Space4);
        page->addWidget(new Note(Tone::Warning, u"warning"_qs, question.warning));
    }
}

void askInDialog(QWidget *parent, const Question &question, std::function<void(bool)> answered)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(question.title);

    auto *act = new QPushButton(question.verb, dialog);
    auto *cancel = new QPushButton(question.verb.isEmpty() ? QDialog::tr("Close") : QDialog::tr("Cancel"));
    const bool safer = question.destructive || question.verb.isEmpty();
    act->setVisible(!question.verb.isEmpty());
    setButtonKind(act, question.destructive ? ButtonKind::Danger : ButtonKind::Primary);
    // Enter does the harmless thing when the other one cannot be undone.
    (safer ? cancel : act)->setDefault(true);
    (safer ? act : cancel)->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Space8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(act);
    auto *page = new QVBoxLayout(dialog);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(Metrics::Space8);
    addWords(page, question);
    page->addSpacing(Metrics::Space16);
    page->addLayout(buttons);
    dialog->setFixedWidth(DialogWidth);

    QObject::connect(act, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::finished, parent ? parent : dialog,
                     [answered = std::move(answered)](int result) { answered(result == QDialog::Accepted); });
    (safer ? cancel : act)->setFocus();
    dialog->open();
}

} // namespace Minideck
