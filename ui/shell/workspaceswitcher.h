#pragma once

#include <QToolButton>

namespace Minideck {

// The head of the rail: monogram, workspace, environment and account; opens the menu of workspaces.
class WorkspaceSwitcher : public QToolButton
{
    Q_OBJECT

public:
    explicit WorkspaceSwitcher(QWidget *parent = nullptr);

    void setTexts(const QString &workspace, const QString &environment, const QString &account);
    void setCollapsed(bool collapsed);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_workspace;
    QString m_second;
    bool m_collapsed = false;
};

} // namespace Minideck
