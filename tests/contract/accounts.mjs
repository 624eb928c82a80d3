// The operations of accounts, invitations by code and the sandbox. Steps as in scenario.mjs.
import { ask } from './http.mjs';

const Admin = 'noor.rahman@northbay.example';
const Password = 'northbay-sandbox';
const Workspace = '/v1/workspaces/NorthbayCity';
const Patch = 'application/merge-patch+json';
const Guest = 'zoe@contract.example';
const GuestPassword = 'seven blue herons';

let keys = 0;
const key = () => `account-key-${String(++keys).padStart(6, '0')}`;

// A change with everything it needs; `headers` replaces single fields, undefined leaves one out.
function change(id, status, method, path, { token, body, headers = {} } = {}) {
    const all = { 'Idempotency-Key': key(), ...headers };
    if (method === 'PATCH')
        all['Content-Type'] ??= Patch;
    const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    return { id, status, method, path, token, headers: fields, body };
}

const application = { email: Guest, displayName: 'Zoë', password: GuestPassword };
const verification = { email: Guest, code: '00000-00000' };
const reset = { email: Guest, code: '00000-00000', newPassword: 'nine green herons' };
const passwords = { currentPassword: GuestPassword, newPassword: 'five white herons' };
const renewal = member => `${Workspace}/members/${member}/invitation`;

// What anybody may ask, with a good body for each.
const open = [
    ['applyForAccount', '/v1/accounts', application],
    ['verifyAccount', '/v1/accounts/verification', verification],
    ['requestVerification', '/v1/accounts/verification/request', { email: Guest }],
    ['requestPasswordReset', '/v1/password-reset', { email: Guest }],
    ['resetPassword', '/v1/password-reset/confirm', reset],
];

// What needs a session.
const own = [
    ['getAccount', 'GET', '/v1/account'],
    ['patchAccount', 'PATCH', '/v1/account', {}],
    ['changePassword', 'POST', '/v1/account/password', passwords],
    ['listSessions', 'GET', '/v1/sessions'],
    ['acceptInvitation', 'POST', '/v1/invitations/accept', { code: '00000-00000' }],
    ['sendTestMail', 'POST', '/v1/mail/test', {}],
    ['listSandboxMail', 'GET', '/v1/sandbox/mail'],
    ['actAs', 'POST', '/v1/sandbox/act-as', { role: 'developer' }],
    ['renewInvitation', 'POST', `${renewal('mbr_1')}/renew`, {}],
    ['revokeInvitation', 'DELETE', renewal('mbr_1')],
    ['endSessions', 'DELETE', '/v1/sessions'],
];

// All of them but the one that would end the sessions of the others.
export const accountOperations = own.filter(([id]) => id !== 'endSessions').map(([id, method, path]) => [id, method, path]);

const signIn = async (server, email, password) =>
    (await ask(server, { method: 'POST', path: '/v1/session', body: { email, password } })).json.accessToken;

// Requests that keep the contract, one after the other, because each builds on what the ones before did.
export async function* goodAccounts(server, proxy, tokens) {
    const { admin, developer } = tokens;
    const play = async step => [step, await ask(proxy, step)];
    const codeFor = async email => (await ask(server, { path: '/v1/sandbox/mail', token: admin })).json.items
        .find(letter => letter.recipient === email).code;
    const post = (id, status, path, options) => change(id, status, 'POST', path, options);

    for (const [id, path, body] of open.filter(([id]) => id === 'applyForAccount'))
        yield play(post(id, 202, path, { body }));
    const guest = await signIn(server, Guest, GuestPassword);
    yield play(post('acceptInvitation', 403, '/v1/invitations/accept', { token: guest, body: { code: 'AAAAA-AAAAA' } }));
    yield play(post('verifyAccount', 422, '/v1/accounts/verification', { body: verification }));
    yield play(post('requestVerification', 202, '/v1/accounts/verification/request', { body: { email: Guest } }));
    yield play(post('verifyAccount', 204, '/v1/accounts/verification', { body: { email: Guest, code: await codeFor(Guest) } }));
    yield play({ id: 'getAccount', status: 200, path: '/v1/account', token: guest });
    yield play(change('patchAccount', 200, 'PATCH', '/v1/account', { token: guest, body: { displayName: 'Zoé' }, headers: { 'If-Match': '"2"' } }));
    yield play(change('patchAccount', 412, 'PATCH', '/v1/account', { token: guest, body: {}, headers: { 'If-Match': '"2"' } }));
    yield play(change('patchAccount', 422, 'PATCH', '/v1/account', { token: guest, body: { displayName: '\u202E' }, headers: { 'If-Match': '*' } }));
    yield play(post('changePassword', 422, '/v1/account/password', { token: guest, body: { ...passwords, currentPassword: 'wrong' } }));
    yield play(post('changePassword', 204, '/v1/account/password', { token: guest, body: passwords }));
    yield play({ id: 'listSessions', status: 200, path: '/v1/sessions', token: guest });

    const invite = async email => (await ask(server, change('', 0, 'POST', `${Workspace}/invitations`,
        { token: admin, body: { invitations: [{ email }] } }))).json.results[0].member.id;
    const invited = renewal(await invite(Guest));
    const another = renewal(await invite('another@contract.example'));
    const member = renewal((await ask(server, { path: `${Workspace}/members?q=amara`, token: admin })).json.items[0].id);
    for (const [id, method, path] of [['renewInvitation', 'POST', '/renew'], ['revokeInvitation', 'DELETE', '']]) {
        const body = method === 'POST' ? {} : undefined;
        const act = (status, where, options = {}) =>
            change(id, status, method, where + path, { token: admin, body, ...options, headers: { 'If-Match': '*', ...options.headers } });
        yield play(act(403, another, { token: developer }));
        yield play(act(404, renewal('mbr_unknown')));
        yield play(act(412, another, { headers: { 'If-Match': '"4711"' } }));
        yield play(act(422, member));
        yield play(act(method === 'POST' ? 200 : 204, another));
    }
    yield play(post('acceptInvitation', 422, '/v1/invitations/accept', { token: guest, body: { code: 'AAAAA-AAAAA' } }));
    yield play(post('acceptInvitation', 200, '/v1/invitations/accept', { token: guest, body: { code: await codeFor(Guest) } }));
    yield play({ id: 'listSandboxMail', status: 200, path: '/v1/sandbox/mail', token: admin });
    yield play({ id: 'listSandboxMail', status: 403, path: '/v1/sandbox/mail', token: guest });
    const acting = role => ({ id: 'actAs', method: 'POST', path: '/v1/sandbox/act-as', body: { role } });
    yield play({ ...acting('operator'), status: 201, token: admin });
    yield play({ ...acting('admin'), status: 403, token: guest });
    const operator = (await ask(server, { ...acting('operator'), token: admin })).json.accessToken;
    yield play(post('sendTestMail', 202, '/v1/mail/test', { token: operator, body: {} }));
    yield play(post('sendTestMail', 403, '/v1/mail/test', { token: admin, body: {} }));

    yield play(post('requestPasswordReset', 202, '/v1/password-reset', { body: { email: Guest } }));
    yield play(post('resetPassword', 422, '/v1/password-reset/confirm', { body: reset }));
    yield play(post('resetPassword', 204, '/v1/password-reset/confirm', { body: { ...reset, code: await codeFor(Guest) } }));
    yield play({ id: 'endSessions', status: 204, method: 'DELETE', path: '/v1/sessions', token: await signIn(server, Guest, reset.newPassword) });
}

// Requests that break the contract.
export async function badAccounts(server, tokens) {
    const { admin } = tokens;
    const steps = [];
    const typed = { 'Content-Type': 'text/plain' };
    const page = { Origin: 'https://page.example' };
    const member = renewal((await ask(server, { path: `${Workspace}/members?q=amara`, token: admin })).json.items[0].id);
    for (const [id, path, good] of open) {
        const post = (status, options) => steps.push(change(id, status, 'POST', path, options));
        const body = { ...good, email: 'bad@contract.example' }; // the guest has had all its letters
        post(400, { body, headers: { 'Idempotency-Key': undefined } });
        post(403, { body, headers: page });
        post(415, { body: 'a=b', headers: typed });
        post(422, { body: {} });
    }
    for (const [id, method, path, body] of own) {
        const send = (status, options) => steps.push(change(id, status, method, path.replace(renewal('mbr_1'), member),
            { token: admin, ...options, headers: { 'If-Match': '*', ...options.headers } }));
        send(401, { body, token: 'unknown' });
        send(403, { body, headers: page });
        if (method === 'GET')
            steps.push({ id, status: 400, path: `${path}?x=1`, token: admin });
        if (method === 'POST')
            send(415, { body: 'a=b', headers: typed });
        if (id === 'patchAccount')
            send(415, { body, headers: { 'Content-Type': 'application/json' } });
        if (['actAs', 'sendTestMail'].includes(id)) {
            send(400, { body: '{' });
            send(422, { body: { x: 1 } });
        } else if (method !== 'GET' && id !== 'endSessions') {
            send(400, { body, headers: { 'Idempotency-Key': undefined } });
        }
        if (['patchAccount', 'renewInvitation', 'revokeInvitation'].includes(id))
            send(428, { body, headers: { 'If-Match': undefined } });
    }
    return steps;
}

// Asks for the same again and again until the throttle of the address acts.
export async function throttled(proxy) {
    const replies = [];
    for (const [id, path, body] of open) {
        const step = () => change(id, 429, 'POST', path, { body: { ...body, email: `${id}@tired.example` } });
        let reply;
        for (let i = 0; i < 12 && reply?.status !== 429; ++i)
            reply = await ask(proxy, step());
        replies.push([step(), reply]);
    }
    return replies;
}

// Ends all sessions of an account that has spent its budget. If it gets through, everything begins again.
export async function tooManyEnds(server, proxy, whileSpending) {
    const step = { id: 'endSessions', status: 429, method: 'DELETE', path: '/v1/sessions' };
    let reply;
    for (let i = 0; i < 10 && reply?.status !== 429; ++i) {
        const token = await signIn(server, 'hana.kobayashi@northbay.example', Password);
        reply = await whileSpending(server, token, () => ask(proxy, { ...step, token }));
    }
    return [step, reply];
}

// What works with passwords while more of them wait than the server takes.
export const passwordSteps = tokens => [
    ['applyForAccount', n => ({ body: { ...application, email: `crowded${n}@contract.example` } })],
    ['resetPassword', n => ({ body: { ...reset, email: `crowded${n}@contract.example` } })],
    ['changePassword', () => ({ token: tokens.developer, body: passwords })],
].map(([id, options]) => n => {
    const path = open.find(each => each[0] === id)?.[1] ?? '/v1/account/password';
    return change(id, 503, 'POST', path, options(n));
});

export async function crowded(server, proxy, step) {
    const crowd = Array.from({ length: 80 }, (_, i) => ask(server, { method: 'POST', path: '/v1/session',
        body: { email: `crowd${key()}${i}@x.example`, password: 'wrong guess' } }));
    // The first one that is sent away says that the queue is full.
    await Promise.any(crowd.map(each => each.then(reply => reply.status === 503 ? reply : Promise.reject(reply))));
    const replies = await Promise.all(Array.from({ length: 6 }, (_, n) => ask(proxy, step(n))));
    await Promise.all(crowd);
    return [step(0), replies.find(reply => reply.status === 503) ?? replies[0]];
}
