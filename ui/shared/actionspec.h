#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QObject;

namespace Minideck {

// Where the keys of an action work.
struct ActionContext
{
    enum class Where { Window, Section, List };

    Where where = Where::Window;
    QString section = {}; // of Section and List; empty: every one

    // Whether there is a place where the keys of both work.
    bool meets(const ActionContext &other) const;
    bool operator==(const ActionContext &) const = default;
};

// A verb of the program, told once: menus, buttons, the palette, the sheet of shortcuts and the page that
// changes them read it from here. Rooms have a table of them each.
struct ActionSpec
{
    QString id; // such as "members.block"; stays the same, because settings keep it
    QString group;
    QString text; // with a mnemonic where it stands in a menu
    QString icon = {};
    QList<QKeySequence> keys = {};
    ActionContext context = {};
    // Does what another verb does, by other keys or at another place: it has keys, but stands in no menu.
    bool keysOnly = false;
    QString keysOf = {}; // the verb whose keys do this as well
    bool minor = false;  // the palette shows it only to who types its name
};

// The text without mnemonic; `plain` also without the ellipsis.
QString actionTitle(const ActionSpec &spec, bool plain = false);

// The one with this id, which must be there.
const ActionSpec &specOf(const QList<ActionSpec> &specs, const QString &id);

// An action with text, keys and place of a verb; its object name is the id.
QAction *makeAction(const ActionSpec &spec, QObject *parent);

} // namespace Minideck
