#include "outboxstore.h"

#include "operationjson.h"

#include <array>

namespace Minideck {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray bytesOf(const Statement &statement, int column)
{
    const std::string_view bytes = statement.bytes(column);
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

// What a newer program wrote there is nothing that this one may send.
Operation readOperation(const Statement &row)
{
    const auto kind = fromWire<OperationKind>(row.string(2));
    const auto state = fromWire<OperationState>(row.string(5));
    Operation operation{.id = OperationId(row.string(1)),
                        .place = row.integer(0),
                        .kind = kind.value_or(OperationKind::SetRole),
                        .target = MemberId(row.string(3)),
                        .targetName = row.string(4),
                        .state = kind && state ? *state : OperationState::Rejected,
                        .baseRevision = row.integer(6),
                        .body = bytesOf(row, 7),
                        .createdAt = QDateTime::fromMSecsSinceEpoch(row.integer(8), Qt::UTC),
                        .attempts = static_cast<int>(row.integer(9)),
                        .mayHaveHappened = row.integer(10) != 0,
                        .error = {},
                        .base = {},
                        .current = {}};
    if (!row.isNull(11))
        operation.error = errorOfOutboxJson(bytesOf(row, 11));
    if (!row.isNull(12))
        operation.base = memberOfOutboxJson(bytesOf(row, 12));
    if (!row.isNull(13))
        operation.current = memberOfOutboxJson(bytesOf(row, 13));
    return operation;
}

} // namespace

OutboxStore::OutboxStore(const Database &database)
    : m_database(database)
{ }

Result<void> OutboxStore::prepare()
{
    if (!m_remove.isNull())
        return {};
    const std::array<std::pair<Statement *, std::string_view>, 3> statements = {{
        {&m_add,
         "INSERT INTO operation(key, kind, target, target_name, state, base_revision, body, created_at,"
         " attempts, may_have_happened, base) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 0, ?9)"},
        {&m_put,
         "UPDATE operation SET key=?2, state=?3, base_revision=?4, body=?5, created_at=?6, attempts=?7,"
         " may_have_happened=?8, error=?9, base=?10, current=?11, settled_at=?12 WHERE place=?1"},
        {&m_remove, "DELETE FROM operation WHERE place=?1"},
    }};
    for (const auto &[statement, sql] : statements) {
        Result<Statement> prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(prepared).value();
    }
    return {};
}

Result<QList<Operation>> OutboxStore::all()
{
    Result<Statement> rows = m_database.prepare(
        "SELECT place, key, kind, target, target_name, state, base_revision, body, created_at, attempts,"
        " may_have_happened, error, base, current FROM operation ORDER BY place");
    if (!rows)
        return rows.error();
    QList<Operation> operations;
    for (;;) {
        const Result<bool> more = rows->step();
        if (!more)
            return more.error();
        if (!*more)
            return operations;
        operations.append(readOperation(*rows));
    }
}

Result<QList<qint64>> OutboxStore::add(const QList<Operation> &operations)
{
    if (Result<void> ready = prepare(); !ready)
        return ready.error();
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Write); !begun)
        return begun.error();
    QList<qint64> places;
    for (const Operation &operation : operations) {
        const Result<qint64> place = insert(operation);
        if (!place)
            return place.error();
        places.append(*place);
    }
    if (Result<void> done = transaction.commit(); !done)
        return done.error();
    return places;
}

Result<qint64> OutboxStore::add(const Operation &operation)
{
    const Result<QList<qint64>> places = add(QList{operation});
    return places ? Result<qint64>(places->constFirst()) : Result<qint64>(places.error());
}

Result<qint64> OutboxStore::insert(const Operation &operation)
{
    const QByteArray key = operation.id.text().toUtf8();
    const QByteArray kind = toWire(operation.kind).toUtf8();
    const QByteArray target = operation.target.text().toUtf8();
    const QByteArray name = operation.targetName.toUtf8();
    const QByteArray state = toWire(operation.state).toUtf8();
    const QByteArray base = operation.base ? toOutboxJson(*operation.base) : QByteArray();
    m_add.bind(1, view(key));
    m_add.bind(2, view(kind));
    m_add.bind(3, view(target));
    m_add.bind(4, view(name));
    m_add.bind(5, view(state));
    m_add.bind(6, operation.baseRevision);
    m_add.bind(7, view(operation.body));
    m_add.bind(8, operation.createdAt.toMSecsSinceEpoch());
    operation.base ? m_add.bind(9, view(base)) : m_add.bindNull(9);
    if (Result<void> done = m_add.run(); !done)
        return done.error();
    return m_database.number("SELECT last_insert_rowid()");
}

Result<void> OutboxStore::put(const QList<Operation> &operations, const QDateTime &now)
{
    if (Result<void> ready = prepare(); !ready)
        return ready;
    Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(Transaction::Kind::Write); !begun)
        return begun;
    for (const Operation &operation : operations) {
        const QByteArray key = operation.id.text().toUtf8();
        const QByteArray state = toWire(operation.state).toUtf8();
        const QByteArray error = operation.error ? toOutboxJson(*operation.error) : QByteArray();
        const QByteArray base = operation.base ? toOutboxJson(*operation.base) : QByteArray();
        const QByteArray current = operation.current ? toOutboxJson(*operation.current) : QByteArray();
        m_put.bind(1, operation.place);
        m_put.bind(2, view(key));
        m_put.bind(3, view(state));
        m_put.bind(4, operation.baseRevision);
        m_put.bind(5, view(operation.body));
        m_put.bind(6, operation.createdAt.toMSecsSinceEpoch());
        m_put.bind(7, static_cast<qint64>(operation.attempts));
        m_put.bind(8, static_cast<qint64>(operation.mayHaveHappened));
        operation.error ? m_put.bind(9, view(error)) : m_put.bindNull(9);
        operation.base ? m_put.bind(10, view(base)) : m_put.bindNull(10);
        operation.current ? m_put.bind(11, view(current)) : m_put.bindNull(11);
        isSettled(operation.state) ? m_put.bind(12, now.toMSecsSinceEpoch()) : m_put.bindNull(12);
        if (Result<void> done = m_put.run(); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> OutboxStore::remove(qint64 place)
{
    if (Result<void> ready = prepare(); !ready)
        return ready;
    m_remove.bind(1, place);
    return m_remove.run();
}

Result<void> OutboxStore::removeHistory(const QDateTime &before)
{
    Result<Statement> remove =
        m_database.prepare("DELETE FROM operation WHERE state IN ('done', 'cancelled') AND settled_at<?1");
    if (!remove)
        return remove.error();
    remove->bind(1, before.toMSecsSinceEpoch());
    return remove->run();
}

Result<void> OutboxStore::clear()
{
    return m_database.execute("DELETE FROM operation; PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace Minideck
