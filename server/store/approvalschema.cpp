#include "schema.h"

namespace Minideck::Schema {

// What was asked for, round by round, with what it was held against then; who decided; what was said.
// `workspace` is whose members see it, NULL for what only operators and the applicant do; `subject_id` is
// what it is about. Registrations that exist become approvals under the ids of their workspaces, so that
// there is one place where they are decided.
QStringList approvalTables()
{
    return {
        u"ALTER TABLE workspace ADD COLUMN own_decisions INTEGER NOT NULL DEFAULT 0"_qs,

        u"CREATE TABLE approval ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" workspace INTEGER REFERENCES workspace (key),"
        u" category INTEGER NOT NULL,"
        u" status INTEGER NOT NULL,"
        u" subject_id TEXT NOT NULL,"
        u" applicant INTEGER NOT NULL REFERENCES account (key),"
        u" facts TEXT NOT NULL,"
        u" search_folded TEXT NOT NULL,"
        u" round INTEGER NOT NULL,"
        u" comments INTEGER NOT NULL DEFAULT 0,"
        u" revision INTEGER NOT NULL,"
        u" created_at INTEGER NOT NULL,"
        u" updated_at INTEGER NOT NULL,"
        u" finished_at INTEGER) STRICT"_qs,
        u"CREATE INDEX approval_workspace ON approval (workspace, id)"_qs,
        u"CREATE INDEX approval_status ON approval (workspace, status, id)"_qs,
        u"CREATE INDEX approval_category ON approval (category, id)"_qs,
        u"CREATE INDEX approval_applicant ON approval (applicant, id)"_qs,
        u"CREATE INDEX approval_subject ON approval (subject_id)"_qs,

        u"CREATE TABLE approval_round ("
        u" approval INTEGER NOT NULL REFERENCES approval (key),"
        u" number INTEGER NOT NULL,"
        u" reason TEXT NOT NULL,"
        u" base TEXT NOT NULL,"
        u" payload TEXT NOT NULL,"
        u" submitted_at INTEGER NOT NULL,"
        u" PRIMARY KEY (approval, number)) STRICT, WITHOUT ROWID"_qs,

        u"CREATE TABLE approval_decision ("
        u" approval INTEGER NOT NULL REFERENCES approval (key),"
        u" round INTEGER NOT NULL,"
        u" status INTEGER NOT NULL,"
        u" decider INTEGER REFERENCES account (key),"
        u" text TEXT NOT NULL,"
        u" result TEXT NOT NULL,"
        u" decided_at INTEGER NOT NULL,"
        u" PRIMARY KEY (approval, round)) STRICT, WITHOUT ROWID"_qs,
        u"CREATE INDEX approval_decision_decider ON approval_decision (decider) WHERE decider IS NOT NULL"_qs,

        u"CREATE TABLE approval_comment ("
        u" key INTEGER PRIMARY KEY,"
        u" id TEXT NOT NULL UNIQUE,"
        u" approval INTEGER NOT NULL REFERENCES approval (key),"
        u" author INTEGER NOT NULL REFERENCES account (key),"
        u" text TEXT NOT NULL,"
        u" created_at INTEGER NOT NULL) STRICT"_qs,
        u"CREATE INDEX approval_comment_approval ON approval_comment (approval, key)"_qs,
        u"CREATE INDEX approval_comment_author ON approval_comment (author)"_qs,

        // Under review stays in review, rejected is rejected, and whatever runs or was suspended was
        // approved.
        u"INSERT INTO approval (id, workspace, category, status, subject_id, applicant, facts, search_folded,"
        u" round, revision, created_at, updated_at, finished_at)"
        u" SELECT 'apr' || substr(workspace.id, 4), NULL, 8,"
        u" CASE workspace.status WHEN 0 THEN 0 WHEN 3 THEN 2 ELSE 1 END, workspace.id, registered_by,"
        u" json_object('workspaceName', workspace.name),"
        u" lower(workspace.name) || char(10) || lower(account.name) || char(10) || account.email_folded,"
        u" 1, 1, workspace.created_at, workspace.updated_at, workspace.decided_at"
        u" FROM workspace JOIN account ON account.key = workspace.registered_by"_qs,
        u"INSERT INTO approval_round (approval, number, reason, base, payload, submitted_at)"
        u" SELECT approval.key, 1, '', '{}', json_object('name', workspace.name,"
        u" 'businessScope', category_code, 'businessAddress', address, 'timeZone', time_zone,"
        u" 'representatives', json((SELECT json_group_array(json_object('name', name, 'email', email))"
        u" FROM (SELECT name, email FROM representative WHERE representative.workspace = workspace.key"
        u" ORDER BY place)))), workspace.created_at"
        u" FROM approval JOIN workspace ON workspace.id = approval.subject_id"_qs,
        u"INSERT INTO approval_decision (approval, round, status, decider, text, result, decided_at)"
        u" SELECT approval.key, 1, approval.status, NULL,"
        u" CASE approval.status WHEN 2 THEN status_reason ELSE '' END, '{}',"
        u" ifnull(decided_at, workspace.updated_at)"
        u" FROM approval JOIN workspace ON workspace.id = approval.subject_id WHERE approval.status <> 0"_qs,
    };
}

} // namespace Minideck::Schema
