// Our own client behind the proxy: every request and answer of it is held to the document.
import { spawn } from 'node:child_process';
import http from 'node:http';

// What the proxy would hold back goes straight to the server.
const Streams = /\/(snapshot|events)(\?|$)/;

// Runs `program` against a front of `strict`; resolves with its exit code, its output and what broke the contract.
export async function playClient(program, server, strict) {
    const violations = [];
    let requests = 0;
    const front = http.createServer((request, response) => {
        const way = new URL(Streams.test(request.url) ? server : strict);
        ++requests;
        const onward = http.request({ host: way.hostname, port: way.port, method: request.method, path: request.url,
            headers: { ...request.headers, host: way.host } }, reply => {
            let text = '';
            reply.on('data', piece => text += piece);
            reply.on('end', () => {
                if (text.includes('stoplight.io/prism/errors'))
                    violations.push(`${request.method} ${request.url}: ${text.slice(0, 400)}`);
            });
            response.writeHead(reply.statusCode, reply.headers);
            reply.pipe(response);
        });
        onward.on('error', () => response.destroy());
        response.on('close', () => onward.destroy());
        request.pipe(onward);
    });
    await new Promise(resolve => front.listen(0, '127.0.0.1', resolve));
    const child = spawn(program, ['-maxwarnings', '0'], { stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC', MINIDECK_PLATFORM: `http://127.0.0.1:${front.address().port}` } });
    let output = '';
    child.stdout.on('data', piece => output += piece);
    child.stderr.on('data', piece => output += piece);
    const code = await new Promise(resolve => child.on('exit', resolve));
    front.closeAllConnections();
    front.close();
    return { code, output, requests, violations };
}
