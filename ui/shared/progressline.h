#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace Minideck {

// A line of 2 px under the header while work goes on. It moves only while nothing is known about the end.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    void setProgress(qint64 done, qint64 total); // total 0: not known
    void stop();
    bool isRunning() const { return m_running; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void animate();

    QBasicTimer m_timer;
    qint64 m_done = 0;
    qint64 m_total = 0;
    int m_phase = 0;
    bool m_running = false;
};

} // namespace Minideck
