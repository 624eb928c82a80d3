#pragma once

#include <QObject>

class QSocketNotifier;

namespace Minideck {

// Ends the program in order when the session or a terminal asks it to (SIGTERM, SIGINT, SIGHUP), so that what
// it remembers is written. One at a time.
class QuitSignals : public QObject
{
    Q_OBJECT

public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

private:
    QSocketNotifier *m_arrived;
};

} // namespace Minideck
