#include "lettersmodel.h"

#include <client/sync/accountactions.h>
#include <client/sync/platformclient.h>
#include <core/answer.h>
#include <core/clock.h>
#include <models/shared/relativetime.h>

#include <QLocale>

#include <algorithm>

namespace Minideck {

LettersModel::LettersModel(PlatformClient &client, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_client(client)
    , m_clock(clock)
{ }

void LettersModel::refresh()
{
    if (m_busy)
        return;
    m_busy = true;
    emit changed();
    whenAnswered(m_client.accountActions().sandboxMail(), this,
                 [this, question = ++m_question](const Result<QList<SandboxLetter>> &letters) {
                     if (question != m_question)
                         return;
                     m_busy = false;
                     m_error = letters ? std::nullopt : std::optional(letters.error());
                     if (letters)
                         take(*letters);
                     emit changed();
                 });
}

void LettersModel::clear()
{
    ++m_question;
    m_busy = false;
    m_error.reset();
    take({});
    m_known = false;
    emit changed();
}

// The letters that were there stay the rows that they are, so that the one being read stays current.
void LettersModel::take(const QList<SandboxLetter> &letters)
{
    m_known = true;
    qsizetype fresh = letters.size();
    if (!m_letters.isEmpty()) {
        const auto known = std::ranges::find(letters, m_letters.first().id, &SandboxLetter::id);
        fresh = std::distance(letters.begin(), known);
    }
    const bool grows = fresh == letters.size() - m_letters.size() && letters.sliced(fresh) == m_letters;
    if (!grows) {
        beginResetModel();
        m_letters = letters;
        endResetModel();
        return;
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, static_cast<int>(fresh) - 1);
        m_letters = letters;
        endInsertRows();
    }
    if (!m_letters.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {AgeRole});
}

ListState LettersModel::state() const
{
    if (!m_letters.isEmpty())
        return ListState::Ready;
    if (m_error)
        return ListState::Failed;
    return m_known ? ListState::Empty : ListState::FirstLoad;
}

int LettersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_letters.size());
}

QVariant LettersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SandboxLetter &letter = m_letters.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return letter.subject;
    case Qt::AccessibleTextRole:
        return tr("%1, to %2").arg(letter.subject, letter.recipient);
    case RecipientRole:
        return letter.recipient;
    case AgeRole:
        return relativeTimeAgo(letter.createdAt, m_clock.now());
    case TimeRole:
        return QLocale().toString(letter.createdAt.toLocalTime(), u"d MMM HH:mm"_qs);
    case TextRole:
        return letter.text;
    case CodeRole:
        return letter.code;
    default:
        return {};
    }
}

} // namespace Minideck
