// What is asked of one page in one view. Every check only reports; none stops the others.
import axe from 'axe-core';
import { UNKNOWN_PATH } from './server.mjs';

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What becomes of an icon that was still on its way when we went on to the next page. */
export const ABORTED = 'net::ERR_ABORTED';

/** The narrowest screen: 1280 px at 400 % zoom, WCAG 1.4.10. */
const NARROW = { width: 320, height: 740 };

/** Chromium writes this for the 404 page itself, and for the icon that it asks for although no page names it. */
function isExpected404(message) {
  const { url } = message.location();
  const expected = URL.canParse(url) && [UNKNOWN_PATH, '/favicon.ico'].includes(new URL(url).pathname);
  return expected && message.text().includes('404');
}

/** Listens to everything a tab does from now on. */
export async function watch(tab, origin, report) {
  tab.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || isExpected404(message)) return;
    report(`console ${message.type()}: ${message.text()}`);
  });
  tab.on('pageerror', (error) => report(`script error: ${error.message}`));
  tab.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) report(`asks another host: ${request.url()}`);
  });
  tab.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 && pathname !== UNKNOWN_PATH) report(`${pathname} answers ${response.status()}`);
  });
  tab.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== ABORTED) report(`cannot load ${request.url()}: ${why}`);
  });
  await tab.addInitScript(() => {
    globalThis.policyViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.policyViolations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim());
    });
  });
}

/** Violations of the Content-Security-Policy since the page was opened. */
export async function checkPolicy(tab, report) {
  const violations = await tab.evaluate(() => globalThis.policyViolations);
  for (const violation of violations) report(`forbidden by the Content-Security-Policy: ${violation}`);
}

/** A page may leave nothing behind in the browser. */
export async function checkNothingKept(tab, report) {
  for (const { name } of await tab.context().cookies()) report(`sets the cookie ${name}`);
  const kept = await tab.evaluate(() => [localStorage.length, sessionStorage.length]);
  if (kept.some((count) => count > 0)) report('keeps something in the browser');
}

/** What the page tells machines about itself must be JSON, and be data: with the strict policy no script runs. */
export async function checkData(tab, report) {
  const problem = await tab.evaluate(() => {
    const scripts = [...document.scripts];
    if (scripts.some((script) => script.type !== 'application/ld+json')) return 'has a script';
    try {
      scripts.forEach((script) => JSON.parse(script.textContent));
      return undefined;
    } catch (error) {
      return `has structured data that are no JSON: ${error.message}`;
    }
  });
  if (problem) report(problem);
}

/** Recipients stand in the order of the alphabet of the page: the browser has ICU in it and says what that is. */
export async function checkAlphabet(tab, report) {
  const problem = await tab.evaluate(() => {
    const names = [...document.querySelectorAll('.page-recipients article.recipient h2')].map((it) => it.textContent);
    const sorted = names.toSorted(new Intl.Collator(document.documentElement.lang).compare);
    const at = names.findIndex((name, index) => name !== sorted[index]);
    return at < 0 ? undefined : `"${names[at]}" stands where "${sorted[at]}" belongs in the alphabet`;
  });
  if (problem) report(problem);
}

/** Nothing may stick out to the right. Names the first element that does. */
export async function checkWidth(tab, report) {
  const found = await tab.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return undefined;
    const wide = [...document.body.querySelectorAll('*')]
      .find((element) => element.getBoundingClientRect().right > width + 0.5);
    const name = wide ? `${wide.localName}${wide.id && `#${wide.id}`} "${wide.textContent.trim().slice(0, 40)}"` : 'unknown';
    return { width, scrollWidth: document.documentElement.scrollWidth, name };
  });
  if (found) report(`scrolls sideways at ${found.width} px (needs ${found.scrollWidth} px), because of ${found.name}`);
}

/** The same at the narrowest width, and back. */
export async function checkNarrow(tab, report) {
  const before = tab.viewportSize();
  await tab.setViewportSize(NARROW);
  await checkWidth(tab, report);
  await tab.setViewportSize(before);
}

/** The first Tab must reach a link past the menu, and that link must be seen and lead somewhere. */
export async function checkSkipLink(tab, report) {
  await tab.keyboard.press('Tab');
  const problem = await tab.evaluate(() => {
    const link = document.activeElement;
    const href = link?.getAttribute('href') ?? '';
    if (link?.localName !== 'a' || !/^#./.test(href)) return `focuses ${link?.localName ?? 'nothing'}, not a skip link`;
    if (!document.getElementById(decodeURIComponent(href.slice(1)))) return `focuses a skip link to ${href}, which is not there`;
    const box = link.getBoundingClientRect();
    const seen = box.width > 4 && box.height > 4 && box.top >= 0 && box.left >= 0 && box.right <= innerWidth;
    return seen ? undefined : 'focuses a skip link that stays invisible';
  });
  if (problem) report(`the first Tab ${problem}`);
}

/** Headings must be seen in the order in which they are read out, and in which a browser without style sheets shows them. */
export async function checkOrder(tab, report) {
  const found = await tab.evaluate(() => {
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]
      .filter((heading) => !heading.closest('nav, table') && heading.checkVisibility());
    const top = (heading) => heading.getBoundingClientRect().top;
    return headings.find((heading, place) => place > 0 && top(heading) < top(headings[place - 1]))?.textContent.trim();
  });
  if (found) report(`the heading "${found}" is seen before the one that is read before it`);
}

/** On paper: nothing that only a screen can use, nothing folded away, and the addresses of links elsewhere in plain sight. */
export async function checkPrint(tab, report) {
  await tab.emulateMedia({ media: 'print' });
  const found = await tab.evaluate(() => {
    const text = (element) => element.textContent.trim().slice(0, 40);
    const navigation = [...document.querySelectorAll('nav, .skip')].filter((it) => it.checkVisibility()).map((it) => `shows the navigation "${text(it)}"`);
    const folded = [...document.querySelectorAll('details:not([open])')]
      .filter((it) => [...it.children].some((part) => part.localName !== 'summary' && !part.checkVisibility({ contentVisibilityAuto: true })))
      .map((it) => `hides what is folded under "${text(it)}"`);
    const links = [...document.querySelectorAll('a[href^="http"]')]
      .filter((it) => !getComputedStyle(it, '::after').content.includes(it.getAttribute('href')) && !/^[^\s/]+\.[^\s]+$|:\/\//.test(text(it)))
      .map((it) => `does not say where "${text(it)}" leads`);
    const breaks = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]
      .filter((it) => getComputedStyle(it).breakAfter !== 'avoid').map((it) => `may part the heading "${text(it)}" from its text`);
    return [...navigation, ...folded, ...links, ...breaks];
  });
  await tab.emulateMedia({ media: null });
  for (const reason of new Set(found)) report(`on paper it ${reason}`);
}

/** Every table says what its rows and columns are, and what it is itself. */
export async function checkTables(tab, report) {
  const found = await tab.evaluate(() => [...document.querySelectorAll('table')].flatMap((table) => {
    const headers = [...table.querySelectorAll('th')];
    const named = table.caption ?? table.closest('[aria-label], [aria-labelledby]');
    return [
      headers.length === 0 && 'has no headers',
      headers.some((header) => !header.scope) && 'has a header without scope',
      !named && 'has no caption and stands in no named region',
    ].filter(Boolean).map((reason) => `the table "${table.textContent.trim().slice(0, 40)}" ${reason}`);
  }));
  for (const reason of found) report(reason);
}

/** axe-core's rules. The debugger's door is not bound by the page's policy, so the page stays as strict as it is. */
export async function checkAxe(tab, report) {
  await tab.evaluate(axe.source);
  const violations = await tab.evaluate(async (tags) => {
    // Without preload: it would fetch style sheets from inside the page, and the policy rightly forbids that.
    // The size of targets is a rule that axe leaves out until it is asked for.
    const rules = { 'target-size': { enabled: true } };
    const options = { runOnly: tags, rules, resultTypes: ['violations'], preload: false };
    const results = await globalThis.axe.run(document, options);
    return results.violations.map(({ id, help, nodes }) =>
      ({ id, help, count: nodes.length, example: nodes[0].target.join(' ') }));
  }, AXE_TAGS);
  for (const { id, help, count, example } of violations) report(`axe ${id}: ${help} (${count}×, e.g. ${example})`);
}
