#pragma once

#include <core/result.h>
#include <core/types/account.h>
#include <core/types/workspace.h>

#include <QDateTime>
#include <QList>

namespace Minideck {

//! The accounts that were signed in on this computer, in one small file of mode 0600. Holds no secret
//! (OFF-8).
class AccountBook
{
public:
    struct Entry
    {
        KnownAccount account;
        QList<WorkspaceMembership> workspaces; //!< as last seen
    };

    explicit AccountBook(QString folder);

    //! Reads the file; a missing one is an empty book. A file that cannot be understood is set aside, never
    //! overwritten, and reported as CacheDamaged; the book is then empty and works.
    Result<void> load(const QDateTime &now);

    //! Last used first.
    const QList<Entry> &entries() const { return m_entries; }
    std::optional<Entry> find(const KnownAccount &account) const;

    //! Puts an entry to the top and saves.
    Result<void> keep(Entry entry);

    //! Removes an account and saves.
    Result<void> forget(const KnownAccount &account);

private:
    Result<void> save() const;
    QString path() const;

    QString m_folder;
    QList<Entry> m_entries;
};

} // namespace Minideck
