#include "palettemodel.h"

#include <models/shared/membertext.h>

#include <QHash>

#include <algorithm>

namespace Minideck {

using Kind = PaletteEntry::Kind;

// As many as can be looked over.
static constexpr qsizetype MostOfKind = 8;
static constexpr qsizetype MostRecent = 5;

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
    connect(&m_search, &MemberSearch::found, this, &PaletteModel::membersFound);
}

void PaletteModel::setMembersOffered(bool offered)
{
    m_membersOffered = offered;
}

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    refill();
}

void PaletteModel::setRecent(const QStringList &keys)
{
    m_recent = keys;
    refill();
}

void PaletteModel::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    askForMembers();
    refill();
}

QString PaletteModel::words() const
{
    return (asksForActions() || asksForPeople() ? m_query.mid(1) : m_query).trimmed();
}

// What was found for fewer letters stays until the new answer is there, as far as it still matches.
void PaletteModel::askForMembers()
{
    const bool asks = m_membersOffered && !asksForActions() && (asksForPeople() || !words().isEmpty());
    m_searching = asks;
    if (asks) {
        m_search.ask(words());
    } else {
        m_search.stop();
        m_found.clear();
    }
}

void PaletteModel::membersFound(const QList<Member> &members)
{
    m_searching = false;
    m_found.clear();
    for (const Member &member : members) {
        const QString name = memberName(member);
        const bool byAddress = !words().isEmpty() && name != member.email && !fuzzyMatch(words(), name);
        const QString role = roleText(member.role);
        m_found << PaletteEntry{.id = member.id.text(),
                                .kind = Kind::Member,
                                .title = byAddress ? member.email : name,
                                .detail = byAddress ? tr("%1, %2", "name, role").arg(name, role)
                                                    : tr("Member, %1", "role").arg(role),
                                .icon = u"members"_qs};
    }
    refill();
}

QString PaletteModel::keyOf(const PaletteEntry &entry)
{
    static const QHash<Kind, QString> kinds{{Kind::Action, u"do"_qs},
                                            {Kind::Place, u"go"_qs},
                                            {Kind::Workspace, u"workspace"_qs},
                                            {Kind::Member, u"member"_qs}};
    return kinds.value(entry.kind) + u':' + entry.id;
}

// Other words find, too, but after the title: they are not seen.
std::optional<PaletteModel::Row> PaletteModel::matched(const PaletteEntry &entry) const
{
    auto match = fuzzyMatch(words(), entry.title);
    if (!match) {
        match = fuzzyMatch(words(), entry.title + u' ' + entry.detail + u' ' + entry.also);
        if (!match || match->score < FuzzyMatch::Inside - 500)
            return std::nullopt;
        match->score = std::max(0, match->score - FuzzyMatch::WordStart);
        const auto length = static_cast<int>(entry.title.size());
        match->spans.removeIf(
            [length](const FuzzyMatch::Span &span) { return span.start + span.length > length; });
    }
    if (!entry.possible)
        match->score -= FuzzyMatch::Inside / 2;
    return Row{entry, *match};
}

PaletteModel::Group PaletteModel::recent() const
{
    Group group;
    if (asksForPeople())
        return group;
    for (const QString &key : m_recent) {
        const auto entry = std::ranges::find(m_entries, key, &PaletteModel::keyOf);
        if (entry == m_entries.end() || !entry->possible || (asksForActions() && entry->kind != Kind::Action))
            continue;
        const auto row = matched(*entry);
        if (row && (words().isEmpty() || row->match.score >= FuzzyMatch::Inside) && group.size() < MostRecent)
            group << *row;
    }
    return group;
}

PaletteModel::Group PaletteModel::ofKind(Kind kind, const Group &without) const
{
    const bool everything = words().isEmpty();
    Group group;
    for (const PaletteEntry &entry : kind == Kind::Member ? m_found : m_entries) {
        if (entry.kind != kind || (everything && (entry.quiet || !entry.possible))
            || std::ranges::any_of(without, [&entry](const Row &row) { return row.entry == entry; }))
            continue;
        // The cache has its own idea of what matches, such as other forms of a letter.
        if (const auto row = matched(entry))
            group << *row;
        else if (kind == Kind::Member && !m_searching)
            group << Row{entry, {}};
    }
    std::ranges::stable_sort(group, std::ranges::greater(), [](const Row &row) { return row.match.score; });
    if (!everything || kind == Kind::Member)
        group = group.mid(0, MostOfKind);
    return group;
}

void PaletteModel::refill()
{
    const Group lately = recent();
    QList<std::pair<QString, Group>> groups;
    const auto add = [&](Kind kind, const QString &title) {
        if (Group group = ofKind(kind, lately); !group.isEmpty())
            groups << std::pair(title, std::move(group));
    };
    if (!asksForActions() && !asksForPeople())
        add(Kind::Place, tr("Go to"));
    if (!asksForPeople())
        add(Kind::Action, tr("Actions"));
    if (!asksForActions() && !asksForPeople())
        add(Kind::Workspace, tr("Workspaces"));
    // What matches best stands first; people come a moment later and must not push others down.
    std::ranges::stable_sort(groups, std::ranges::greater(), [](const std::pair<QString, Group> &group) {
        return group.second.first().match.score;
    });
    if (!lately.isEmpty())
        groups.prepend({tr("Recent"), lately});
    if (!asksForActions())
        add(Kind::Member, tr("Found in this workspace"));

    beginResetModel();
    m_rows.clear();
    for (const auto &[title, group] : groups) {
        m_rows << Row{PaletteEntry{.id = {}, .title = title}, {}};
        m_rows << group;
    }
    endResetModel();
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).entry.id.isEmpty())
        return nullptr;
    return &m_rows.at(row).entry;
}

int PaletteModel::nextRow(int from, int step) const
{
    const int count = rowCount();
    for (int tried = 0; tried < count; ++tried) {
        from = (from + step + count) % count;
        if (entry(from))
            return from;
    }
    return -1;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

static QString accessibleText(const PaletteEntry &entry)
{
    QStringList parts{entry.title, entry.reason, entry.detail, entry.keys};
    parts.removeAll(QString());
    return parts.join(u", "_qs);
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[entry, match] = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return accessibleText(entry);
    case HeadingRole:
        return entry.id.isEmpty();
    case DetailRole:
        return entry.detail;
    case IconRole:
        return entry.icon;
    case KeysRole:
        return entry.keys;
    case ReasonRole:
        return entry.reason;
    case PossibleRole:
        return entry.possible;
    case SpansRole: {
        QList<QPair<int, int>> spans;
        for (const FuzzyMatch::Span &span : match.spans)
            spans << qMakePair(span.start, span.length);
        return QVariant::fromValue(spans);
    }
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (!entry(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace Minideck
