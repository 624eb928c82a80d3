#include "shortcutsheet.h"

#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/metrics.h>

#include <QAction>
#include <QGridLayout>
#include <QPushButton>

namespace Minideck {

static constexpr int DialogWidth = 440;

static void addRow(QGridLayout *grid, const QString &what, const QString &keys)
{
    const int row = grid->rowCount();
    grid->addWidget(new PlainLabel(what), row, 0);
    auto *key = new PlainLabel(keys, TextStyle::Mono, Tone::Muted);
    key->setElide(Qt::ElideNone);
    grid->addWidget(key, row, 1, Qt::AlignRight);
}

static QString nativeKeys(std::initializer_list<QKeySequence> keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(u"  "_qs);
}

ShortcutSheet::ShortcutSheet(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(Metrics::StateGap);
    grid->setColumnStretch(0, 1);
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        addRow(grid, action->iconText(), action->shortcut().toString(QKeySequence::NativeText));
    }
    auto *lists = new QGridLayout;
    lists->setVerticalSpacing(Metrics::StateGap);
    lists->setColumnStretch(0, 1);
    addRow(lists, tr("Up and down"), nativeKeys({Qt::Key_Up, Qt::Key_Down}) + tr("  or  K  J"));
    addRow(lists, tr("Select or deselect the row"), u"X"_qs);
    addRow(lists, tr("Select up to here"), nativeKeys({Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}));
    addRow(lists, tr("First and last row"), nativeKeys({Qt::Key_Home, Qt::Key_End}));
    addRow(lists, tr("Open the details"), nativeKeys({Qt::Key_Return}));
    auto *members = new QGridLayout;
    members->setVerticalSpacing(Metrics::StateGap);
    members->setColumnStretch(0, 1);
    addRow(members, tr("Set the role"), u"R"_qs);
    addRow(members, tr("Block or unblock"), u"B"_qs);
    addRow(members, tr("Remove"), nativeKeys({Qt::Key_Delete}));

    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(Metrics::Space8);
    page->addWidget(new PlainLabel(tr("Everywhere"), TextStyle::Strong, Tone::Neutral));
    page->addLayout(grid);
    page->addSpacing(Metrics::Space8);
    page->addWidget(new PlainLabel(tr("In lists"), TextStyle::Strong, Tone::Neutral));
    page->addLayout(lists);
    page->addSpacing(Metrics::Space8);
    page->addWidget(new PlainLabel(tr("With members"), TextStyle::Strong, Tone::Neutral));
    page->addLayout(members);
    page->addSpacing(Metrics::Space8);
    page->addWidget(close, 0, Qt::AlignRight);
    setFixedWidth(DialogWidth);
}

} // namespace Minideck
