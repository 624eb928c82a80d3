#pragma once

#include "invitationlist.h"
#include "invitationstate.h"

#include <core/error.h>
#include <core/types/invitee.h>
#include <core/types/member.h>
#include <core/types/operation.h>

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QTimer>

namespace Minideck {

class MemberActions;
class MemberActionsModel;
class MemberRepository;
class Outbox;
class PlatformClient;

// A pasted list of addresses: read and checked away from the window's thread, then sent, then with what
// became of each (MEM-2, MEM-3).
class InvitationsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Address, State, ColumnCount };
    enum class Step { Writing, Sending, Done };
    // What of the list is shown; while it is sent, the second is who was invited.
    enum class Part { All, ToSend, LeftOut };
    // The same for every column of a row.
    enum InvitationRole {
        StateRole = Qt::UserRole + 1, // int(InvitationState)
        CleanedRole,                  // bool: characters that nobody sees were taken out
    };

    struct Counts
    {
        int all = 0;
        int toSend = 0; // or sent
        int leftOut = 0;
        int invited = 0;
        int refused = 0; // or withdrawn
        int waiting() const { return toSend - invited - refused; }
        bool operator==(const Counts &) const = default;
    };

    // More than the outbox holds are not sent at once.
    static constexpr int MostAtOnce = 10'000;
    // Longer texts are not read.
    static constexpr qsizetype LongestText = 4 * 1024 * 1024;

    explicit InvitationsModel(MemberActionsModel &actions, QObject *parent = nullptr);
    ~InvitationsModel() override;

    // Invites to the workspace that this client has open, now and from now on.
    void follow(PlatformClient &client);

    // Begins again with an empty list.
    void clear();
    // The text as it is written now; it is read a moment after the last change.
    void setText(const QString &text);
    // Reads a file; its text comes as fileRead().
    void readFile(const QString &path);
    void setDefaultRole(Role role);
    Role defaultRole() const { return m_defaultRole; }
    // For these rows only, whatever the list says.
    void setRole(const QList<int> &rows, Role role);
    Role roleAt(int row) const;
    int lineAt(int row) const;
    void setPart(Part part);
    Part part() const { return m_part; }

    Step step() const { return m_step; }
    // What was written is not read or checked yet.
    bool isChecking() const { return m_checking; }
    const Counts &counts() const { return m_counts; }
    // Why nothing can be sent now, in a sentence; empty if it is possible.
    QString refusal() const;
    // Puts an operation for each ready address into the outbox, by one write.
    void send();
    // Why the outbox did not take them, if so.
    const std::optional<Error> &error() const { return m_error; }
    // The platform cannot be asked now: what was sent waits in the outbox.
    bool isOffline() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    // Counts, step, what can be sent.
    void changed();
    // The list is empty again, whatever is written.
    void cleared();
    void fileRead(const QString &text);
    void fileFailed(const QString &sentence);

private:
    struct Row
    {
        InvitationEntry entry;
        InvitationState state = InvitationState::Ready;
        std::optional<Role> chosen; // here, by hand
        std::optional<Error> error = {};
    };

    void workspaceChanged(PlatformClient &client);
    void check();
    void checkMembers(quint64 question, QList<Row> rows);
    void showRows(QList<Row> rows);
    void showPart();
    void count();
    void kept(const QList<int> &rows, const QList<Operation> &operations);
    void settled(const Operation &operation);
    bool settle(const Operation &operation);
    void finishIfSettled();
    const Row &rowOf(int shown) const { return m_rows.at(m_shown.at(shown)); }
    Role roleOf(const Row &row) const;
    QString stateText(const Row &row) const;
    QString toolTip(const Row &row) const;

    MemberActionsModel &m_own;
    QPointer<MemberActions> m_actions;
    QPointer<MemberRepository> m_members;
    QPointer<Outbox> m_outbox;
    QTimer m_pause;
    QString m_text;
    QList<Row> m_rows;
    QList<int> m_shown;            // rows of the part
    QHash<QString, Role> m_chosen; // by folded address: what is written anew keeps it
    QHash<OperationId, int> m_sent;
    Role m_defaultRole = Role::Developer;
    Part m_part = Part::All;
    Step m_step = Step::Writing;
    bool m_checking = false;
    quint64 m_question = 0;
    Counts m_counts;
    std::optional<Error> m_error;
};

} // namespace Minideck
