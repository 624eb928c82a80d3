#pragma once

#include "section.h"

#include <QWidget>

#include <optional>

class QListView;

namespace Minideck {

class RailDelegate;
class SectionModel;
class WorkspaceSwitcher;

// The column at the left: switcher, sections, and what belongs to the end of it.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void setSections(const QList<Section> &sections);
    void setBadge(const QString &id, std::optional<qint64> badge);
    void setCurrent(const QString &id);
    void setCollapsed(bool collapsed);
    bool isCollapsed() const { return m_collapsed; }
    WorkspaceSwitcher *switcher() const { return m_switcher; }
    void takeFocus();

signals:
    void sectionChosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        SectionModel *model;
        QListView *list;
    };

    Part makePart(const QString &name);
    static void fitHeight(const Part &part);

    WorkspaceSwitcher *m_switcher;
    RailDelegate *m_delegate;
    Part m_top;
    Part m_bottom;
    bool m_collapsed = false;
    bool m_choosing = false;
};

} // namespace Minideck
