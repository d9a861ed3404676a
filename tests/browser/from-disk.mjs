// A lawyer who gets the site as a folder opens index.html from disk. Its links must work there as well.
import path from 'node:path';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { VIEWS, openView, withTab } from './browser.mjs';
import { neighbour } from './files.mjs';
import { ABORTED } from './page-checks.mjs';

/** The most links that are followed from the first page. */
const MOST_LINKS = 20;

/** From disk nobody answers a folder with its index.html, and `/` is the root of the disk. */
function diskProblem(root, { written, url }) {
  const target = fileURLToPath(url);
  const within = neighbour(root, written)?.dir ?? root;
  if (!target.startsWith(within + path.sep)) return 'leads out of the site when opened from disk';
  if (!existsSync(target)) return 'leads nowhere when opened from disk';
  return statSync(target).isDirectory() ? 'opens a folder listing from disk: link to its index.html' : undefined;
}

async function internalLinks(tab) {
  const links = await tab.evaluate(() =>
    [...document.querySelectorAll('a[href], link[rel=stylesheet]')]
      .map((link) => ({ written: link.getAttribute('href'), url: link.href.split('#')[0] }))
      .filter(({ url }) => url.startsWith('file:')));
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

async function follow(tab, url, report) {
  await tab.goto(url, { waitUntil: 'load' });
  const hasHeading = await tab.evaluate(() => document.querySelector('h1') !== null);
  if (url.endsWith('.html') && !hasHeading) report(`${url} shows no heading when opened from disk`);
}

/** Opens the first page by its file: address and follows its links. */
export async function checkFromDisk(browser, dir, pages, add) {
  const first = pages.includes('index.html') ? 'index.html' : pages[0];
  if (!first) return;
  const root = path.resolve(dir);
  const report = (reason) => add(first, reason);
  const context = await openView(browser, VIEWS[0]);
  await withTab(context, async (tab) => {
    // No server means no Content-Security-Policy: what it would have stopped shows here.
    tab.on('pageerror', (error) => report(`script error when opened from disk: ${error.message}`));
    tab.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== ABORTED) report(`cannot load ${request.url()} when opened from disk`);
    });
    await tab.goto(pathToFileURL(path.join(root, first)).href, { waitUntil: 'load' });
    const links = await internalLinks(tab);
    const broken = new Map(links.map((link) => [link, diskProblem(root, link)]));
    for (const [link, problem] of broken) if (problem) report(`link "${link.written}" ${problem}`);
    const sound = links.filter((link) => !broken.get(link) && link.url.endsWith('.html'));
    for (const link of sound.slice(0, MOST_LINKS)) await follow(tab, link.url, report);
  });
  await context.close();
}
