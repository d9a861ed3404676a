// The little of the Language Server Protocol that a test needs: start a server, ask, listen.
import { spawn } from 'node:child_process';

/** Splits the server's output into messages: a header with the length in bytes, then that much JSON. */
function reader(onMessage) {
  let buffer = Buffer.alloc(0);
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end < 0 || buffer.length < end + 4 + length) return;
      onMessage(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
      buffer = buffer.subarray(end + 4 + length);
    }
  };
}

/**
 * Starts a language server. `settings` is what it gets when it asks for its configuration.
 * Returns `request`, `notify`, `waitFor(method, predicate)` and `stop`.
 */
export function startServer(command, args, settings) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  const listeners = new Set();
  let lastId = 0;
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answer = ({ id, method, params }) => {
    const result = method === 'workspace/configuration' ? params.items.map((item) => settings[item.section] ?? null) : null;
    send({ id, result });
  };
  child.stdout.on('data', reader((message) => {
    if (message.method && message.id !== undefined) answer(message);
    else if (message.method) for (const listener of [...listeners]) listener(message);
    else waiting.get(message.id)?.(message);
  }));
  const request = (method, params) => timed(method, (resolve, reject) => {
    lastId += 1;
    waiting.set(lastId, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
    send({ id: lastId, method, params });
  });
  const waitFor = (method, predicate) => timed(method, (resolve) => {
    const listener = (message) => {
      if (message.method !== method || !predicate(message.params)) return;
      listeners.delete(listener);
      resolve(message.params);
    };
    listeners.add(listener);
  });
  return { request, waitFor, notify: (method, params) => send({ method, params }), stop: () => child.kill() };
}

/** A server that does not answer must not hang the test. */
function timed(what, start) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the language server did not answer ${what} in 30 s`)), 30_000);
    const done = (settle) => (value) => {
      clearTimeout(timer);
      settle(value);
    };
    start(done(resolve), done(reject));
  });
}
