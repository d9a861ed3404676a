// Pages without what most readers have: without a stylesheet, and in lynx, which has neither styles nor scripts nor pictures.
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** White space says nothing here. */
const words = (text) => text.replace(/\s+/g, ' ').trim();

/** Without any of it. */
const bare = (text) => text.replace(/\s+/g, '');

/** The signs of lynx around `del` and `ins`. */
const MARKS = /\[(DEL|INS):|:(DEL|INS)\]/g;

/** The texts of a page, block by block, in the order in which they are read. */
function blocks() {
  const leaves = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, summary';
  const own = (block) => {
    const copy = block.cloneNode(true);
    copy.querySelectorAll(`${leaves}, br`).forEach((it) => it.replaceWith('\n'));
    return copy.textContent.split('\n');
  };
  return [...document.body.querySelectorAll(leaves)].flatMap(own).filter((it) => it.trim());
}

/** Without a stylesheet everything shows that the page says, in the order of the page, and links have their names. */
export async function checkUnstyled(tab, report) {
  const found = await tab.evaluate(() => {
    const sheets = [...document.styleSheets];
    sheets.forEach((sheet) => { sheet.disabled = true; });
    const hidden = [...document.querySelectorAll('body *')]
      .filter((it) => it.textContent.trim() && it.localName !== 'script' && !it.checkVisibility());
    const top = (it) => it.getBoundingClientRect().top + scrollY;
    // The cells of a row stand side by side.
    const read = [...document.querySelectorAll('body :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr)')]
      .filter((it) => !it.parentElement.closest('tr'));
    const early = read.find((it, place) => place > 0 && top(it) < top(read[place - 1]));
    sheets.forEach((sheet) => { sheet.disabled = false; });
    return { hidden: hidden[0]?.textContent.trim().slice(0, 40), early: early?.textContent.trim().slice(0, 40) };
  });
  if (found.hidden) report(`hides "${found.hidden}" when there is no stylesheet`);
  if (found.early) report(`shows "${found.early}" out of order when there is no stylesheet`);
}

/** What lynx shows of a file. So wide that no line of ours is long, and without the numbers of links. */
function asLynxShows(file) {
  const options = ['-dump', '-nolist', '-width=1000', '-assume_charset=utf-8', '-display_charset=utf-8', '-cfg=/dev/null'];
  // It reads settings of the person who runs it, and one of them could be another language or another start page.
  const env = { PATH: process.env.PATH, HOME: '/nonexistent', LC_ALL: 'C.UTF-8' };
  return words(execFileSync('lynx', [...options, `file://${path.resolve(file)}`], { encoding: 'utf8', env }));
}

/** Every text of the page must come out of lynx, in the page's order. */
export async function checkLynx(tab, file, report) {
  const dump = asLynxShows(file);
  // Around what went and what came it sets signs, and spaces that are not there.
  const marked = dump.search(MARKS) >= 0;
  const shown = marked ? bare(dump.replaceAll(MARKS, '')) : dump;
  let at = 0;
  for (const text of await tab.evaluate(blocks)) {
    const wanted = marked ? bare(text) : words(text);
    const place = shown.indexOf(wanted, at);
    if (place < 0) return report(`lynx does not show "${wanted.slice(0, 60)}" in its place`);
    at = place + wanted.length;
  }
}
