#pragma once

#include <core/types/operation.h>
#include <ui/shared/pane.h>

class QSplitter;
class QStackedWidget;

namespace Minideck {

class Clock;
class EmptyState;
class OperationDetail;
class OutboxModel;
class RowView;

// The section "Outbox": what was asked of the platform and where it stands (OFF-3).
class OutboxPane : public Pane
{
    Q_OBJECT

public:
    OutboxPane(OutboxModel &model, const Clock &clock, QWidget *parent = nullptr);
    ~OutboxPane() override;

    QString title() const override;
    static QStringList viewTitles();
    QList<PaneView> views() const override;
    int currentView() const override;
    void setCurrentView(int index) override;
    QStringList statusTexts() const override;
    std::optional<qint64> badge() const override;
    QList<QAction *> editActions() const override;
    void takeFocus() override;
    QByteArray saveState() const override;
    bool restoreState(const QByteArray &state) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeList();
    void makeActions();
    void showPossible();
    void cancel();
    void rowsChanged();
    void showCurrent();
    void showEmpty();
    void arrange();
    void openDetail();
    void closeDetail();
    void sendAgain();
    void discard();

    OutboxModel &m_model;
    QSplitter *m_split;
    QStackedWidget *m_pages; // list or what stands in its place
    RowView *m_list;
    EmptyState *m_empty;
    OperationDetail *m_detail;
    QAction *m_open = nullptr;
    QAction *m_sendAgain = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_remove = nullptr;
    std::optional<qint64> m_place; // of the current operation
    bool m_resetting = false;
    bool m_narrow = false;
    bool m_detailOpen = false; // in a narrow window, where it covers the list
};

} // namespace Minideck
