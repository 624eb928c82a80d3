#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace Minideck {

class IconLabel;
class PlainLabel;

// What stands where rows would be: icon, title, one sentence, verbs; in the top third, never centred text.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    struct Verb
    {
        QString text;
        std::function<void()> act;
    };

    explicit EmptyState(QWidget *parent = nullptr);

    // Verbs that are said again stay the buttons they are, so that the focus does not leave them.
    void setContent(const QString &icon, const QString &title, const QString &sentence,
                    const QList<Verb> &verbs = {});
    QString title() const;

private:
    void setVerbs(const QList<Verb> &verbs);
    QStringList verbTexts() const;

    IconLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    QHBoxLayout *m_verbRow;
    QList<Verb> m_verbs;
};

} // namespace Minideck
