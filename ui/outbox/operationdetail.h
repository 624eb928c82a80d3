#pragma once

#include <core/types/operation.h>

#include <QWidget>

#include <optional>

class QScrollArea;
class QVBoxLayout;
class QPushButton;

namespace Minideck {

class Clock;
class IconLabel;
class PlainLabel;

// One operation: what it sets, where it stands and why, for a conflict yours beside the platform's (OFF-6),
// and what can be done about it.
class OperationDetail : public QWidget
{
    Q_OBJECT

public:
    explicit OperationDetail(const Clock &clock, QWidget *parent = nullptr);
    ~OperationDetail() override;

    void setOperation(const std::optional<Operation> &operation);
    const std::optional<Operation> &operation() const { return m_operation; }
    // A page of its own over the list, with a way back.
    void setOverList(bool over);
    void takeFocus();

    QSize sizeHint() const override;

signals:
    void sendAgainWanted();
    void cancelWanted();
    void discardWanted();
    void backWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeScroll(QWidget *content);
    QWidget *makeActionBar();
    void fill();
    void fillFacts(const Operation &operation);
    void fillComparison(const Operation &operation);
    void showVerbs(const Operation &operation);

    const Clock &m_clock;
    std::optional<Operation> m_operation;
    QPushButton *m_back;
    QScrollArea *m_scroll;
    QWidget *m_content;
    PlainLabel *m_title;
    IconLabel *m_icon;
    PlainLabel *m_state;
    QVBoxLayout *m_parts; // of what changes from operation to operation
    QPushButton *m_sendAgain;
    QPushButton *m_cancel;
    QPushButton *m_discard;
};

} // namespace Minideck
