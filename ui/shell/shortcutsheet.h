#pragma once

#include <QDialog>

class QVBoxLayout;

namespace Minideck {

class KeyMap;

// All keys that work now, by group, and those that every list has.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    // changeable: whether there is a page to change them.
    ShortcutSheet(const KeyMap &keys, bool changeable, QWidget *parent);

signals:
    void changeWanted();

private:
    struct Row
    {
        QString what;
        QString keys;
    };
    struct Group
    {
        QString title;
        QList<Row> rows;
    };

    static QList<Group> groups(const KeyMap &keys);
    static void addGroup(QVBoxLayout *column, const Group &group);
};

} // namespace Minideck
