#include "filechoice.h"

#include <QFileDialog>

namespace Minideck {

static QString filterOf(const FileQuestion::Kind &kind)
{
    return kind.name + u" (*."_qs + kind.suffix + u')';
}

void askForFile(QWidget *parent, const FileQuestion &question,
                std::function<void(const QString &path)> chosen)
{
    const bool writes = !question.suggestion.isEmpty();
    auto *dialog = new QFileDialog(parent, question.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAcceptMode(writes ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(writes ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    QStringList filters;
    for (const FileQuestion::Kind &kind : question.kinds)
        filters << filterOf(kind);
    if (!writes)
        filters << QFileDialog::tr("All files (*)");
    dialog->setNameFilters(filters);
    if (writes && !question.kinds.isEmpty()) {
        dialog->setDefaultSuffix(question.kinds.first().suffix);
        dialog->selectFile(question.suggestion);
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                         [dialog, question](const QString &filter) {
                             for (const FileQuestion::Kind &kind : question.kinds) {
                                 if (filterOf(kind) == filter)
                                     dialog->setDefaultSuffix(kind.suffix);
                             }
                         });
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, parent ? parent : dialog, std::move(chosen));
    dialog->open();
}

} // namespace Minideck
