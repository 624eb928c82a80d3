// Lints the document, then plays the scenario through a validating proxy. See ./run.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ask } from './http.mjs';
import { endAll, freePort, start } from './processes.mjs';
import { badSteps, crowd, goodSteps, guess, persist, snapshotSteps, spentSteps, tokensOf, whileSpending } from './scenario.mjs';
import { playClient } from './client.mjs';
import { badApprovals, goodApprovals } from './approvals.mjs';
import { badWorkspaces, goodWorkspaces } from './workspaces.mjs';
import { badWrites, firstEvent, goodWrites } from './writes.mjs';
import { badAccounts, crowded, goodAccounts, passwordSteps, throttled, tooManyEnds } from './accounts.mjs';
import { badSignIns, pageStep, pageSteps } from './oauth.mjs';

const require = createRequire(import.meta.url);
const Document = '../../server/openapi.yaml';
const Tools = { redocly: 'node_modules/.bin/redocly', prism: 'node_modules/.bin/prism' };
// A working server does not fail, eight slow readers at once are the business of its own tests, and the people that
// one acts as are always there.
const Unprovoked = (id, status) => status === '500' || (id === 'getSnapshot' && status === '503')
    || (id === 'actAs' && status === '404');

let passed = 0;
let failed = 0;
function check(good, name, why = '') {
    good ? ++passed : ++failed;
    if (!good)
        console.log(`FAIL ${name}${why ? `: ${why}` : ''}`);
}

function lint() {
    const run = spawnSync(Tools.redocly, ['lint', '--config', 'redocly.yaml', '--format', 'json', Document], { encoding: 'utf8' });
    const report = JSON.parse(run.stdout.slice(run.stdout.indexOf('{')));
    for (const problem of report.problems)
        console.log(`  ${problem.severity} ${problem.ruleId}: ${problem.message}`);
    check(run.status === 0 && report.totals.errors === 0, 'lint finds no errors');
    check(report.totals.warnings === 0, 'lint finds no warnings');
}

function readDocument(folder) {
    const file = join(folder, 'openapi.json');
    execFileSync(Tools.redocly, ['bundle', Document, '--output', file], { stdio: 'pipe' });
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const operations = new Map();
    for (const item of Object.values(document.paths)) {
        for (const operation of Object.values(item)) {
            if (operation.operationId)
                operations.set(operation.operationId, Object.keys(operation.responses));
        }
    }
    return { document, operations };
}

const seen = new Set();

function judge(step, reply, operations) {
    const name = `${step.id} ${step.status} ${step.method ?? 'GET'} ${decodeURIComponent(step.path)}`;
    const violations = reply.json?.type?.includes('stoplight.io/prism') ? JSON.stringify(reply.json) : '';
    check(!violations, `${name} keeps the contract`, violations);
    check(reply.status === step.status, `${name} has its status`, `got ${reply.status} ${reply.text.slice(0, 300)}`);
    const documented = operations.get(step.id) ?? [];
    check(documented.includes(String(reply.status)), `${name} has a documented status`, String(reply.status));
    seen.add(`${step.id} ${reply.status}`);
}

// The proxy holds streams back, so these go straight to the server and every line is validated here.
async function snapshots(server, tokens, document, operations) {
    const Ajv = require('ajv/dist/2020.js').default;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'contract');
    const line = ajv.compile({ $ref: 'contract#/components/schemas/SnapshotLine' });
    const problem = ajv.compile({ $ref: 'contract#/components/schemas/Problem' });
    for (const step of snapshotSteps(tokens)) {
        const reply = await ask(server, step);
        judge(step, reply, operations);
        for (const field of ['x-request-id', 'cache-control', 'x-content-type-options'])
            check(field in reply.headers, `getSnapshot ${step.status} has ${field}`);
        if (step.status !== 200) {
            check(reply.json && problem(reply.json), `getSnapshot ${step.status} is a problem`, ajv.errorsText(problem.errors));
            continue;
        }
        const lines = reply.text.trimEnd().split('\n').map(text => JSON.parse(text));
        const wrong = lines.find(each => !line(each));
        check(!wrong, 'every line of the snapshot keeps the contract', wrong && JSON.stringify(wrong).slice(0, 200));
        check(lines.at(-1).type === 'end' && lines.at(-1).records === lines.length - 2, 'the snapshot is complete');
    }
    const page = { path: '/v1/workspaces/NorthbayCity/snapshot', headers: { Origin: 'https://page.example' } };
    judge({ id: 'getSnapshot', status: 403, ...page }, await ask(server, page), operations);
    const spent = { id: 'getSnapshot', status: 429, path: page.path };
    judge(spent, await whileSpending(server, tokens.spender, () => persist(server, spent, tokens.spare)), operations);
}

async function proxy(server, parameters) {
    const port = await freePort();
    await start(Tools.prism, ['proxy', Document, server, '--errors', '-p', String(port), ...parameters],
        line => line.includes('Prism is listening'));
    return `http://127.0.0.1:${port}`;
}

function serve(binary, data) {
    return start(binary, ['--data', data, '--listen', '127.0.0.1:0', '--seed', 'demo'], line => line.startsWith('http://'));
}

// The client that was built beside the server; a build without tests has none.
async function client(binary, folder) {
    const program = join(dirname(binary), 'tst_clientcontract');
    if (!existsSync(program))
        return console.log('There is no tst_clientcontract beside the server: the client is not looked at.');
    const server = await serve(binary, join(folder, 'client'));
    const { code, output, requests, violations } = await playClient(program, server, await proxy(server, []));
    check(code === 0, 'the client works through the proxy', output.split('\n').filter(line => /^FAIL|Loc/.test(line)).join(' '));
    check(requests > 20, 'the client goes through the proxy', `${requests} requests`);
    check(violations.length === 0, 'the client keeps the contract', violations.join('\n'));
}

async function play(binary, folder, { document, operations }) {
    const server = await serve(binary, join(folder, 'data'));
    const strict = await proxy(server, []);
    const answersOnly = await proxy(server, ['--validate-request=false']);
    const tokens = await tokensOf(server);

    for (const step of await goodSteps(server, tokens))
        judge(step, await ask(strict, step), operations);
    for (const step of await goodWrites(server, tokens))
        judge(step, await ask(strict, step), operations);
    for await (const [step, reply] of goodAccounts(server, strict, tokens))
        judge(step, reply, operations);
    for await (const [step, reply] of pageSteps(server, strict))
        judge(step, reply, operations);
    for (const step of await goodWorkspaces(server, tokens))
        judge(step, await ask(strict, step), operations);
    for await (const [step, reply] of goodApprovals(server, strict, tokens))
        judge(step, reply, operations);
    for (const step of [...badSteps(tokens), ...await badWrites(server, tokens), ...await badAccounts(server, tokens), ...badSignIns,
        ...await badWorkspaces(server, tokens), ...await badApprovals(server, tokens)])
        judge(step, await ask(answersOnly, step), operations);
    // The proxy holds streams back.
    const event = await firstEvent(server, tokens.admin);
    judge({ id: 'followEvents', status: 200, path: '/v1/workspaces/NorthbayCity/events' }, event, operations);
    check(event.headers['content-type'] === 'text/event-stream', 'events are an event stream');
    check(/^id: (\d+)\nevent: changed\ndata: \{"sequence":\1\}\n\n$/.test(event.text), 'an event has its form', event.text);
    await whileSpending(server, tokens.spender, async () => {
        for (const step of spentSteps)
            judge(step, await persist(answersOnly, step, tokens.spare), operations);
    });
    for (const [step, reply] of [...await throttled(strict), await tooManyEnds(server, answersOnly, whileSpending)])
        judge(step, reply, operations);
    const guessed = await guess(server);
    judge(guessed, await ask(strict, guessed), operations);
    judge({ id: 'createSession', status: 503, method: 'POST', path: '/v1/session' }, await crowd(strict), operations);
    for (const step of [...passwordSteps(tokens), await pageStep(server)])
        judge(...await crowded(server, strict, step), operations);
    await snapshots(server, tokens, document, operations);

    for (const [id, statuses] of operations) {
        for (const status of statuses.filter(each => each !== 'default' && !Unprovoked(id, each)))
            check(seen.has(`${id} ${status}`), `${id} ${status} was seen`);
    }
}

const folder = mkdtempSync(join(tmpdir(), 'minideck-contract-'));
try {
    lint();
    await client(process.argv[2], folder);
    const [first] = await endAll();
    await play(process.argv[2], folder, readDocument(folder));
    const [second] = await endAll();
    for (const server of [first, second])
        check(!server, 'the server ends cleanly', `exit code ${server}`);
} catch (error) {
    check(false, 'the run comes to its end', error.stack);
} finally {
    await endAll();
    rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
