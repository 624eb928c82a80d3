#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

namespace Minideck {

// How late a timer of 4 ms fires: what the event loop of this thread could not do in time.
class Lateness final : public QObject
{
    Q_OBJECT

public:
    Lateness();

    // Milliseconds late, one for each time it fired.
    const QList<double> &samples() const { return m_samples; }

    // The event loop, alone, for so long.
    static QList<double> ofBareLoop(int milliseconds);

private:
    void fired();

    QTimer m_timer;
    QElapsedTimer m_since;
    QList<double> m_samples;
};

} // namespace Minideck
