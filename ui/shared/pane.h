#pragma once

#include <QList>
#include <QWidget>

#include <optional>

class QAction;

namespace Minideck {

// One of the lists that a section offers above its table, such as "Invited".
struct PaneView
{
    QString title;
    std::optional<qint64> count;

    bool operator==(const PaneView &) const = default;
};

// What the shell knows of a section. The shell paints the header from it; the pane is what stands below.
class Pane : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;

    // Tabs of the header.
    virtual QList<PaneView> views() const { return {}; }
    virtual int currentView() const { return 0; }
    virtual void setCurrentView(int /*index*/) { }

    // Verbs at the right of the header; the first is the primary one.
    virtual QList<QAction *> verbs() const { return {}; }
    // More actions for the menu "Edit" and for "View", below the shell's own.
    virtual QList<QAction *> editActions() const { return {}; }
    virtual QList<QAction *> viewActions() const { return {}; }

    // The right side of the status bar, such as "24 members", "4 selected".
    virtual QStringList statusTexts() const { return {}; }
    // The number beside the section's name in the rail.
    virtual std::optional<qint64> badge() const { return std::nullopt; }

    // Keyboard focus to where work goes on, usually the list.
    virtual void takeFocus() { setFocus(Qt::OtherFocusReason); }
    virtual void refresh() { }
    virtual void copy() { }
    virtual void selectAll() { }
    // Makes an object of the section the current one, among all others, such as a member by its id.
    virtual void showObject(const QString & /*id*/) { }

    // Splitters, columns, sort and view; a version of its own stands inside. False: not readable, nothing
    // changed.
    virtual QByteArray saveState() const { return {}; }
    virtual bool restoreState(const QByteArray & /*state*/) { return false; }

signals:
    void viewsChanged();
    void statusChanged();
    void badgeChanged();
};

} // namespace Minideck
