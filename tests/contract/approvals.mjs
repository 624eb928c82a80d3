// What is asked for and decided, inside a workspace and above all of them. Steps as in scenario.mjs.
import { ask } from './http.mjs';

const Workspace = '/v1/workspaces/NorthbayCity';
const Inside = `${Workspace}/approvals`;
const Above = '/v1/approvals';
const Joining = '/v1/membership-requests';
const Patch = 'application/merge-patch+json';
const Guest = 'mia@contract.example';
const GuestPassword = 'seven grey herons';

let keys = 0;
const key = () => `approval-key-${String(++keys).padStart(6, '0')}`;

// A change with everything it needs; `headers` replaces single fields, undefined leaves one out.
function change(id, status, path, token, body, headers = {}, method = 'POST') {
    const all = { 'Idempotency-Key': key(), ...headers };
    if (method === 'PATCH')
        all['Content-Type'] ??= Patch;
    if (Revised.has(id) && !('If-Match' in headers))
        all['If-Match'] = '*';
    const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return { id, status, method, path, token, headers: fields, body };
}

const reason = { reason: 'Please say more.' };
const text = { text: 'Which team is it for?' };
const role = { category: 'memberRequest', role: 'reviewer', reason: 'I read well.' };
const joining = { workspace: 'NorthbayCity', role: 'reviewer' };
const stale = { 'If-Match': '"4711"' };
// The verbs of one approval, with a good body for each and who may.
const verbs = [['approve', {}, 'decider'], ['reject', reason, 'decider'], ['withdraw', {}, 'applicant'], ['resubmit', reason, 'applicant']];
const Revised = new Set(['patchWorkspace', ...verbs.flatMap(([verb]) => [`${verb}Approval`, `${verb}AccountApproval`])]);
// Both places have the same verbs.
const places = [['Approval', Inside], ['AccountApproval', Above]];

const form = name => ({ name, businessScope: '4111', businessAddress: '1 Quay Street',
    representatives: [{ name: 'Noor Rahman', email: 'noor.rahman@northbay.example' }] });

const signIn = async server =>
    (await ask(server, { method: 'POST', path: '/v1/session', body: { email: Guest, password: GuestPassword } })).json.accessToken;

async function makeGuest(server, admin) {
    const once = (path, body) => ask(server, change('', 0, path, undefined, body));
    await once('/v1/accounts', { email: Guest, displayName: 'Mia', password: GuestPassword });
    const letters = (await ask(server, { path: '/v1/sandbox/mail', token: admin })).json.items;
    await once('/v1/accounts/verification', { email: Guest, code: letters.find(letter => letter.recipient === Guest).code });
    return signIn(server);
}

// Every way that leads to a verb's end, in an order in which each is possible.
async function* rounds(proxy, id, path, place, decider, applicant) {
    const act = (verb, status, token, body = {}, headers = {}, target = path) =>
        change(`${verb}${place}`, status, `${target}/${verb}`, token, body, headers);
    const play = async step => [step, await ask(proxy, step)];
    const unknown = path.replace(id, 'apr_unknown');
    for (const [verb, body, who] of verbs) {
        const may = who === 'decider' ? decider : applicant;
        yield play(act(verb, 403, who === 'decider' ? applicant : decider, body));
        yield play(act(verb, 404, may, body, {}, unknown));
        yield play(act(verb, 412, may, body, stale));
    }
    yield play(act('reject', 422, decider, {}));
    yield play(act('resubmit', 422, applicant, reason));
    yield play(act('reject', 200, decider, reason));
    yield play(act('resubmit', 200, applicant, reason));
    yield play(act('withdraw', 200, applicant));
    yield play(act('withdraw', 422, applicant));
    yield play(act('approve', 422, decider));
    const comment = (status, target, token) => change(`comment${place}`, status, `${target}/comments`, token, text);
    yield play(comment(201, path, applicant));
    yield play(comment(404, unknown, decider));
}

// Requests that keep the contract, one after the other, because each builds on what the ones before did.
export async function* goodApprovals(server, proxy, tokens) {
    const { admin, developer, blocked, operator } = tokens;
    const play = async step => [step, await ask(proxy, step)];
    const elsewhere = '/v1/workspaces/Nowhere';
    const guest = await makeGuest(server, admin);

    yield play(change('requestMembership', 201, Joining, guest, joining));
    yield play(change('requestMembership', 404, Joining, guest, { ...joining, workspace: 'Nowhere' }));
    yield play(change('requestMembership', 422, Joining, guest, joining));
    const [join] = (await ask(server, { path: `${Above}?view=mine`, token: guest })).json.items;
    yield play({ id: 'getAccountApproval', status: 200, path: `${Above}/${join.id}`, token: guest });
    yield play({ id: 'getAccountApproval', status: 304, path: `${Above}/${join.id}`, token: guest, headers: { 'If-None-Match': '"1"' } });
    yield play({ id: 'getAccountApproval', status: 404, path: `${Above}/${join.id}`, token: operator });

    yield play(change('requestApproval', 201, Inside, developer, role));
    const [request] = (await ask(server, { path: `${Inside}?view=mine`, token: developer })).json.items;
    const path = `${Inside}/${request.id}`;
    yield play(change('requestApproval', 403, Inside, developer, { category: 'workspaceChange', change: { timeZone: 'Europe/Oslo' } }));
    yield play(change('requestApproval', 404, `${elsewhere}/approvals`, developer, role));
    yield play(change('requestApproval', 422, Inside, developer, { ...role, role: 'developer' }));
    yield play({ id: 'listApprovals', status: 200, path: `${Inside}?view=pendingForMe&status=inReview&category=memberRequest&group=memberRequests&q=a&limit=1`, token: admin });
    yield play({ id: 'listApprovals', status: 403, path: Inside, token: blocked });
    yield play({ id: 'listApprovals', status: 404, path: `${elsewhere}/approvals`, token: admin });
    yield play({ id: 'getApproval', status: 200, path, token: admin });
    yield play({ id: 'getApproval', status: 304, path, token: developer, headers: { 'If-None-Match': '"1"' } });
    yield play({ id: 'getApproval', status: 403, path, token: blocked });
    yield play({ id: 'getApproval', status: 404, path: `${Inside}/apr_unknown`, token: admin });
    yield* rounds(proxy, request.id, path, 'Approval', admin, developer);
    yield play(change('commentApproval', 403, `${path}/comments`, blocked, text));
    const item = { id: join.id, revision: 1 };
    const batch = (status, query, token, where = Inside) =>
        change('decideApprovals', status, `${where}/batch${query}`, token, { action: 'approve', items: [item, { id: 'apr_unknown', revision: 1 }] });
    yield play(batch(200, '?dryRun=true', admin));
    yield play(batch(403, '', blocked));
    yield play(batch(404, '', admin, `${elsewhere}/approvals`));
    yield play(batch(200, '', admin));
    const second = (await ask(server, change('requestApproval', 201, Inside, guest, { category: 'memberRequest', role: 'admin' }))).json.id;
    yield play(change('approveApproval', 200, `${Inside}/${second}/approve`, admin, { note: 'Welcome.', role: 'admin' }));

    const registered = async name => {
        const id = (await ask(server, change('registerWorkspace', 201, '/v1/workspaces', guest, form(name)))).json.id;
        const mine = (await ask(server, { path: `${Above}?view=mine&category=workspaceRegistration`, token: guest })).json.items;
        return mine.find(each => each.subjectId === id).id;
    };
    const approved = `${Above}/${await registered('QuayOne')}`;
    yield play(change('approveAccountApproval', 200, `${approved}/approve`, operator, { note: 'Welcome.' }));
    const rejected = await registered('QuayTwo');
    yield* rounds(proxy, rejected, `${Above}/${rejected}`, 'AccountApproval', operator, guest);
    yield play({ id: 'listAccountApprovals', status: 200, path: `${Above}?view=reviewed&limit=2`, token: operator });
    const moving = { category: 'workspaceChange', change: { timeZone: 'Europe/Oslo', representatives: form('').representatives }, reason: 'We have moved.' };
    const wanted = (await ask(server, change('requestApproval', 201, Inside, admin, moving))).json;
    const decisions = status => change('decideAccountApprovals', status, `${Above}/batch`, status === 200 ? operator : admin,
        { action: 'reject', items: [{ id: wanted.id, revision: 1, reason: 'Not now.' }] });
    yield play(decisions(403));
    yield play(decisions(200));
    const policies = (status, token, headers = {}, where = Workspace) =>
        change('patchWorkspace', status, where, token, { policies: { ownRequestApproval: false } }, headers, 'PATCH');
    yield play(policies(200, admin));
    yield play(policies(403, developer));
    yield play(policies(404, admin, {}, elsewhere));
    yield play(policies(412, admin, stale));
}

const operations = [['listApprovals', 'GET', Inside], ['requestApproval', 'POST', Inside], ['decideApprovals', 'POST', `${Inside}/batch`],
    ['listAccountApprovals', 'GET', Above], ['decideAccountApprovals', 'POST', `${Above}/batch`], ['requestMembership', 'POST', Joining],
    ['patchWorkspace', 'PATCH', Workspace],
    ...places.flatMap(([place, path]) => [[`get${place}`, 'GET', `${path}/apr_1`], [`comment${place}`, 'POST', `${path}/apr_1/comments`],
        ...verbs.map(([verb]) => [`${verb}${place}`, 'POST', `${path}/apr_1/${verb}`])])];

// Operations with a session, for what is the same for all of them.
export const sessionApprovals = operations;

// Requests that break the contract.
export async function badApprovals(server, tokens) {
    const { admin, developer, operator } = tokens;
    const guest = await signIn(server);
    const newest = async (list, token) => (await ask(server, { path: list, token })).json.items[0].id;
    const inside = await newest(`${Inside}?view=mine`, developer);
    const above = await newest(`${Above}?view=mine&category=workspaceRegistration`, guest);
    const who = { decider: { Approval: admin, AccountApproval: operator }, applicant: { Approval: developer, AccountApproval: guest } };
    const wrong = { 'Content-Type': 'text/plain' };
    const steps = [];
    for (const [id, method, path] of operations) {
        if (method === 'GET')
            steps.push({ id, status: 400, path: `${path}?x=1`, token: admin });
        else
            steps.push(change(id, 400, path, id === 'decideAccountApprovals' ? operator : admin, {}, { 'Idempotency-Key': undefined }, method));
    }
    const bad = (id, path, token, method = 'POST') => steps.push(change(id, 415, path, token, 'a=b', wrong, method),
        change(id, 422, path, token, { x: 1 }, {}, method));
    bad('requestApproval', Inside, admin);
    bad('decideApprovals', `${Inside}/batch`, admin);
    bad('decideAccountApprovals', `${Above}/batch`, operator);
    bad('requestMembership', Joining, guest);
    bad('patchWorkspace', Workspace, admin, 'PATCH');
    steps.push(change('patchWorkspace', 428, Workspace, admin, {}, { 'If-Match': undefined }, 'PATCH'));
    for (const [place, list] of places) {
        const path = `${list}/${place === 'Approval' ? inside : above}`;
        bad(`comment${place}`, `${path}/comments`, who.applicant[place]);
        for (const [verb, body, side] of verbs) {
            const token = who[side][place];
            bad(`${verb}${place}`, `${path}/${verb}`, token);
            steps.push(change(`${verb}${place}`, 428, `${path}/${verb}`, token, body, { 'If-Match': undefined }));
        }
    }
    return steps;
}
