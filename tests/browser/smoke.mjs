// Opens a built site in a real browser, the way its readers will, and reports everything that is wrong with it.
import path from 'node:path';
import { existsSync } from 'node:fs';
import { RARE_VIEWS, VIEWS, launch, openView, withTab } from './browser.mjs';
import { listMoved, listPages, movedTo, onePerType, pickPages } from './files.mjs';
import { checkLynx, checkUnstyled } from './bare.mjs';
import { checkFolds } from './folds.mjs';
import { checkFromDisk } from './from-disk.mjs';
import { walkByKeyboard } from './keyboard.mjs';
import { checkSite, readSite } from './links.mjs';
import { checkFirstPage, checkLongLogo, checkLooks, checkPaperTables } from './looks.mjs';
import { checkMeasure } from './measure.mjs';
import {
  checkAlphabet, checkAxe, checkData, checkNarrow, checkNothingKept, checkOrder, checkPolicy, checkPrint, checkSkipLink,
  checkTables, checkWidth, watch,
} from './page-checks.mjs';
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
  await checkOrder(tab, report);
  await checkTables(tab, report);
  await checkPrint(tab, report);
  await checkPolicy(tab, report);
  await checkNothingKept(tab, report);
  await checkData(tab, report);
  await checkUnstyled(tab, report);
  await checkMeasure(tab, report);
  await checkLooks(tab, report);
  await checkLongLogo(tab, checkWidth, report);
  await checkPaperTables(tab, report);
  await checkAlphabet(tab, report);
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
  }, view);
}

async function checkView(browser, view, files, origin, problems) {
  const context = await openView(browser, view);
  const queue = [...files];
  const work = () => workThrough(queue, context, view, origin, problems);
  await Promise.all(Array.from({ length: WORKERS }, work));
  await context.close();
}

/** Through every link of a page, on a wide screen and on a phone: what is focused must be seen and come in order. */
async function checkKeyboard(browser, view, file, origin, problems) {
  const context = await openView(browser, view);
  await withTab(context, async (tab) => {
    await tab.goto(origin + addressOf(file), { waitUntil: 'load' });
    await walkByKeyboard(tab, (reason) => problems.add(`${file} (${view.name})`, reason));
  }, view);
  await context.close();
}

/** Every page in a browser that shows letters and nothing else. */
async function checkInLynx(browser, dir, files, origin, add) {
  const context = await openView(browser, VIEWS[0]);
  await withTab(context, async (tab) => {
    for (const file of files) {
      await tab.goto(origin + addressOf(file), { waitUntil: 'load' });
      await checkLynx(tab, path.join(dir, file), (reason) => add(file, reason));
    }
  });
  await context.close();
}

/** The whole notice as it comes out of a printer. */
async function checkPrinted(browser, file, origin, add) {
  const context = await openView(browser, VIEWS[0]);
  await withTab(context, async (tab) => {
    await tab.goto(origin + addressOf(file), { waitUntil: 'load' });
    await checkFirstPage(tab, (reason) => add(file, reason));
  });
  await context.close();
}

/** A page at an address of old must lead on by itself, without script, to the page that it links to. */
async function checkMoved(browser, dir, origin, add) {
  const context = await openView(browser, VIEWS[0]);
  for (const file of listMoved(dir)) {
    const report = (reason) => add(file, reason);
    const target = new URL(movedTo(dir, file), origin + addressOf(file)).href;
    await withTab(context, async (tab) => {
      await watch(tab, origin, report);
      await tab.goto(origin + addressOf(file), { waitUntil: 'commit' });
      await tab.waitForURL(target, { timeout: 5000 }).catch(() => report(`does not lead on to ${target}`));
    });
  }
  await context.close();
}

/** The policy must be switched on: a script that stands in a page must be stopped and told of. */
async function checkPolicyWorks(browser, origin, add) {
  const context = await openView(browser, VIEWS[0]);
  await withTab(context, async (tab) => {
    await watch(tab, origin, () => {});
    await tab.goto(`${origin}/`, { waitUntil: 'load' });
    const ran = await tab.evaluate(async () => {
      const told = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve));
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      await told;
      return globalThis.ran === true;
    });
    if (ran) add('.', 'the Content-Security-Policy lets a script run');
  });
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
  for (const view of RARE_VIEWS) await checkView(browser, view, onePerType(dir, pages), origin, inFolder);
  for (const file of onePerType(dir, pages)) {
    for (const view of [VIEWS[0], VIEWS[3]]) await checkKeyboard(browser, view, file, origin, inFolder);
  }
  await checkInLynx(browser, dir, files, origin, inFolder.add);
  await checkMoved(browser, dir, origin, inFolder.add);
  if (pages.includes('index.html')) {
    await checkPrinted(browser, 'index.html', origin, inFolder.add);
    await checkPolicyWorks(browser, origin, inFolder.add);
  }
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
  finish(problems, `smoke: ${read} HTML files read, ${opened} pages opened in ${VIEWS.length} views, one of every type in ${RARE_VIEWS.length} more`);
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
