#include "shortcutsheet.h"

#include <ui/shared/keymap.h>
#include <ui/shared/keytext.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/theme/buttonkind.h>
#include <ui/shared/theme/metrics.h>

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Minideck {

static constexpr int DialogWidth = 800;

ShortcutSheet::ShortcutSheet(const KeyMap &keys, bool changeable, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QList<Group> all = groups(keys);
    qsizetype lines = 0;
    for (const Group &group : all)
        lines += group.rows.size() + 2;
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right})
        column->setSpacing(Metrics::StateGap);
    qsizetype placed = 0;
    for (const Group &group : all) {
        addGroup(2 * placed < lines ? left : right, group);
        placed += group.rows.size() + 2;
    }
    left->addStretch(1);
    right->addStretch(1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(Metrics::Space32);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);

    auto *change = new QPushButton(tr("Change shortcuts…"));
    change->setAutoDefault(false);
    change->setVisible(changeable);
    connect(change, &QPushButton::clicked, this, [this] {
        emit changeWanted();
        accept();
    });
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(change);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(Metrics::Space24, Metrics::Space24, Metrics::Space24, Metrics::Space16);
    page->setSpacing(Metrics::Space16);
    page->addLayout(columns);
    page->addLayout(buttons);
    setFixedWidth(DialogWidth);
}

QList<ShortcutSheet::Group> ShortcutSheet::groups(const KeyMap &keys)
{
    QList<Group> groups;
    for (const ActionSpec &spec : keys.specs()) {
        if (!spec.keysOf.isEmpty() || keys.keys(spec.id).isEmpty())
            continue;
        auto group = std::ranges::find(groups, spec.group, &Group::title);
        if (group == groups.end()) {
            groups << Group{spec.group, {}};
            group = groups.end() - 1;
        }
        group->rows << Row{actionTitle(spec, true), keyTexts(keys.keys(spec.id))};
        if (spec.id == u"list.toggle"_qs) {
            group->rows << Row{tr("Up and down"), keyTexts({Qt::Key_Up, Qt::Key_Down})};
            group->rows << Row{
                tr("Select up to here"),
                keyTexts({QKeySequence(Qt::SHIFT | Qt::Key_Up), QKeySequence(Qt::SHIFT | Qt::Key_Down)})};
            group->rows << Row{tr("First and last row"), keyTexts({Qt::Key_Home, Qt::Key_End})};
        }
    }
    return groups;
}

void ShortcutSheet::addGroup(QVBoxLayout *column, const Group &group)
{
    if (column->count() > 0)
        column->addSpacing(Metrics::Space8);
    column->addWidget(new PlainLabel(group.title, TextStyle::Strong, Tone::Neutral));
    for (const Row &row : group.rows) {
        auto *line = new QHBoxLayout;
        line->addWidget(new PlainLabel(row.what), 1);
        auto *key = new PlainLabel(row.keys, TextStyle::Mono, Tone::Muted);
        key->setElide(Qt::ElideNone);
        line->addWidget(key);
        column->addLayout(line);
    }
}

} // namespace Minideck
