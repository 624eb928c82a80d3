#pragma once

#include <ui/shared/theme/appearance.h>

#include <QWidget>

class QPushButton;

namespace Minideck {

class ChoiceButton;
class Note;

// What Minideck shows before it knows any platform: ways to begin, and how it should look.
class FirstRunPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstRunPage(Appearance &appearance, QWidget *parent = nullptr);

    void takeFocus(); // to the first choice
    // While the sandbox starts nothing can be chosen.
    void setBusy(bool busy);
    // Why the sandbox did not start; empty hides it.
    void setProblem(const QString &sentence);

signals:
    void sandboxChosen();
    void connectChosen();

private:
    QWidget *makeAppearance(Appearance &appearance);

    ChoiceButton *m_sandbox;
    ChoiceButton *m_connect;
    Note *m_problem;
};

} // namespace Minideck
