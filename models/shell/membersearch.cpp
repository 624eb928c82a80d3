#include "membersearch.h"

#include <client/sync/memberrepository.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>

namespace Minideck {

MemberSearch::MemberSearch(QObject *parent)
    : QObject(parent)
{ }

MemberSearch::~MemberSearch() = default;

void MemberSearch::follow(PlatformClient &client)
{
    const auto look = [this, &client] { setCache(client.members() ? client.members()->path() : QString()); };
    connect(&client, &PlatformClient::workspaceOpened, this, look);
    look();
}

void MemberSearch::setCache(const QString &path)
{
    stop();
    m_path = path;
}

void MemberSearch::ask(const QString &text)
{
    const quint64 question = ++m_question;
    if (m_path.isEmpty())
        return;
    if (!m_repository)
        m_repository = std::make_unique<MemberRepository>(m_path);
    MemberQuery query;
    query.search = text;
    whenAnswered(m_repository->firstPage(query), this, [this, question](const Result<MemberPage> &page) {
        if (question == m_question && page)
            emit found(page->members);
    });
}

void MemberSearch::stop()
{
    ++m_question;
    m_repository.reset();
}

} // namespace Minideck
