#pragma once

#include <core/types/member.h>

#include <QObject>

#include <memory>

namespace Minideck {

class MemberRepository;
class PlatformClient;

// Looks for members in the cache of the open workspace, beside the list that shows them: with a reader of its
// own, so that neither ends the question of the other. Never waits; the newest question wins.
class MemberSearch : public QObject
{
    Q_OBJECT

public:
    explicit MemberSearch(QObject *parent = nullptr);
    ~MemberSearch() override;

    // Looks in the workspace that this client has open, now and from now on.
    void follow(PlatformClient &client);
    // Looks in this file; empty: nowhere.
    void setCache(const QString &path);

    // Part of a name or an e-mail address; empty asks for the first by name.
    void ask(const QString &text);
    // No answer any more, and no file kept open.
    void stop();

signals:
    void found(const QList<Minideck::Member> &members);

private:
    QString m_path;
    std::unique_ptr<MemberRepository> m_repository;
    quint64 m_question = 0;
};

} // namespace Minideck
