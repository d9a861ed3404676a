// Judges the built files with validators that other people wrote: HTML, JSON Schema, JSON, XML.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { isFragment, listFiles } from './files.mjs';
import { finish, problemList, usage } from './report.mjs';
import { checkSchemas } from './schemas.mjs';

/** The most HTML files that are validated in each folder; a page costs some 50 ms. */
const MOST_FILES = 200;

const PAGE_RULES = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // The Content-Security-Policy forbids inline style; find it here with line and column.
    'no-inline-style': 'error',
    // Our style sheet comes from our own origin.
    'require-sri': ['error', { target: 'crossorigin' }],
  },
};

/** A fragment has no document around it and does not know the level of the heading before it. */
const FRAGMENT_RULES = { ...PAGE_RULES, rules: { ...PAGE_RULES.rules, 'missing-doctype': 'off', 'heading-level': 'off' } };

/** The pages that are validated: all, or an even spread when there are too many. */
function spread(files) {
  const step = Math.max(1, files.length / MOST_FILES);
  return Array.from({ length: Math.min(files.length, MOST_FILES) }, (_, i) => files[Math.floor(i * step)]);
}

async function checkHtml(dir, add) {
  const pages = new HtmlValidate(new StaticConfigLoader(PAGE_RULES));
  const fragments = new HtmlValidate(new StaticConfigLoader(FRAGMENT_RULES));
  const files = spread(listFiles(dir, '.html'));
  for (const file of files) {
    const validator = isFragment(dir, file) ? fragments : pages;
    const report = await validator.validateString(readFileSync(path.join(dir, file), 'utf8'), file);
    for (const { line, column, ruleId, message } of report.results.flatMap((result) => result.messages)) {
      add(`${file}:${line}:${column}`, `${message} (html-validate ${ruleId})`);
    }
  }
  return files.length;
}

function checkJson(dir, add) {
  const files = listFiles(dir, '.json');
  for (const file of files) {
    try {
      JSON.parse(readFileSync(path.join(dir, file), 'utf8'));
    } catch (error) {
      add(file, `not JSON: ${error.message}`);
    }
  }
  return files.length;
}

function checkXml(dir, add) {
  const files = ['.xml', '.atom'].flatMap((suffix) => listFiles(dir, suffix));
  for (const file of files) {
    const run = spawnSync('xmllint', ['--noout', '--nonet', path.join(dir, file)], { encoding: 'utf8' });
    if (run.error) add(file, `cannot run xmllint (${run.error.code}): install Debian's libxml2-utils`);
    else if (run.status !== 0) add(file, `not well-formed: ${run.stderr.trim().split('\n')[0]}`);
  }
  return files.length;
}

function commonStart(texts) {
  let start = texts[0] ?? '';
  for (const text of texts) while (!text.startsWith(start)) start = start.slice(0, -1);
  return start.slice(0, start.lastIndexOf('/') + 1);
}

/** The sitemap protocol wants whole addresses, and each must be a page of this very site. */
function checkSitemap(dir, add) {
  const file = path.join(dir, 'sitemap.xml');
  if (!existsSync(file)) return;
  const xml = readFileSync(file, 'utf8');
  // A site that was not told where it stands cannot list whole addresses, and says so.
  if (xml.includes('website.address is not set')) return;
  const addresses = [...xml.matchAll(/<loc>\s*(.*?)\s*<\/loc>/gs)].map((match) => match[1]);
  const start = commonStart(addresses);
  if (addresses.length === 0) add('sitemap.xml', 'lists no page');
  for (const address of addresses) {
    if (!/^https?:\/\/[^/]+\//.test(address)) add('sitemap.xml', `"${address}" is not a whole address`);
    const page = decodeURIComponent(address.slice(start.length)).replace(/(^|\/)$/, '$1index.html');
    if (!existsSync(path.join(dir, page))) add('sitemap.xml', `"${address}" is not a page of this site`);
  }
}

async function checkDist(dist, add) {
  const total = { html: 0, json: checkJson(dist, add), xml: checkXml(dist, add) };
  for (const part of ['site', 'register']) {
    const dir = path.join(dist, part);
    if (!existsSync(dir)) add(part, 'this folder is missing');
    else total.html += await checkHtml(dir, (file, reason) => add(`${part}/${file}`, reason));
  }
  // The page of a comparison stands by itself, beside the build or not at all.
  if (existsSync(path.join(dist, 'beside'))) {
    total.html += await checkHtml(path.join(dist, 'beside'), (file, reason) => add(`beside/${file}`, reason));
  }
  checkSitemap(path.join(dist, 'site'), (file, reason) => add(`site/${file}`, reason));
  return { ...total, schemas: checkSchemas(dist, add) };
}

async function main(dists) {
  if (dists.length === 0) usage('node validate.mjs DIST_DIR…');
  const problems = problemList();
  const sum = { html: 0, json: 0, xml: 0, schemas: 0 };
  for (const dist of dists) {
    if (!existsSync(dist)) usage(`there is no folder ${dist}: build the site first`);
    const counts = await checkDist(dist, (file, reason) => problems.add(path.join(dist, file), reason));
    for (const kind of Object.keys(sum)) sum[kind] += counts[kind];
  }
  finish(problems, `validate: ${sum.html} HTML, ${sum.json} JSON, ${sum.xml} XML files and ${sum.schemas} schemas`);
}

await main(process.argv.slice(2));
