// Every operation with every status that can be brought about from outside. A step is
// { id, status, method, path, … }; what one step answers, later steps use.
import { ask } from './http.mjs';
import { accountOperations } from './accounts.mjs';
import { sessionApprovals } from './approvals.mjs';
import { sessionWorkspaces } from './workspaces.mjs';
import { sessionWrites } from './writes.mjs';

const Admin = 'noor.rahman@northbay.example';
const Spender = 'ingrid.solheim@northbay.example';
const Developer = 'amara.okafor@northbay.example';
const Blocked = 'marek.dvorak@lantern.example';
const Operator = 'operator@northbay.example';
const Password = 'northbay-sandbox';
const Workspace = '/v1/workspaces/NorthbayCity';

const signIn = email => ({ method: 'POST', path: '/v1/session', body: { email, password: Password } });

export async function tokensOf(server) {
    const tokens = {};
    for (const [name, email] of Object.entries({ admin: Admin, spender: Spender, developer: Developer, blocked: Blocked,
        operator: Operator }))
        tokens[name] = (await ask(server, signIn(email))).json.accessToken;
    tokens.spare = [];
    for (let i = 0; i < 12; ++i)
        tokens.spare.push((await ask(server, signIn(Spender))).json.accessToken);
    return tokens;
}

// Requests that keep the contract: proxy and server both have to be content.
export async function goodSteps(server, tokens) {
    const member = (await ask(server, { path: `${Workspace}/members?q=amara`, token: tokens.admin })).json.items[0].id;
    const cursor = (await ask(server, { path: `${Workspace}/members?limit=5`, token: tokens.admin })).json.next;
    const session = (await ask(server, signIn(Admin))).json;
    const list = (query, status = 200) =>
        ({ id: 'listMembers', status, path: `${Workspace}/members${query}`, token: tokens.admin });
    return [
        { id: 'getHealth', status: 200, path: '/healthz' },
        { id: 'getReadiness', status: 200, path: '/readyz' },
        { id: 'getMetrics', status: 200, path: '/metrics' },
        { id: 'getService', status: 200, path: '/v1' },
        { id: 'getLimits', status: 200, path: '/v1/limits' },
        { id: 'createSession', status: 201, ...signIn(Admin) },
        { id: 'createSession', status: 201, ...signIn(Blocked) },
        { id: 'createSession', status: 401, method: 'POST', path: '/v1/session',
            body: { email: 'nobody@northbay.example', password: 'not the password' } },
        { id: 'createSession', status: 401, method: 'POST', path: '/v1/session', body: { oneTimeToken: 'not the token' } },
        { id: 'refreshSession', status: 200, method: 'POST', path: '/v1/session/refresh',
            body: { refreshToken: session.refreshToken } },
        { id: 'refreshSession', status: 401, method: 'POST', path: '/v1/session/refresh', body: { refreshToken: 'unknown' } },
        { id: 'getSession', status: 200, path: '/v1/session', token: tokens.admin },
        { id: 'getSession', status: 200, path: '/v1/session', token: tokens.blocked },
        list(''),
        list(`?limit=5&cursor=${encodeURIComponent(cursor)}`),
        list('?role=admin&role=reviewer&status=active&sort=lastActivityAt&order=desc'),
        list('?status=invited&unassigned=true'),
        list(`?q=${encodeURIComponent('陳怡君')}`),
        list('?cursor=AAAA', 400),
        { id: 'listMembers', status: 403, path: `${Workspace}/members`, token: tokens.developer },
        { id: 'listMembers', status: 404, path: '/v1/workspaces/Nowhere/members', token: tokens.admin },
        { id: 'getMember', status: 200, path: `${Workspace}/members/${member}`, token: tokens.admin },
        { id: 'getMember', status: 304, path: `${Workspace}/members/${member}`, token: tokens.admin,
            headers: { 'If-None-Match': '"1"' } },
        { id: 'getMember', status: 403, path: `${Workspace}/members/${member}`, token: tokens.developer },
        { id: 'getMember', status: 404, path: `${Workspace}/members/mbr_unknown`, token: tokens.admin },
        { id: 'listTeams', status: 200, path: `${Workspace}/teams`, token: tokens.developer },
        { id: 'listTeams', status: 403, path: `${Workspace}/teams`, token: tokens.blocked },
        { id: 'listTeams', status: 404, path: '/v1/workspaces/Nowhere/teams', token: tokens.admin },
        { id: 'deleteSession', status: 204, method: 'DELETE', path: '/v1/session', token: session.accessToken },
    ];
}

// Requests that break the contract: only the answer is validated.
export function badSteps(tokens) {
    const steps = [
        { id: 'createSession', status: 400, method: 'POST', path: '/v1/session', body: '{"email": ' },
        { id: 'createSession', status: 415, method: 'POST', path: '/v1/session', body: 'a=b',
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
        { id: 'createSession', status: 422, method: 'POST', path: '/v1/session', body: { email: 'a', admin: true } },
        { id: 'refreshSession', status: 400, method: 'POST', path: '/v1/session/refresh', body: '[]' },
        { id: 'refreshSession', status: 415, method: 'POST', path: '/v1/session/refresh', body: '{}',
            headers: { 'Content-Type': 'text/plain' } },
        { id: 'refreshSession', status: 422, method: 'POST', path: '/v1/session/refresh', body: { refreshToken: 7 } },
        { id: 'listMembers', status: 400, path: `${Workspace}/members?limit=501`, token: tokens.admin },
        { id: 'listMembers', status: 400, path: `${Workspace}/members?password=1`, token: tokens.admin },
        { id: 'getMember', status: 400, path: `${Workspace}/members/mbr_1?x=1`, token: tokens.admin },
        { id: 'listTeams', status: 400, path: `${Workspace}/teams?x=1`, token: tokens.admin },
    ];
    const withSession = [['getSession', 'GET', '/v1/session'], ['deleteSession', 'DELETE', '/v1/session'],
        ['listMembers', 'GET', `${Workspace}/members`], ['getMember', 'GET', `${Workspace}/members/mbr_1`],
        ['listTeams', 'GET', `${Workspace}/teams`], ...sessionWrites, ...sessionWorkspaces, ...sessionApprovals];
    const without = [['getHealth', 'GET', '/healthz'], ['getReadiness', 'GET', '/readyz'], ['getMetrics', 'GET', '/metrics'],
        ['getService', 'GET', '/v1'], ['getLimits', 'GET', '/v1/limits']];
    // The proxy answers a missing token by itself, so a wrong one is sent.
    for (const [id, method, path] of withSession)
        steps.push({ id, status: 401, method, path, token: 'unknown' });
    // A web page asks.
    for (const [id, method, path] of [...withSession, ...without])
        steps.push({ id, status: 403, method, path, token: tokens.admin, headers: { Origin: 'https://page.example' } });
    for (const [id, path] of [['createSession', '/v1/session'], ['refreshSession', '/v1/session/refresh']])
        steps.push({ id, status: 403, method: 'POST', path, body: {}, headers: { Origin: 'https://page.example' } });
    return steps;
}

// 429 for an account that has spent its budget. The token changes from try to try, because signing out may succeed.
export const spentSteps = [
    { id: 'getSession', status: 429, path: '/v1/session' },
    { id: 'listMembers', status: 429, path: `${Workspace}/members` },
    { id: 'getMember', status: 429, path: `${Workspace}/members/mbr_1` },
    { id: 'listTeams', status: 429, path: `${Workspace}/teams` },
    ...[...sessionWrites, ...accountOperations, ...sessionWorkspaces, ...sessionApprovals].map(([id, method, path]) => ({ id, status: 429, method, path })),
    { id: 'deleteSession', status: 429, method: 'DELETE', path: '/v1/session' },
];

// Spends an account's budget for as long as `work` takes: it comes back at 20 a second.
export async function whileSpending(server, token, work) {
    let working = true;
    const spend = async () => {
        while (working)
            await ask(server, { path: '/v1/session', token });
    };
    const spenders = Array.from({ length: 6 }, spend);
    try {
        while ((await ask(server, { path: '/v1/session', token })).status !== 429)
            ;
        return await work();
    } finally {
        working = false;
        await Promise.all(spenders);
    }
}

// The first answer with the status that is waited for, or the last one.
export async function persist(base, step, tokens) {
    let reply;
    for (const token of tokens) {
        reply = await ask(base, { ...step, token });
        if (reply.status === step.status)
            break;
    }
    return reply;
}

// Guesses until the throttle acts.
export async function guess(server) {
    const step = { id: 'createSession', status: 429, method: 'POST', path: '/v1/session',
        body: { email: 'guess@x.example', password: 'wrong guess' } };
    for (let i = 0; i < 6; ++i)
        await ask(server, step);
    return step;
}

// More sign-ins at once than the server queues.
export async function crowd(base) {
    const replies = await Promise.all(Array.from({ length: 60 }, (_, i) => ask(base, { method: 'POST', path: '/v1/session',
        body: { email: `crowd${i}@x.example`, password: 'wrong guess' } })));
    return replies.find(reply => reply.status === 503) ?? replies[0];
}

export const snapshotSteps = tokens => [
    { id: 'getSnapshot', status: 200, path: `${Workspace}/snapshot`, token: tokens.admin },
    { id: 'getSnapshot', status: 200, path: `${Workspace}/snapshot`, token: tokens.developer },
    { id: 'getSnapshot', status: 400, path: `${Workspace}/snapshot?x=1`, token: tokens.admin },
    { id: 'getSnapshot', status: 401, path: `${Workspace}/snapshot` },
    { id: 'getSnapshot', status: 403, path: `${Workspace}/snapshot`, token: tokens.blocked },
    { id: 'getSnapshot', status: 404, path: '/v1/workspaces/Nowhere/snapshot', token: tokens.admin },
];
