#pragma once

#include <QWidget>

namespace Minideck {

class KeyMap;

// The settings of the keyboard: single letters, and the keys of every verb by group.
class KeyboardPage : public QWidget
{
    Q_OBJECT

public:
    explicit KeyboardPage(KeyMap &keys, QWidget *parent = nullptr);

    static QString title();
    void reset();

private:
    KeyMap &m_keys;
};

} // namespace Minideck
