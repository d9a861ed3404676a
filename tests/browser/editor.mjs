// What a lawyer sees in an editor with YAML support: no red line in a good file, a tooltip, and suggestions.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from './lsp.mjs';
import { finish, problemList, usage } from './report.mjs';

const SERVER = fileURLToPath(new URL('node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url));

/** No schema store: only the schema that the file itself names. */
const SETTINGS = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };

/** The first key of a mapping below the top, or of the top when the file is flat. */
function firstKey(lines) {
  const nested = lines.findIndex((line) => /^\s+(- )?[a-z_]+:/.test(line));
  const line = nested >= 0 ? nested : lines.findIndex((text) => /^[a-z_]+:/.test(text));
  return line < 0 ? undefined : { line, character: lines[line].search(/[a-z_]/) };
}

function modelineProblem(file, text) {
  const schema = /^#\s*yaml-language-server:\s*\$schema=(\S+)/m.exec(text)?.[1];
  if (!schema) return 'no line "# yaml-language-server: $schema=…", so an editor gives no help';
  if (/^https?:/.test(schema)) return undefined;
  const target = path.resolve(path.dirname(file), schema);
  return existsSync(target) ? undefined : `the schema ${schema} is not there`;
}

async function open(server, uri, text) {
  const published = server.waitFor('textDocument/publishDiagnostics', (params) => params.uri === uri);
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  return (await published).diagnostics;
}

/** Asks for suggestions on a new line before the line of `place`, as somebody does who is about to write. */
async function suggestions(server, uri, lines, place) {
  const text = lines.toSpliced(place.line, 0, ' '.repeat(place.character)).join('\n');
  server.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
  const answer = await server.request('textDocument/completion', { textDocument: { uri }, position: place });
  return answer?.items ?? answer ?? [];
}

async function checkFile(server, file, report) {
  const text = readFileSync(file, 'utf8');
  const uri = pathToFileURL(path.resolve(file)).href;
  const missing = modelineProblem(file, text);
  if (missing) return report(missing);
  for (const { range, message } of await open(server, uri, text)) {
    report(`line ${range.start.line + 1}: ${message}`);
  }
  const lines = text.split('\n');
  const place = firstKey(lines);
  if (!place) return report('holds no key');
  const hover = await server.request('textDocument/hover', { textDocument: { uri }, position: place });
  const tooltip = [hover?.contents ?? ''].flat().map((part) => part.value ?? part).join('');
  if (tooltip.trim() === '') report(`no tooltip at line ${place.line + 1}: ${lines[place.line].trim()}`);
  const beforeAll = { line: lines.findIndex((line) => /^[a-z_]+:/.test(line)), character: 0 };
  // A place where every key is used already has nothing to offer; then the top of the file must.
  const offers = await suggestions(server, uri, lines, { line: place.line, character: place.character })
    .then((items) => (items.length > 0 ? items : suggestions(server, uri, lines, beforeAll)));
  if (offers.length === 0) report('offers no key when one starts a new line');
  return undefined;
}

async function main(files) {
  if (files.length === 0) usage('node editor.mjs FILE.yaml…');
  const problems = problemList();
  const server = startServer(process.execPath, [SERVER, '--stdio'], SETTINGS);
  const capabilities = { workspace: { configuration: true }, textDocument: { hover: { contentFormat: ['markdown'] } } };
  await server.request('initialize', { processId: process.pid, rootUri: null, capabilities });
  server.notify('initialized', {});
  server.notify('workspace/didChangeConfiguration', { settings: SETTINGS });
  for (const file of files) {
    const report = (reason) => problems.add(file, reason);
    await checkFile(server, file, report).catch((error) => report(error.message));
  }
  server.stop();
  finish(problems, `editor: ${files.length} YAML files opened`);
}

await main(process.argv.slice(2));
