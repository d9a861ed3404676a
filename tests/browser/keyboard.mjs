// Goes through a page with the Tab key alone, as somebody without a mouse does.

/** The most stops that are made: enough for any notice, and an end to a trap. */
const MOST_STOPS = 600;

/** The thinnest mark of focus, in pixels (WCAG 2.2, 2.4.13). */
const THINNEST = 2;

/** Numbers everything that Tab must reach, in the order of the document. */
function numberStops() {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const stops = [...document.querySelectorAll(wanted)]
    .filter((element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }));
  globalThis.stops = stops;
  return stops.length;
}

/** What has the focus now, and whether a reader can see that it has. Runs inside the page. */
function lookAtFocus(thinnest) {
  const element = document.activeElement;
  if (!element || element === document.body) return { number: -1 };
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const name = `${element.localName} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}"`;
  const unmarked = outlineStyle === 'none' || parseFloat(outlineWidth) < thinnest || /, 0\)$/.test(outlineColor);
  // The middle of what the window shows of its first line: a link over two lines has a middle that belongs to neither.
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const inside = right > left && bottom > top;
  const above = inside ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
  const covered = inside && above && !element.contains(above) && !above.contains(element);
  return { number: globalThis.stops.indexOf(element), name, unmarked, outside: !inside, covered };
}

/** Presses Tab until the focus leaves the page, and reports what is skipped, out of order, unmarked, or never left. */
export async function walkByKeyboard(tab, report) {
  const count = await tab.evaluate(numberStops);
  let last = -1;
  for (let stop = 0; stop < Math.min(count, MOST_STOPS); stop += 1) {
    await tab.keyboard.press('Tab');
    const focus = await tab.evaluate(lookAtFocus, THINNEST);
    if (focus.number !== last + 1) {
      const seen = focus.name ?? 'nothing';
      report(`Tab ${stop + 1} focuses ${seen} (number ${focus.number + 1} of ${count} in the document), not number ${last + 2}`);
      return;
    }
    if (focus.unmarked) report(`the focus on ${focus.name} cannot be seen`);
    if (focus.outside) report(`the focus on ${focus.name} is outside the window`);
    if (focus.covered) report(`the focus on ${focus.name} is covered by something else`);
    last = focus.number;
  }
  if (count > MOST_STOPS) return;
  await tab.keyboard.press('Tab');
  const after = await tab.evaluate(lookAtFocus, THINNEST);
  if (after.number > 0) report(`the focus is caught: after the last stop it goes to ${after.name}`);
}
