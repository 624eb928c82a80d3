#pragma once

#include "fuzzymatch.h"
#include "membersearch.h"
#include "paletteentry.h"

#include <QAbstractListModel>
#include <QStringList>

namespace Minideck {

// What the palette shows for what is typed: headings and, below them, what matches best. What was used lately
// stands first. Members come from the cache a moment later. ">" asks for verbs alone, "@" for people.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum PaletteRole {
        HeadingRole = Qt::UserRole + 1, // whether the row only names those below
        DetailRole,
        IconRole,
        KeysRole,
        ReasonRole,
        PossibleRole,
        SpansRole, // FuzzyMatch::Span of the title, as QList<QPair<int, int>>
    };

    explicit PaletteModel(QObject *parent = nullptr);

    MemberSearch &members() { return m_search; }
    // What may be looked for beside the entries.
    void setMembersOffered(bool offered);
    void setEntries(const QList<PaletteEntry> &entries);
    // Keys of entries as keyOf() tells them, the last one first.
    void setRecent(const QStringList &keys);
    void setQuery(const QString &query);
    const QString &query() const { return m_query; }

    // Null for a heading.
    const PaletteEntry *entry(int row) const;
    static QString keyOf(const PaletteEntry &entry);
    // The next row in that direction that is no heading, around the ends; -1 if there is none.
    int nextRow(int from, int step) const;
    // Whether all has been looked at and nothing was found.
    bool foundNothing() const { return m_rows.isEmpty() && !m_searching; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        PaletteEntry entry; // without id: a heading
        FuzzyMatch match;
    };
    using Group = QList<Row>;

    bool asksForActions() const { return m_query.startsWith(u'>'); }
    bool asksForPeople() const { return m_query.startsWith(u'@'); }
    QString words() const;
    std::optional<Row> matched(const PaletteEntry &entry) const;
    Group recent() const;
    Group ofKind(PaletteEntry::Kind kind, const Group &without) const;
    void askForMembers();
    void membersFound(const QList<Member> &members);
    void refill();

    MemberSearch m_search;
    QList<PaletteEntry> m_entries;
    QList<PaletteEntry> m_found; // members
    QStringList m_recent;
    QString m_query;
    QList<Row> m_rows;
    bool m_membersOffered = false;
    bool m_searching = false;
};

} // namespace Minideck
