// Opens a built site in a real browser, the way its readers will, and reports everything that is wrong with it.
import path from 'node:path';
import { existsSync } from 'node:fs';
import { VIEWS, launch, openView, withTab } from './browser.mjs';
import { listPages, pickPages } from './files.mjs';
import { checkFolds } from './folds.mjs';
import { checkFromDisk } from './from-disk.mjs';
import { checkSite, readSite } from './links.mjs';
import { checkAxe, checkNarrow, checkPolicy, checkSkipLink, checkWidth, watch } from './page-checks.mjs';
import { finish, problemList, usage } from './report.mjs';
import { takeScreenshots } from './screenshots.mjs';
import { addressOf, serve } from './server.mjs';

/** Tabs at work at the same time: one for each core that we may count on. */
const WORKERS = 2;

async function checkPage(tab, url, report) {
  await tab.goto(url, { waitUntil: 'load' });
  await checkWidth(tab, report);
  await checkNarrow(tab, report);
  await checkFolds(tab, report);
  await checkSkipLink(tab, report);
  await checkPolicy(tab, report);
  // Last, because it runs code of ours in the page.
  await checkAxe(tab, report);
}

/** Takes pages from the common queue until it is empty. One tab for all of them: opening a tab costs more than a page. */
async function workThrough(queue, context, view, origin, problems) {
  await withTab(context, async (tab) => {
    let file;
    const report = (reason) => problems.add(`${file} (${view.name})`, reason);
    await watch(tab, origin, report);
    for (file = queue.shift(); file; file = queue.shift()) {
      // A page that cannot be opened at all is one more problem, not the end of the run.
      await checkPage(tab, origin + addressOf(file), report).catch((error) => report(error.message));
    }
  });
}

async function checkView(browser, view, files, origin, problems) {
  const context = await openView(browser, view);
  const queue = [...files];
  const work = () => workThrough(queue, context, view, origin, problems);
  await Promise.all(Array.from({ length: WORKERS }, work));
  await context.close();
}

async function checkFolder(browser, dir, problems) {
  const inFolder = { add: (file, reason) => problems.add(path.join(dir, file), reason) };
  const context = await browser.newContext();
  const site = await withTab(context, (tab) => readSite(dir, tab));
  await context.close();
  checkSite(dir, site, inFolder.add);
  const pages = listPages(dir);
  const files = pickPages(dir, pages);
  const { origin, close } = await serve(dir);
  for (const view of VIEWS) await checkView(browser, view, files, origin, inFolder);
  await close();
  await checkFromDisk(browser, dir, pages, inFolder.add);
  return { read: site.size, opened: files.length };
}

async function checkFolders(browser, dirs) {
  const problems = problemList();
  let read = 0;
  let opened = 0;
  for (const dir of dirs) {
    const counts = await checkFolder(browser, dir, problems);
    read += counts.read;
    opened += counts.opened;
  }
  finish(problems, `smoke: ${read} HTML files read, ${opened} pages opened in ${VIEWS.length} views`);
}

async function main(args) {
  const wantsPictures = args[0] === '--screenshots';
  const pictures = wantsPictures ? args[1] : undefined;
  const dirs = args.slice(wantsPictures ? 2 : 0);
  if (dirs.length === 0) usage('node smoke.mjs [--screenshots DIR] SITE_DIR…');
  for (const dir of dirs) if (!existsSync(dir)) usage(`there is no folder ${dir}: build the site first`);
  const browser = await launch();
  try {
    if (wantsPictures) await takeScreenshots(browser, dirs, pictures);
    else await checkFolders(browser, dirs);
  } finally {
    await browser.close();
  }
}

await main(process.argv.slice(2));
