// Lighthouse's own audits of built sites: 100 of 100 in all that it counts but speed, which depends on the machine.
import path from 'node:path';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { launch } from './browser.mjs';
import { listPages, onePerType } from './files.mjs';
import { finish, problemList, usage } from './report.mjs';
import { addressOf, serve } from './server.mjs';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

/** A port that nobody listens on: Lighthouse reaches the browser through one. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The audits that a page does not pass, each with what Lighthouse says of it. */
async function failedAudits(url, port) {
  const { lhr } = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: 'silent', output: 'json' });
  if (lhr.runtimeError) return [lhr.runtimeError.message];
  const counted = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs.filter(({ weight }) => weight > 0));
  const failed = [...new Set(counted.map(({ id }) => id))].map((id) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title, explanation }) => `${id}: ${title}${explanation ? ` (${explanation})` : ''}`);
  const unscored = CATEGORIES.filter((name) => lhr.categories[name].score === null).map((name) => `${name} has no score`);
  return [...failed, ...unscored];
}

async function main(dirs) {
  if (dirs.length === 0) usage('node lighthouse.mjs SITE_DIR…');
  for (const dir of dirs) if (!existsSync(dir)) usage(`there is no folder ${dir}: build the site first`);
  const port = await freePort();
  const browser = await launch([`--remote-debugging-port=${port}`]);
  const problems = problemList();
  let audited = 0;
  try {
    for (const dir of dirs) {
      const { origin, close } = await serve(dir);
      // The page for addresses that are none is to be found by no search, and answers 404.
      for (const file of onePerType(dir, listPages(dir)).filter((it) => it !== '404.html')) {
        audited += 1;
        for (const reason of await failedAudits(origin + addressOf(file), port)) problems.add(path.join(dir, file), reason);
      }
      await close();
    }
  } finally {
    await browser.close();
  }
  finish(problems, `lighthouse: ${audited} pages, one of every type, at 100 in ${CATEGORIES.join(', ')}`);
}

await main(process.argv.slice(2));
