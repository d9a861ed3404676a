// Opens sites that were made of hostile texts, with their strict policy and without it: nothing may run, nothing may be
// asked of another host, and the policy must have nothing to report.
import path from 'node:path';
import { existsSync } from 'node:fs';
import { launch, withTab } from './browser.mjs';
import { listFiles, movedTo } from './files.mjs';
import { checkPolicy, watch } from './page-checks.mjs';
import { finish, problemList, usage } from './report.mjs';
import { addressOf, serve } from './server.mjs';

/** What a script would do first. */
const CALLS = ['alert', 'confirm', 'prompt', 'print', 'open'];

/** Everything that a person can do to an element without leaving the page. */
const EVENTS = ['mouseover', 'mouseenter', 'mousemove', 'pointerover', 'mousedown', 'focus', 'focusin', 'blur', 'toggle', 'animationstart'];

async function listen(tab, report) {
  tab.on('dialog', (dialog) => {
    report(`shows a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  await tab.addInitScript((calls) => {
    globalThis.hostileCalls = [];
    for (const name of calls) globalThis[name] = () => globalThis.hostileCalls.push(name);
  }, CALLS);
}

/** Touches every element, and opens what is folded. */
async function touch(tab) {
  return tab.evaluate((events) => {
    document.querySelectorAll('details').forEach((it) => { it.open = true; });
    const all = [...document.querySelectorAll('*')];
    for (const element of all) for (const name of events) element.dispatchEvent(new Event(name, { bubbles: true }));
    const runs = (value) => /^[\s\u0000-\u001f]*(javascript|data|vbscript):/i.test(value);
    const attributes = all.flatMap((it) => [...it.attributes].map(({ name, value }) => ({ tag: it.localName, name, value })));
    return [
      ...globalThis.hostileCalls.map((name) => `calls ${name}()`),
      ...[...document.scripts].filter((it) => it.type !== 'application/ld+json').map(() => 'has a script'),
      ...attributes.filter(({ name, value }) => name.startsWith('on') || name === 'style' || name === 'srcdoc' || (/^(href|src|action|data)$/.test(name) && runs(value)))
        .map(({ tag, name, value }) => `has <${tag} ${name}="${value.slice(0, 60)}">`),
      ...(document.querySelector('img:not([src$=".svg"]), iframe, object, embed, base, form, video, audio') ? ['has an element of somebody else'] : []),
    ];
  }, EVENTS);
}

async function openPage(tab, url, report) {
  await tab.goto(url, { waitUntil: 'load' });
  (await touch(tab)).forEach(report);
  await checkPolicy(tab, report);
}

async function openAll(browser, dir, problems, bypassCSP) {
  const { origin, close } = await serve(dir);
  const context = await browser.newContext({ bypassCSP });
  // A page at an address of old leads on before anything can be done to it.
  const files = listFiles(dir, '.html').filter((file) => !movedTo(dir, file));
  await withTab(context, async (tab) => {
    let file;
    const report = (reason) => problems.add(`${path.join(dir, file)}${bypassCSP ? ' (without policy)' : ''}`, reason);
    await watch(tab, origin, report);
    await listen(tab, report);
    for (file of files) {
      await openPage(tab, origin + addressOf(file), report).catch((error) => report(error.message));
    }
  });
  await context.close();
  await close();
  return files.length;
}

async function main(dirs) {
  if (dirs.length === 0) usage('node injection.mjs BUILT_DIR…');
  const problems = problemList();
  const browser = await launch();
  let opened = 0;
  try {
    for (const dir of dirs.flatMap((it) => ['site', 'register'].map((part) => path.join(it, part)))) {
      if (!existsSync(dir)) usage(`there is no folder ${dir}: lay the hostile sites out first`);
      for (const bypassCSP of [false, true]) opened += await openAll(browser, dir, problems, bypassCSP);
    }
  } finally {
    await browser.close();
  }
  if (opened === 0) problems.add('.', 'no page was opened');
  finish(problems, `injection: ${opened} hostile pages opened, half of them without the policy`);
}

await main(process.argv.slice(2));
