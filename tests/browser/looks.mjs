// What a stylesheet promises and no rule of accessibility asks for: were it gone, no other check would see it.

import { execFileSync } from 'node:child_process';

/** Room for the contents beside the text, and a screen with room for tables, in letters of the reader's size. */
const BESIDE = 68;
const PHONE = 48;

/** Facts of the page as it is shown now. */
function look() {
  const style = (element, pseudo) => element && getComputedStyle(element, pseudo);
  const letters = innerWidth / Number.parseFloat(style(document.documentElement).fontSize);
  const follows = document.querySelector('.page-notice .contents > .follows');
  const cell = document.querySelector('td[data-label]:has(a, li)');
  const paragraph = document.querySelector('main p');
  scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' });
  const box = follows?.getBoundingClientRect();
  scrollTo({ top: 0, behavior: 'instant' });
  return {
    letters,
    follows: box && box.top >= 0 && box.top < innerHeight,
    hyphens: style(paragraph)?.hyphens,
    cell: cell && { display: style(cell).display, label: style(cell, '::before').content, text: cell.dataset.label },
  };
}

/** In forced colours shadows go, so what a link led to needs a line of its own. */
async function checkTarget(tab, report) {
  const marked = await tab.evaluate(() => {
    const element = document.querySelector('main section[id], main li[id]');
    if (!element || !matchMedia('(forced-colors: active)').matches) return true;
    location.hash = element.id;
    const { outlineStyle } = getComputedStyle(element);
    history.replaceState(null, '', location.pathname);
    return outlineStyle !== 'none';
  });
  if (!marked) report('does not mark what a link led to in forced colours');
}

/** Contents that follow, hyphenation, tables that become lists on phones, and marks in forced colours. */
export async function checkLooks(tab, report) {
  const { letters, follows, hyphens, cell } = await tab.evaluate(look);
  if (letters >= BESIDE && follows === false) report('has contents that do not follow the reader');
  if (hyphens && hyphens !== 'auto') report('does not hyphenate');
  if (cell && letters <= PHONE && (cell.display !== 'block' || !cell.label.includes(cell.text))) {
    report('shows a table on a phone whose cells do not say what they are');
  }
  await checkTarget(tab, report);
}

/** A logo may be long: it must not push the page aside. */
export async function checkLongLogo(tab, checkWidth, report) {
  const before = tab.viewportSize();
  const has = await tab.evaluate(() => {
    const logo = document.querySelector('.logo');
    if (logo) logo.style.aspectRatio = '12 / 1';
    return Boolean(logo);
  });
  if (!has) return;
  await tab.setViewportSize({ width: 320, height: before.height });
  await checkWidth(tab, (reason) => report(`with a long logo it ${reason}`));
  await tab.setViewportSize(before);
  await tab.evaluate(() => { document.querySelector('.logo').style.aspectRatio = ''; });
}

/** What a page of A4 leaves for text, in pixels: 210 mm less two margins of 18 mm. */
const PAPER = { width: 657, height: 950 };
/** The narrowest first column of a printed table, in pixels: fewer would put one word on a line. */
const COLUMN = 120;

/** The fewest words on the first printed page of a notice: fewer, and it is a cover that nobody asked for. */
const FIRST_PAGE = 150;

/** The first printed page begins the text. */
export async function checkFirstPage(tab, report) {
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
  const text = execFileSync('pdftotext', ['-l', '1', '-', '-'], { input: pdf, encoding: 'utf8' });
  const words = text.split(/\s+/).length;
  if (words < FIRST_PAGE) report(`has only ${words} words on its first printed page`);
}

/** On paper a table's first column holds sentences, so it must be wide enough for them. */
export async function checkPaperTables(tab, report) {
  const before = tab.viewportSize();
  await tab.emulateMedia({ media: 'print' });
  await tab.setViewportSize(PAPER);
  const narrow = await tab.evaluate((least) => [...document.querySelectorAll('tbody th')]
    .find((it) => it.checkVisibility() && it.getBoundingClientRect().width < least)?.textContent.trim().slice(0, 40), COLUMN);
  await tab.emulateMedia({ media: null });
  await tab.setViewportSize(before);
  if (narrow) report(`squeezes "${narrow}" into a narrow column on paper`);
}
