#include "keyboardpage.h"

#include "keyrow.h"
#include "settingsform.h"

#include <ui/shared/keymap.h>
#include <ui/shared/plainlabel.h>
#include <ui/shared/ruleline.h>
#include <ui/shared/theme/metrics.h>

#include <QCheckBox>
#include <QVBoxLayout>

namespace Minideck {

KeyboardPage::KeyboardPage(KeyMap &keys, QWidget *parent)
    : QWidget(parent)
    , m_keys(keys)
{
    auto *letters = new QCheckBox(tr("R, X and other single keys act while a list has focus"));
    letters->setChecked(keys.letterKeys());
    connect(letters, &QCheckBox::toggled, &keys, &KeyMap::setLetterKeys);
    connect(&keys, &KeyMap::changed, letters, [letters, &keys] { letters->setChecked(keys.letterKeys()); });
    auto *form = new SettingsForm;
    form->addRow(tr("Single letters"), {letters});

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new PlainLabel(title(), TextStyle::Title, Tone::Neutral));
    column->addSpacing(Metrics::Space12);
    column->addWidget(form);
    column->addSpacing(Metrics::Space12);
    column->addWidget(new RuleLine);

    QStringList groups;
    for (const ActionSpec &spec : keys.specs()) {
        if (!groups.contains(spec.group))
            groups << spec.group;
    }
    for (const QString &group : std::as_const(groups)) {
        column->addSpacing(Metrics::Space16);
        column->addWidget(new PlainLabel(group, TextStyle::Strong, Tone::Neutral));
        column->addSpacing(Metrics::Space4);
        for (const ActionSpec &spec : keys.specs()) {
            if (spec.group == group && spec.keysOf.isEmpty())
                column->addWidget(new KeyRow(keys, spec.id));
        }
    }
    column->addSpacing(Metrics::Space24);
    column->addStretch(1);
}

QString KeyboardPage::title()
{
    return tr("Keyboard");
}

void KeyboardPage::reset()
{
    m_keys.setLetterKeys(true);
    m_keys.resetAll();
}

} // namespace Minideck
