#pragma once

#include <QKeySequence>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace Minideck {

class KeyButton;
class KeyMap;
class PlainLabel;

// A verb with its keys: they can be changed and set back. What cannot be is said below, and who has the key
// already.
class KeyRow : public QWidget
{
    Q_OBJECT

public:
    KeyRow(KeyMap &keys, const QString &verb, QWidget *parent = nullptr);

    const QString &verb() const { return m_verb; }
    // Empty while there is nothing to say.
    QString message() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void choose(const QList<QKeySequence> &keys);
    void takeOver();
    void say(const QString &message, bool question);
    QString refusal(const QKeySequence &key) const;
    QString names(const QStringList &verbs) const;

    KeyMap &m_keys;
    QString m_verb;
    KeyButton *m_button;
    QToolButton *m_reset;
    QWidget *m_below;
    PlainLabel *m_message;
    QPushButton *m_takeOver;
    QList<QKeySequence> m_wanted;
};

} // namespace Minideck
