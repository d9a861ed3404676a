// Serves one folder on a loopback port the way a careful web host would: right content types, the headers that the site
// itself asks for in `_headers`, the site's own 404.html.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the site asks a host to send with every file. The internal pages live with the same, so they borrow it. */
function headersFor(dir) {
  const file = [dir, path.join(dir, '../site')].map((it) => path.join(it, '_headers')).find((it) => existsSync(it));
  if (!file) throw new Error(`${dir} has no _headers: no page can be proved to live with them`);
  const [pattern, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  if (pattern !== '/*') throw new Error(`${file} begins with "${pattern}", not with every file`);
  return Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/s).slice(0, 2)));
}

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** A path that no site has, two folders deep so that relative links on the 404 page show whether they hold. */
export const UNKNOWN_PATH = '/findes/ikke/her';

/** The address path of a page: folders for index pages, an unknown path for the 404 page. */
export function addressOf(file) {
  if (file === '404.html') return UNKNOWN_PATH;
  return encodeURI(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
}

/** What a host answers for a decoded address path: a file, a redirect to the folder, or nothing. */
export function lookUp(dir, address) {
  const target = path.join(dir, path.posix.normalize(`/${address}`));
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  if (isFolder && !address.endsWith('/')) return { redirect: `${address}/` };
  const file = isFolder ? path.join(target, 'index.html') : target;
  return existsSync(file) && statSync(file).isFile() ? { file } : {};
}

function send(response, status, file, headers) {
  response.writeHead(status, {
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    ...headers,
    'Cache-Control': 'no-store',
  });
  response.end(readFileSync(file));
}

function answer(dir, headers, request, response) {
  const address = decodeURIComponent(new URL(request.url, 'http://site').pathname);
  const found = lookUp(dir, address);
  const notFound = path.join(dir, '404.html');
  if (found.redirect) response.writeHead(301, { Location: encodeURI(found.redirect) }).end();
  else if (found.file) send(response, 200, found.file, headers);
  else if (existsSync(notFound)) send(response, 404, notFound, headers);
  else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
}

/** Starts the server on a free port of 127.0.0.1; `close` stops it. */
export async function serve(dir) {
  const headers = headersFor(dir);
  const server = createServer((request, response) => answer(dir, headers, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
