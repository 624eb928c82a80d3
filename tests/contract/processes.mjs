// Starts the programs of a run and ends exactly those.
import { spawn } from 'node:child_process';
import net from 'node:net';

const started = [];

export function freePort() {
    return new Promise((resolve, reject) => {
        const probe = net.createServer();
        probe.on('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

// Resolves with the first line of its output that `ready` accepts.
export function start(program, parameters, ready, seconds = 60) {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    return new Promise((resolve, reject) => {
        let output = '';
        const late = setTimeout(() => reject(new Error(`${program} is not ready after ${seconds} s:\n${output}`)),
            seconds * 1000);
        const read = data => {
            output += data;
            const line = output.split('\n').find(ready);
            if (line !== undefined) {
                clearTimeout(late);
                resolve(line.trim());
            }
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.on('exit', code => {
            clearTimeout(late);
            reject(new Error(`${program} ended with ${code}:\n${output}`));
        });
    });
}

// Ends everything; resolves with the exit codes in the order of starting.
export async function endAll() {
    const codes = [];
    for (const child of started.splice(0).reverse()) {
        codes.unshift(await new Promise(resolve => {
            if (child.exitCode !== null || child.signalCode !== null)
                return resolve(child.exitCode);
            child.removeAllListeners('exit');
            child.once('exit', code => resolve(code));
            child.kill('SIGTERM');
        }));
    }
    return codes;
}
