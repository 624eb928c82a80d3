// Signing in by a browser. Steps as in scenario.mjs.
import { createHash } from 'node:crypto';
import { ask } from './http.mjs';

const Redirect = 'http://127.0.0.1:51234/callback';
const Verifier = 'v'.repeat(64);
const Client = 'minideck-desktop';
const Form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const Page = '/oauth/authorize';
const question = {
    response_type: 'code', client_id: Client, redirect_uri: Redirect, state: 'contract',
    code_challenge: createHash('sha256').update(Verifier).digest('base64url'), code_challenge_method: 'S256',
};
const credentials = { email: 'noor.rahman@northbay.example', password: 'northbay-sandbox' };
const encode = fields => new URLSearchParams(fields).toString();
const open = { id: 'showSignInPage', path: `${Page}?${encode(question)}` };
const post = (id, status, path, fields, headers = {}) =>
    ({ id, status, method: 'POST', path, headers: { ...Form, ...headers }, body: encode(fields) });

// The form of a page that was just opened, with its cookie.
async function filled(server, typed) {
    const page = await ask(server, open);
    const seal = /name="seal" value="([^"]*)"/.exec(page.text)[1];
    return [{ ...question, seal, ...typed }, { Cookie: page.headers['set-cookie'][0].split(';')[0] }];
}
const signIn = async (server, status, typed = credentials) => post('signInByPage', status, Page, ...await filled(server, typed));
const exchange = fields => ({ client_id: Client, ...fields });

export async function* pageSteps(server, proxy) {
    const play = async step => [step, await ask(proxy, step)];
    yield play({ id: 'getOAuthMetadata', status: 200, path: '/.well-known/oauth-authorization-server' });
    yield play({ ...open, status: 200 });
    yield play(await signIn(server, 422, { ...credentials, password: 'not the password' }));
    const [fields] = await filled(server, credentials);
    yield play(post('signInByPage', 403, Page, fields));
    // The proxy follows redirects, so what sends the browser back goes straight to the server.
    const direct = async step => [step, await ask(server, step)];
    const back = await direct(await signIn(server, 303));
    yield back;
    yield direct({ ...open, status: 303, path: `${Page}?${encode({ ...question, response_type: 'token' })}` });
    const code = new URL(back[1].headers.location).searchParams.get('code');
    const tokens = await play(post('exchangeToken', 200, '/oauth/token',
        exchange({ grant_type: 'authorization_code', code, redirect_uri: Redirect, code_verifier: Verifier })));
    yield tokens;
    const refreshed = await play(post('exchangeToken', 200, '/oauth/token',
        exchange({ grant_type: 'refresh_token', refresh_token: tokens[1].json.refresh_token })));
    yield refreshed;
    yield play(post('exchangeToken', 400, '/oauth/token', exchange({ grant_type: 'refresh_token', refresh_token: 'unknown' })));
    yield play(post('revokeToken', 200, '/oauth/revoke', exchange({ token: refreshed[1].json.access_token })));
    const guess = { email: 'guess@page.example', password: 'wrong guess' };
    for (let i = 0; i < 5; ++i)
        await ask(server, await signIn(server, 422, guess));
    yield play(await signIn(server, 429, guess));
}

export const pageStep = async server => {
    const steps = [];
    for (let n = 0; n < 6; ++n)
        steps.push(await signIn(server, 503, { email: `page${n}@x.example`, password: 'wrong guess' }));
    return n => steps[n];
};

const origin = { Origin: 'https://page.example' };
export const badSignIns = [
    { ...open, status: 400, path: `${Page}?${encode({ ...question, redirect_uri: 'https://evil.example/callback' })}` },
    { ...open, status: 403, headers: origin },
    post('signInByPage', 400, Page, { ...question, client_id: 'other' }),
    post('signInByPage', 415, Page, question, { 'Content-Type': 'text/plain' }),
    post('revokeToken', 400, '/oauth/revoke', { client_id: Client }),
    { id: 'getOAuthMetadata', status: 403, path: '/.well-known/oauth-authorization-server', headers: origin },
    post('signInByPage', 403, Page, question, origin),
    post('exchangeToken', 403, '/oauth/token', question, origin),
    post('revokeToken', 403, '/oauth/revoke', question, origin),
];
