#include "accountbook.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Minideck {

namespace {

constexpr int FormatVersion = 1;
constexpr qint64 FileMaximum = 4 * 1024 * 1024;

QJsonObject written(const WorkspaceMembership &workspace)
{
    return {{u"id"_qs, workspace.id.text()},
            {u"name"_qs, workspace.name},
            {u"status"_qs, workspace.status.text()},
            {u"memberId"_qs, workspace.memberId.text()},
            {u"role"_qs, workspace.role.text()}};
}

QJsonObject written(const AccountBook::Entry &entry)
{
    QJsonArray workspaces;
    for (const WorkspaceMembership &workspace : entry.workspaces)
        workspaces.append(written(workspace));
    const KnownAccount &account = entry.account;
    return {{u"id"_qs, account.id.text()},
            {u"platform"_qs, account.platform.toString(QUrl::FullyEncoded)},
            {u"email"_qs, account.email},
            {u"name"_qs, account.name},
            {u"environment"_qs, account.environment.text()},
            {u"lastWorkspace"_qs, account.lastWorkspace},
            {u"keptInKeychain"_qs, account.keptInKeychain},
            {u"workspaces"_qs, workspaces}};
}

WorkspaceMembership readWorkspace(const QJsonObject &json)
{
    return {.id = WorkspaceId(json[u"id"].toString()),
            .name = json[u"name"].toString(),
            .status = WireEnum<WorkspaceStatus>(json[u"status"].toString()),
            .memberId = MemberId(json[u"memberId"].toString()),
            .role = WireEnum<Role>(json[u"role"].toString())};
}

AccountBook::Entry readEntry(const QJsonObject &json)
{
    AccountBook::Entry entry{
        .account = {.id = AccountId(json[u"id"].toString()),
                    .platform = QUrl(json[u"platform"].toString()),
                    .email = json[u"email"].toString(),
                    .name = json[u"name"].toString(),
                    .environment = WireEnum<Environment>(json[u"environment"].toString()),
                    .lastWorkspace = json[u"lastWorkspace"].toString(),
                    .keptInKeychain = json[u"keptInKeychain"].toBool()},
        .workspaces = {}};
    for (const QJsonValue &workspace : json[u"workspaces"].toArray())
        entry.workspaces.append(readWorkspace(workspace.toObject()));
    return entry;
}

bool sameAccount(const KnownAccount &one, const KnownAccount &other)
{
    return one.id == other.id && platformIdentity(one) == platformIdentity(other);
}

} // namespace

AccountBook::AccountBook(QString folder)
    : m_folder(std::move(folder))
{ }

QString AccountBook::path() const
{
    return m_folder + u"/accounts.json"_qs;
}

Result<void> AccountBook::load(const QDateTime &now)
{
    m_entries.clear();
    QFile file(path());
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = ErrorKind::CacheFailed, .detail = u"accounts.json cannot be read"_qs};
    const QJsonDocument document = QJsonDocument::fromJson(file.read(FileMaximum));
    file.close();
    if (document.object()[u"version"].toInt() == FormatVersion && document.object()[u"accounts"].isArray()) {
        for (const QJsonValue &account : document.object()[u"accounts"].toArray())
            m_entries.append(readEntry(account.toObject()));
        m_entries.removeIf([](const Entry &entry) { return entry.account.id.isEmpty(); });
        return {};
    }
    const QString aside = path() + u".damaged-"_qs + now.toUTC().toString(u"yyyyMMddTHHmmsszzz"_qs);
    if (!QFile::rename(path(), aside))
        return Error{.kind = ErrorKind::CacheFailed, .detail = u"accounts.json cannot be set aside"_qs};
    return Error{.kind = ErrorKind::CacheDamaged, .detail = u"accounts.json"_qs};
}

std::optional<AccountBook::Entry> AccountBook::find(const KnownAccount &account) const
{
    for (const Entry &entry : m_entries) {
        if (sameAccount(entry.account, account))
            return entry;
    }
    return std::nullopt;
}

Result<void> AccountBook::keep(Entry entry)
{
    m_entries.removeIf([&](const Entry &old) { return sameAccount(old.account, entry.account); });
    m_entries.prepend(std::move(entry));
    return save();
}

Result<void> AccountBook::forget(const KnownAccount &account)
{
    m_entries.removeIf([&](const Entry &old) { return sameAccount(old.account, account); });
    return save();
}

Result<void> AccountBook::save() const
{
    QJsonArray accounts;
    for (const Entry &entry : m_entries)
        accounts.append(written(entry));
    const QJsonObject root{{u"version"_qs, FormatVersion}, {u"accounts"_qs, accounts}};

    QSaveFile file(path());
    const bool done = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(root).toJson()) >= 0 && file.commit();
    if (!done)
        return Error{.kind = ErrorKind::CacheFailed, .detail = u"accounts.json cannot be written"_qs};
    return {};
}

} // namespace Minideck
