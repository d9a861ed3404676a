// Pictures for human eyes: what no check can judge.
import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { RARE_VIEWS, VIEWS, openView, withTab } from './browser.mjs';
import { listPages, onePerType } from './files.mjs';
import { addressOf, serve } from './server.mjs';

/** `aktivitet/x/index.html` → `aktivitet-x`, `index.html` → `index`. */
function pictureName(file) {
  return file.replace(/(.)\/index\.html$/, '$1').replace(/\.html$/, '').replaceAll('/', '-');
}

async function picturePages(browser, view, files, origin, prefix) {
  const context = await openView(browser, view);
  for (const file of files) {
    await withTab(context, async (tab) => {
      await tab.goto(origin + addressOf(file), { waitUntil: 'load' });
      const name = `${prefix}-${pictureName(file)}-${view.name.replace(' ', '-')}.png`;
      await tab.screenshot({ path: name, fullPage: true });
    });
  }
  await context.close();
}

async function printPage(browser, file, origin, prefix) {
  const context = await openView(browser, VIEWS[0]);
  await withTab(context, async (tab) => {
    await tab.goto(origin + addressOf(file), { waitUntil: 'load' });
    await tab.pdf({ path: `${prefix}-${pictureName(file)}-print.pdf`, format: 'A4', preferCSSPageSize: true });
  });
  await context.close();
}

/** Saves one page of every type in every view, and the first page as it prints. */
export async function takeScreenshots(browser, dirs, out) {
  mkdirSync(out, { recursive: true });
  for (const [number, dir] of dirs.entries()) {
    const files = onePerType(dir, listPages(dir));
    const prefix = path.join(out, `${number + 1}-${path.basename(path.resolve(dir))}`);
    const { origin, close } = await serve(dir);
    for (const view of [...VIEWS, ...RARE_VIEWS]) await picturePages(browser, view, files, origin, prefix);
    await printPage(browser, files.includes('index.html') ? 'index.html' : files[0], origin, prefix);
    await close();
  }
  console.log(`pictures are in ${out}`);
}
