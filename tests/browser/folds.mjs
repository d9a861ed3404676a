// What folds on a small screen: open at first, and shown whatever was closed where there is room, and on paper.

/** A tablet on its side, in letters of the reader's own size: text enlarged twice makes every screen half as wide. */
const ROOM = 48;

/** What a reader sees of the first fold once somebody has closed it. */
function closedFold() {
  const letters = innerWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const fold = document.querySelector('details.fold');
  if (!fold) return undefined;
  const wasOpen = [...document.querySelectorAll('details')].every((details) => details.open);
  fold.open = false;
  const content = [...fold.children].find((child) => child.localName !== 'summary');
  const shown = content.checkVisibility();
  const handle = fold.querySelector('summary').checkVisibility();
  fold.open = true;
  return { letters, wasOpen, shown, handle };
}

/** Takes away what older browsers do not know: they cannot show what was closed, so the handle must stay. */
function forgetNewStyles() {
  for (const sheet of document.styleSheets) {
    const at = [...sheet.cssRules].findIndex((rule) => rule instanceof CSSSupportsRule);
    if (at >= 0) sheet.deleteRule(at);
  }
}

/** Checks the folds of a page at both sizes and on paper, and leaves the page as it was. */
export async function checkFolds(tab, report) {
  const before = tab.viewportSize();
  const looks = [
    { name: 'a wide screen', width: 1280, media: 'screen' },
    { name: 'a phone', width: 360, media: 'screen' },
    { name: 'paper', width: 360, media: 'print' },
  ];
  for (const { name, width, media } of looks) {
    await tab.setViewportSize({ width, height: before.height });
    await tab.emulateMedia({ media });
    await tab.waitForFunction((wanted) => matchMedia(wanted).matches, media);
    const seen = await tab.evaluate(closedFold);
    if (!seen) break;
    const wide = media === 'print' || seen.letters > ROOM;
    if (!seen.wasOpen) report('a fold is closed although nobody closed it');
    if (seen.shown !== wide) report(`what was folded ${wide ? 'does not show' : 'still shows'} on ${name}`);
    if (seen.handle === wide) report(`the handle of a fold ${wide ? 'shows' : 'does not show'} on ${name}`);
  }
  await tab.evaluate(forgetNewStyles);
  for (const { name, width, media } of looks) {
    await tab.setViewportSize({ width, height: before.height });
    await tab.emulateMedia({ media });
    const seen = await tab.evaluate(closedFold);
    if (seen && !seen.shown && !seen.handle) report(`what was folded is lost on ${name} in a browser without ::details-content`);
  }
  await tab.emulateMedia({ media: null });
  await tab.setViewportSize(before);
  await tab.reload({ waitUntil: 'load' });
}
