#pragma once

#include <core/error.h>
#include <core/types/sandboxletter.h>
#include <models/shared/liststate.h>

#include <QAbstractListModel>

#include <optional>

namespace Minideck {

class Clock;
class PlatformClient;

// The mail that a sandbox shows instead of sending it, newest first (ACC-10).
class LettersModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum LetterRole {
        RecipientRole = Qt::UserRole + 1,
        AgeRole,  // "12 min ago"
        TimeRole, // "12 Oct 09:41"
        TextRole,
        CodeRole, // empty for a letter without one
    };

    LettersModel(PlatformClient &client, const Clock &clock, QObject *parent = nullptr);

    // Asks the platform; what is shown stays until the answer and through its failure.
    void refresh();
    // For nobody, or somebody else.
    void clear();

    ListState state() const;
    bool isBusy() const { return m_busy; }
    // Why the last question failed.
    const std::optional<Error> &error() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void changed();

private:
    void take(const QList<SandboxLetter> &letters);

    PlatformClient &m_client;
    const Clock &m_clock;
    QList<SandboxLetter> m_letters;
    std::optional<Error> m_error;
    bool m_busy = false;
    bool m_known = false;
    quint64 m_question = 0;
};

} // namespace Minideck
