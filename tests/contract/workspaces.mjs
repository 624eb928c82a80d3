// Workspaces, their registration and its decisions, teams, batches. Steps as in scenario.mjs.
import { ask } from './http.mjs';

const Workspace = '/v1/workspaces/NorthbayCity';
const Patch = 'application/merge-patch+json';

let keys = 0;
const key = () => `workspace-key-${String(++keys).padStart(6, '0')}`;

// A change with everything it needs; `headers` replaces single fields, undefined leaves one out.
function change(id, status, method, path, token, { body, headers = {} } = {}) {
    const all = { 'Idempotency-Key': key(), 'If-Match': '*', ...headers };
    if (method === 'PATCH')
        all['Content-Type'] ??= Patch;
    if (Creating.has(id))
        delete all['If-Match'];
    const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return { id, status, method, path, token, headers: fields, body };
}

const Creating = new Set(['registerWorkspace', 'createTeam', 'changeMembers']);
const reason = { reason: 'The contract has ended.' };
const decisions = [['approveRegistration', 'approve', {}], ['rejectRegistration', 'reject', reason],
    ['suspendWorkspace', 'suspend', reason], ['reopenWorkspace', 'reopen', {}]];

const form = name => ({ name, businessScope: '4111', businessAddress: '1 Quay Street', timeZone: 'Europe/Oslo',
    representatives: [{ name: 'Noor Rahman', email: 'noor.rahman@northbay.example' }, { name: 'Guest', email: 'guest@harbour.example' }] });

// Requests that keep the contract.
export async function goodWorkspaces(server, tokens) {
    const { admin, developer, blocked, operator } = tokens;
    const registered = async name => (await ask(server, change('registerWorkspace', 201, 'POST', '/v1/workspaces', developer,
        { body: form(name) }))).json.id;
    const approved = await registered('HarbourOne');
    const rejected = await registered('HarbourTwo');
    const member = (await ask(server, { path: `${Workspace}/members?q=anika`, token: admin })).json.items[0];
    const made = (await ask(server, change('createTeam', 201, 'POST', `${Workspace}/teams`, admin, { body: { name: 'Short-lived' } }))).json.id;
    const full = (await ask(server, { path: `${Workspace}/teams`, token: admin })).json.items[0].id;
    const team = id => `${Workspace}/teams/${id}`;
    const at = (id, verb) => `/v1/registrations/${id}/${verb}`;
    const stale = { 'If-Match': '"4711"' };
    const batch = (status, action, items, query = '', token = admin) =>
        change('changeMembers', status, 'POST', `${Workspace}/members/batch${query}`, token, { body: { action, items } });
    const item = { id: member.id, revision: member.revision };
    const steps = [
        { id: 'listMerchantCategories', status: 200, path: '/v1/merchant-category-codes?q=passenger', token: developer },
        { id: 'listWorkspaces', status: 200, path: '/v1/workspaces', token: developer },
        change('registerWorkspace', 201, 'POST', '/v1/workspaces', developer, { body: form('HarbourThree') }),
        change('registerWorkspace', 422, 'POST', '/v1/workspaces', developer, { body: form('NORTHBAYCITY') }),
        { id: 'getWorkspace', status: 200, path: Workspace, token: developer },
        { id: 'getWorkspace', status: 200, path: '/v1/workspaces/HarbourThree', token: developer },
        { id: 'getWorkspace', status: 403, path: Workspace, token: blocked },
        { id: 'getWorkspace', status: 404, path: '/v1/workspaces/Nowhere', token: admin },
        { id: 'listRegistrations', status: 200, path: '/v1/registrations?status=underReview&status=active&limit=1', token: operator },
        { id: 'listRegistrations', status: 403, path: '/v1/registrations', token: admin },
        { id: 'getRegistration', status: 200, path: `/v1/registrations/${approved}`, token: operator },
        { id: 'getRegistration', status: 403, path: `/v1/registrations/${approved}`, token: admin },
        { id: 'getRegistration', status: 404, path: '/v1/registrations/wsp_unknown', token: operator },
        change('approveRegistration', 412, 'POST', at(approved, 'approve'), operator, { body: {}, headers: stale }),
        change('approveRegistration', 200, 'POST', at(approved, 'approve'), operator, { body: {} }),
        change('approveRegistration', 422, 'POST', at(approved, 'approve'), operator, { body: {} }),
        change('rejectRegistration', 412, 'POST', at(rejected, 'reject'), operator, { body: reason, headers: stale }),
        change('rejectRegistration', 200, 'POST', at(rejected, 'reject'), operator, { body: reason }),
        change('rejectRegistration', 422, 'POST', at(rejected, 'reject'), operator, { body: reason }),
        change('suspendWorkspace', 412, 'POST', at(approved, 'suspend'), operator, { body: reason, headers: stale }),
        change('suspendWorkspace', 200, 'POST', at(approved, 'suspend'), operator, { body: reason }),
        change('suspendWorkspace', 422, 'POST', at(approved, 'suspend'), operator, { body: reason }),
        change('reopenWorkspace', 412, 'POST', at(approved, 'reopen'), operator, { body: {}, headers: stale }),
        change('reopenWorkspace', 200, 'POST', at(approved, 'reopen'), operator, { body: {} }),
        change('reopenWorkspace', 422, 'POST', at(approved, 'reopen'), operator, { body: {} }),
        { id: 'listWorkspaces', status: 200, path: '/v1/workspaces', token: developer },
        { id: 'listAssignableMembers', status: 200, path: `${Workspace}/assignable-members?q=a&limit=2`, token: admin },
        { id: 'listAssignableMembers', status: 200, path: `${Workspace}/assignable-members?team=${full}`, token: admin },
        { id: 'listAssignableMembers', status: 403, path: `${Workspace}/assignable-members?team=${full}`, token: developer },
        { id: 'listAssignableMembers', status: 404, path: '/v1/workspaces/Nowhere/assignable-members', token: admin },
        batch(200, 'setRole', [{ ...item, role: 'reviewer', programCreator: true }], '?dryRun=true'),
        batch(200, 'setRole', [{ ...item, role: 'reviewer' }, { id: 'mbr_unknown', revision: 1, role: 'admin' }]),
        batch(200, 'assign', [{ ...item, assignments: [{ kind: 'team', targetId: full, role: 'teamMember' }] }]),
        batch(200, 'remove', [{ id: 'mbr_unknown', revision: 1 }]),
        batch(403, 'block', [item], '', developer),
        { ...batch(404, 'block', [item]), path: '/v1/workspaces/Nowhere/members/batch' },
        change('createTeam', 201, 'POST', `${Workspace}/teams`, admin, { body: { name: 'Culture' } }),
        change('createTeam', 403, 'POST', `${Workspace}/teams`, developer, { body: { name: 'Culture' } }),
        change('createTeam', 404, 'POST', '/v1/workspaces/Nowhere/teams', admin, { body: { name: 'Culture' } }),
        change('createTeam', 422, 'POST', `${Workspace}/teams`, admin, { body: { name: 'CULTURE' } }),
        { id: 'getTeam', status: 200, path: team(made), token: developer },
        { id: 'getTeam', status: 304, path: team(made), token: developer, headers: { 'If-None-Match': '"1"' } },
        { id: 'getTeam', status: 403, path: team(made), token: blocked },
        { id: 'getTeam', status: 404, path: team('tea_unknown'), token: developer },
        change('patchTeam', 200, 'PATCH', team(made), admin, { body: { name: 'Passing' } }),
        change('patchTeam', 403, 'PATCH', team(made), developer, { body: { name: 'Passing' } }),
        change('patchTeam', 404, 'PATCH', team('tea_unknown'), admin, { body: {} }),
        change('patchTeam', 412, 'PATCH', team(made), admin, { body: {}, headers: stale }),
        change('patchTeam', 422, 'PATCH', team(made), admin, { body: { name: 'culture' } }),
        change('deleteTeam', 403, 'DELETE', team(made), developer),
        change('deleteTeam', 412, 'DELETE', team(made), admin, { headers: stale }),
        change('deleteTeam', 422, 'DELETE', team(full), admin),
        change('deleteTeam', 204, 'DELETE', team(made), admin),
        change('deleteTeam', 404, 'DELETE', team(made), admin),
    ];
    for (const [id, verb, body] of decisions)
        steps.push(change(id, 403, 'POST', at(approved, verb), admin, { body }),
            change(id, 404, 'POST', at('wsp_unknown', verb), operator, { body }));
    // Teams and the state of workspaces in the feed, for somebody who sees no members.
    const changes = `/v1/workspaces/NorthbayCity/changes?since=27`;
    steps.push({ id: 'listChanges', status: 200, path: changes, token: developer }, { id: 'listChanges', status: 200, path: changes, token: admin },
        { id: 'listChanges', status: 200, path: '/v1/workspaces/HarbourOne/changes?since=0', token: admin },
        { id: 'listChanges', status: 403, path: changes, token: blocked });
    return steps;
}

const writes = [['registerWorkspace', 'POST', '/v1/workspaces'], ['changeMembers', 'POST', `${Workspace}/members/batch`],
    ['createTeam', 'POST', `${Workspace}/teams`], ['patchTeam', 'PATCH', `${Workspace}/teams/tea_1`],
    ['deleteTeam', 'DELETE', `${Workspace}/teams/tea_1`],
    ...decisions.map(([id, verb]) => [id, 'POST', `/v1/registrations/wsp_1/${verb}`])];
const reads = [['listMerchantCategories', '/v1/merchant-category-codes'], ['listWorkspaces', '/v1/workspaces'], ['getWorkspace', Workspace],
    ['listRegistrations', '/v1/registrations'], ['getRegistration', '/v1/registrations/wsp_1'],
    ['listAssignableMembers', `${Workspace}/assignable-members`], ['getTeam', `${Workspace}/teams/tea_1`]];

// Operations with a session, for what is the same for all of them.
export const sessionWorkspaces = [...writes, ...reads.map(([id, path]) => [id, 'GET', path])];

// Requests that break the contract.
export async function badWorkspaces(server, tokens) {
    const { admin, operator } = tokens;
    const team = (await ask(server, { path: `${Workspace}/teams`, token: admin })).json.items[0].id;
    const workspace = (await ask(server, { path: Workspace, token: admin })).json.id;
    const steps = [];
    for (const [id, path] of reads)
        steps.push({ id, status: 400, path: `${path}?x=1`, token: operator && path.includes('registrations') ? operator : admin });
    for (const [id, method, path] of writes) {
        const token = path.includes('registrations') ? operator : admin;
        const body = method === 'DELETE' ? undefined : {};
        steps.push(change(id, 400, method, path, token, { body, headers: { 'Idempotency-Key': undefined } }));
    }
    const text = { body: 'a=b', headers: { 'Content-Type': 'text/plain' } };
    const without = { headers: { 'If-Match': undefined } };
    for (const [id, path] of [['registerWorkspace', '/v1/workspaces'], ['changeMembers', `${Workspace}/members/batch`],
        ['createTeam', `${Workspace}/teams`]])
        steps.push(change(id, 415, 'POST', path, admin, text), change(id, 422, 'POST', path, admin, { body: { x: 1 } }));
    steps.push(change('patchTeam', 415, 'PATCH', `${Workspace}/teams/${team}`, admin, text),
        change('patchTeam', 428, 'PATCH', `${Workspace}/teams/${team}`, admin, { body: {}, ...without }),
        change('deleteTeam', 428, 'DELETE', `${Workspace}/teams/${team}`, admin, without));
    for (const [id, verb, body] of decisions) {
        const path = `/v1/registrations/${workspace}/${verb}`;
        steps.push(change(id, 415, 'POST', path, operator, text), change(id, 428, 'POST', path, operator, { body, ...without }));
    }
    return steps;
}
