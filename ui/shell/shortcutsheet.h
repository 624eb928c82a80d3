#pragma once

#include <QDialog>

class QAction;

namespace Minideck {

// All keys of the window, from the actions themselves, and those of lists.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const QList<QAction *> &actions, QWidget *parent);
};

} // namespace Minideck
