// One request with everything under control: no redirects, no pools, no fields of its own.
import http from 'node:http';

export function ask(base, { method = 'GET', path, token, headers = {}, body }) {
    const fields = { Connection: 'close', ...headers };
    if (token)
        fields.Authorization = `Bearer ${token}`;
    let payload;
    if (body !== undefined) {
        payload = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
        fields['Content-Type'] ??= 'application/json';
        fields['Content-Length'] = payload.length;
    }
    return new Promise((resolve, reject) => {
        const request = http.request(base + path, { method, headers: fields, agent: false }, response => {
            const chunks = [];
            response.on('data', chunk => chunks.push(chunk));
            response.on('end', () => {
                const text = Buffer.concat(chunks).toString('utf8');
                let json;
                try {
                    json = JSON.parse(text);
                } catch {
                    json = undefined;
                }
                resolve({ status: response.statusCode, headers: response.headers, text, json });
            });
            response.on('error', reject);
        });
        request.on('error', reject);
        request.end(payload);
    });
}
