// Which files a built site holds, and which of them a browser should open.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The most pages of one site that are opened in the browser. */
export const MOST_PAGES = 60;

/** All files below `dir` that end with `suffix`, as paths with `/`, in a fixed order. */
export function listFiles(dir, suffix = '') {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** Files under `fragment/`, in any language, are pieces for other people's pages: no doctype, no title, no skip link. */
export function isFragment(dir, file) {
  return /(^|\/)fragment\//.test(file) && !/^\s*<!doctype/i.test(readFileSync(path.join(dir, file), 'utf8'));
}

/** The internal pages of `register/` link to the public ones of `site/` beside it; no other folder may name a neighbour. */
const TO_SITE = '../site/';

/** The folder beside `dir` that a link leads to, and the rest of the link; nothing for a link that stays in its folder. */
export function neighbour(dir, link) {
  if (path.basename(path.resolve(dir)) !== 'register' || !link.startsWith(TO_SITE)) return undefined;
  return { dir: path.resolve(dir, TO_SITE), link: link.slice(TO_SITE.length) };
}

/** Where a page at an address of old leads on to; nothing for every other file. */
export function movedTo(dir, file) {
  const [, target] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(readFileSync(path.join(dir, file), 'utf8')) ?? [];
  return target;
}

/** The whole pages of a site, those that people stay on. */
export function listPages(dir) {
  return listFiles(dir, '.html').filter((file) => !isFragment(dir, file) && !movedTo(dir, file));
}

/** The pages at addresses of old. */
export function listMoved(dir) {
  return listFiles(dir, '.html').filter((file) => movedTo(dir, file));
}

/** The kind of a page is its first folder: `aktivitet`, `rettigheder`; pages at the top are each their own kind. What was released
 *  has more kinds than folders: the list, a text as it was, what changed, an activity as it was. */
export function pageType(file) {
  if (/(^|\/)versioner\/.+\/aendringer\//.test(file)) return 'aendringer';
  if (/(^|\/)versioner\/./.test(file) && !/(^|\/)versioner\/index\.html$/.test(file)) return 'version';
  if (/(^|\/)aktivitet\/[^/]+@/.test(file)) return 'aktivitet@';
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : file;
}

function byType(dir, pages) {
  const types = new Map();
  for (const file of pages) types.set(pageType(file), [...(types.get(pageType(file)) ?? []), file]);
  // The longest page of a type is the one most likely to break the layout, so it comes first.
  const size = (file) => statSync(path.join(dir, file)).size;
  for (const files of types.values()) files.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  return [...types.values()];
}

/** Every page of a small site; of a large one some of every type, in turn, up to `most`. */
export function pickPages(dir, pages, most = MOST_PAGES) {
  if (pages.length <= most) return pages;
  const types = byType(dir, pages);
  const rounds = Math.max(...types.map((files) => files.length));
  const inTurn = Array.from({ length: rounds }, (_, round) => types.flatMap((files) => files[round] ?? []));
  return inTurn.flat().slice(0, most);
}

/** One page of every type: enough for a person to look at. */
export function onePerType(dir, pages) {
  return byType(dir, pages).map((files) => files[0]);
}
