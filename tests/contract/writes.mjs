// The operations that change a workspace, and those that follow the changes. Steps as in scenario.mjs.
import http from 'node:http';
import { ask } from './http.mjs';

const Workspace = '/v1/workspaces/NorthbayCity';
const Patch = 'application/merge-patch+json';

let keys = 0;
const key = () => `contract-key-${String(++keys).padStart(6, '0')}`;

// A change with everything it needs; `headers` replaces single fields, undefined leaves one out.
function change(id, status, method, path, token, { body, headers = {} } = {}) {
    const all = { 'Idempotency-Key': key(), 'If-Match': '*', ...headers };
    if (method === 'PATCH')
        all['Content-Type'] ??= Patch;
    if (id === 'inviteMembers')
        delete all['If-Match'];
    const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return { id, status, method, path: Workspace + path, token, headers: fields, body };
}

const verbs = [['blockMember', 'block'], ['unblockMember', 'unblock']];
const invitation = { invitations: [{ email: 'guest@contract.example', role: 'reviewer' }, { email: 'guest' },
    { email: 'GUEST@contract.example' }, { email: 'noor.rahman@northbay.example' }] };

// Requests that keep the contract.
export async function goodWrites(server, tokens) {
    const find = async name =>
        (await ask(server, { path: `${Workspace}/members?q=${name}`, token: tokens.admin })).json.items[0].id;
    const sequence = Number(JSON.parse((await ask(server, { path: `${Workspace}/snapshot`, token: tokens.admin }))
        .text.split('\n')[0]).sequence);
    const member = `/members/${await find('anika')}`;
    const leaving = `/members/${await find('bjork')}`;
    const leader = `/members/${await find('joao')}`;
    const invited = `/members/${await find('priya')}`;
    const team = (await ask(server, { path: `${Workspace}/teams`, token: tokens.admin })).json.items[0].id;
    const assignments = [{ kind: 'team', targetId: team, role: 'teamMember' }];
    const stale = { 'If-Match': '"4711"' };
    const { admin, developer } = tokens;
    const removal = change('removeMember', 204, 'DELETE', leaving, admin);
    const steps = [
        change('patchMember', 200, 'PATCH', member, admin, { body: { role: 'reviewer', programCreator: true } }),
        change('patchMember', 200, 'PATCH', member, admin, { body: { assignments }, headers: { 'If-Match': '"2"' } }),
        change('patchMember', 403, 'PATCH', member, developer, { body: { role: 'admin' } }),
        change('patchMember', 404, 'PATCH', '/members/mbr_unknown', admin, { body: {} }),
        change('patchMember', 412, 'PATCH', member, admin, { body: { role: 'admin' }, headers: stale }),
        change('patchMember', 422, 'PATCH', leader, admin, { body: { assignments: [] } }),
        removal,
        removal,
        { ...removal, status: 422, path: Workspace + member },
        change('removeMember', 403, 'DELETE', member, developer),
        change('removeMember', 404, 'DELETE', leaving, admin),
        change('removeMember', 412, 'DELETE', member, admin, { headers: stale }),
        change('inviteMembers', 200, 'POST', '/invitations', admin, { body: invitation }),
        change('inviteMembers', 403, 'POST', '/invitations', developer, { body: invitation }),
        { ...change('inviteMembers', 404, 'POST', '', admin, { body: invitation }), path: '/v1/workspaces/Nowhere/invitations' },
    ];
    for (const [id, verb] of verbs) {
        steps.push(change(id, 200, 'POST', `${member}/${verb}`, admin, { body: {} }),
            change(id, 403, 'POST', `${member}/${verb}`, developer, { body: {} }),
            change(id, 404, 'POST', `/members/mbr_unknown/${verb}`, admin, { body: {} }),
            change(id, 412, 'POST', `${member}/${verb}`, admin, { body: {}, headers: stale }),
            change(id, 422, 'POST', `${invited}/${verb}`, admin, { body: {} }));
    }
    const changes = (status, query, token = admin) => ({ id: 'listChanges', status, path: `${Workspace}/changes?${query}`, token });
    steps.push(changes(200, `since=${sequence}`), changes(200, `since=${sequence}&limit=1`), changes(410, 'since=0'),
        { id: 'listChanges', status: 404, path: '/v1/workspaces/Nowhere/changes?since=1', token: admin },
        { id: 'followEvents', status: 404, path: '/v1/workspaces/Nowhere/events', token: admin });
    return steps;
}

const targets = [['patchMember', 'PATCH', '/members/mbr_1'], ['removeMember', 'DELETE', '/members/mbr_1'],
    ['blockMember', 'POST', '/members/mbr_1/block'], ['unblockMember', 'POST', '/members/mbr_1/unblock'],
    ['inviteMembers', 'POST', '/invitations']];

// Operations with a session, for what is the same for all of them.
export const sessionWrites = [...targets.map(([id, method, path]) => [id, method, Workspace + path]),
    ['listChanges', 'GET', `${Workspace}/changes?since=27`], // A question, so that nobody waits for the end of a stream if it is answered.
    ['followEvents', 'GET', `${Workspace}/events?x=1`]];

// Requests that break the contract.
export async function badWrites(server, tokens) {
    const { admin } = tokens;
    const member = `/members/${(await ask(server, { path: `${Workspace}/members?q=anika`, token: admin })).json.items[0].id}`;
    const steps = [
        change('patchMember', 415, 'PATCH', member, admin, { body: {}, headers: { 'Content-Type': 'application/json' } }),
        change('patchMember', 422, 'PATCH', member, admin, { body: { status: 'inactive' } }),
        change('inviteMembers', 415, 'POST', '/invitations', admin, { body: 'a=b', headers: { 'Content-Type': 'text/plain' } }),
        change('inviteMembers', 422, 'POST', '/invitations', admin, { body: { invitations: [] } }),
        { id: 'listChanges', status: 400, path: `${Workspace}/changes`, token: admin },
        { id: 'followEvents', status: 400, path: `${Workspace}/events?x=1`, token: admin },
    ];
    for (const [id, method, path] of targets) {
        const body = method === 'DELETE' ? undefined : {};
        steps.push(change(id, 400, method, path, admin, { body, headers: { 'Idempotency-Key': undefined } }));
    }
    const without = { headers: { 'If-Match': undefined } };
    steps.push(change('patchMember', 428, 'PATCH', member, admin, { body: {}, ...without }),
        change('removeMember', 428, 'DELETE', member, admin, without));
    for (const [id, verb] of verbs) {
        steps.push(change(id, 428, 'POST', `${member}/${verb}`, admin, { body: {}, ...without }),
            change(id, 415, 'POST', `${member}/${verb}`, admin, { body: '{}', headers: { 'Content-Type': 'text/plain' } }));
    }
    return steps;
}

// Opens the stream, takes its first bytes and leaves.
export function firstEvent(base, token) {
    const headers = { Authorization: `Bearer ${token}`, 'Last-Event-ID': '0' };
    return new Promise((resolve, reject) => {
        const request = http.get(`${base}${Workspace}/events`, { headers, agent: false }, response => {
            response.once('data', chunk => {
                resolve({ status: response.statusCode, headers: response.headers, text: chunk.toString('utf8') });
                request.destroy();
            });
        });
        request.on('error', reject);
    });
}
