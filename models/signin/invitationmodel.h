#pragma once

#include <core/error.h>
#include <core/types/workspace.h>

#include <QObject>

#include <optional>

namespace Minideck {

class PlatformClient;

// Accepting an invitation by the code of its letter (MEM-2).
class InvitationModel : public QObject
{
    Q_OBJECT

public:
    explicit InvitationModel(PlatformClient &client, QObject *parent = nullptr);

    void begin();
    void accept(const QString &code);

    bool isBusy() const { return m_busy; }
    // What is wrong with the code, as a sentence; empty if nothing is.
    QString problem() const { return m_problem; }
    // The address of the account has to be verified first.
    bool needsVerification() const { return m_needsVerification; }
    const std::optional<Error> &error() const { return m_error; }

signals:
    void changed();
    void accepted(const Minideck::WorkspaceMembership &workspace);

private:
    void refused(const Error &error);

    PlatformClient &m_client;
    quint64 m_attempt = 0;
    bool m_busy = false;
    bool m_needsVerification = false;
    QString m_problem;
    std::optional<Error> m_error;
};

} // namespace Minideck
