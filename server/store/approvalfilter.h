#pragma once

#include "approvallist.h"

#include <QStringList>

#include <variant>

namespace Minideck {

//! A scope and a question about approvals as SQL: fixed pieces of text, every value bound.
class ApprovalFilter
{
public:
    explicit ApprovalFilter(const ApprovalScope &scope, const ApprovalQuery &query = {});

    //! Narrows it to what is older than the id, or to the id.
    void olderThan(const ApprovalId &id) { add(QStringLiteral("approval.id < ?"), id.text()); }
    void only(const ApprovalId &id) { add(QStringLiteral("approval.id = ?"), id.text()); }

    //! " WHERE …", with the values to be bound in its order.
    QString condition() const { return QStringLiteral(" WHERE ") + m_conditions.join(u" AND "); }
    void bind(StoreStatement &statement) const;

private:
    using Value = std::variant<qint64, QString>;

    void add(const QString &condition) { m_conditions.append(condition); }
    void add(const QString &condition, const Value &value);
    template <typename Enum>
    void addAny(const QString &column, const QList<Enum> &values);
    void addView(ApprovalView view, const ApprovalScope &scope);

    QStringList m_conditions;
    QList<Value> m_values;
};

} // namespace Minideck
