#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace Minideck {

class IconLabel;
class PlainLabel;

// What stands where rows would be: icon, title, one sentence, verbs; in the top third, never centred text.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QString &icon, const QString &title, const QString &sentence);
    QPushButton *addVerb(const QString &text, const QString &icon = {});
    void clearVerbs();
    QString title() const;

private:
    IconLabel *m_icon;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    QHBoxLayout *m_verbs;
};

} // namespace Minideck
