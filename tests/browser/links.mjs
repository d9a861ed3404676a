// What every HTML file says about itself, and whether its links lead somewhere. All files, not a sample:
// reading is cheap, and a broken link is most likely on the page that nobody opens.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addressOf, lookUp } from './server.mjs';
import { isFragment, listFiles, neighbour } from './files.mjs';

/** Runs inside the browser: its own HTML parser is the one that counts. */
function readDocument(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const texts = (selector, attribute) =>
    [...doc.querySelectorAll(selector)].map((element) => element.getAttribute(attribute));
  return {
    hasDoctype: doc.doctype !== null,
    lang: doc.documentElement.getAttribute('lang'),
    title: doc.title,
    headings: doc.querySelectorAll('h1').length,
    ids: [...texts('[id]', 'id'), ...texts('a[name]', 'name')],
    links: [...texts('[href]', 'href'), ...texts('[src]', 'src')],
  };
}

/** The facts of every HTML file of a site, by path. */
export async function readSite(dir, tab) {
  const site = new Map();
  for (const file of listFiles(dir, '.html')) {
    site.set(file, await tab.evaluate(readDocument, readFileSync(path.join(dir, file), 'utf8')));
  }
  return site;
}

/** What must hold for every whole page, whether or not a browser opens it. */
function documentProblems(facts) {
  return [
    !facts.hasDoctype && 'no doctype',
    !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(facts.lang ?? '') && `html lang is "${facts.lang ?? ''}"`,
    facts.title.trim() === '' && 'the title is empty',
    facts.headings !== 1 && `${facts.headings} h1 headings, not one`,
  ].filter(Boolean);
}

/** A relative link that climbs above the site's root works over http by accident only. */
function climbsOut(file, link) {
  if (/^([a-z][a-z0-9+.-]*:|[/#?])/i.test(link)) return false;
  return path.posix.join(path.posix.dirname(file), link.split(/[?#]/)[0]).startsWith('..');
}

function anchorProblem(dir, site, target, hash, link) {
  const id = decodeURIComponent(hash.slice(1));
  const facts = site.get(path.relative(dir, target).split(path.sep).join('/'));
  if (id === '' || id === 'top' || !facts || facts.ids.includes(id)) return undefined;
  return `link "${link}": there is no #${id} on that page`;
}

const idsOf = new Map();

/** The ids of a page in a folder beside the site. Each page is read once, however many links lead to it. */
function idsIn(target) {
  if (!idsOf.has(target)) {
    const html = readFileSync(target, 'utf8');
    idsOf.set(target, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])));
  }
  return idsOf.get(target);
}

/** A link from the internal pages to the public ones: the file must be there, and the anchor on it. */
function neighbourProblem({ dir, link }, written) {
  const [file, id] = link.split('#');
  const found = lookUp(dir, decodeURIComponent(file));
  if (!found.file) return `link "${written}" leads nowhere`;
  return id && !idsIn(found.file).has(decodeURIComponent(id)) ? `link "${written}": there is no #${id} on that page` : undefined;
}

function linkProblem(dir, site, file, link) {
  const beside = neighbour(dir, link);
  if (beside) return neighbourProblem(beside, link);
  if (link.startsWith('//')) return `link "${link}" has no scheme, so it breaks when opened from disk`;
  if (climbsOut(file, link)) return `link "${link}" leads out of the site`;
  let url;
  try {
    url = new URL(link, `http://site${addressOf(file)}`);
  } catch {
    return `link "${link}" is not an address`;
  }
  if (!['http:', 'https:', 'mailto:', 'tel:', 'data:'].includes(url.protocol)) return `link "${link}" uses ${url.protocol}`;
  if (url.host !== 'site') return undefined;
  // Within the page it stands on, also when that page is the 404 page and has no address of its own.
  if (link.startsWith('#')) return anchorProblem(dir, site, path.join(dir, file), url.hash, link);
  const found = lookUp(dir, decodeURIComponent(url.pathname));
  if (found.redirect) return `link "${link}" needs a redirect: end it with /`;
  if (!found.file) return `link "${link}" leads nowhere`;
  return anchorProblem(dir, site, found.file, url.hash, link);
}

/** Checks all documents and links of a site. */
export function checkSite(dir, site, report) {
  for (const [file, facts] of site) {
    const fragment = isFragment(dir, file);
    if (!fragment) for (const problem of documentProblems(facts)) report(file, problem);
    // A fragment's other links are relative to a page that we do not know.
    const links = fragment ? facts.links.filter((link) => link.startsWith('#')) : facts.links;
    for (const link of new Set(links)) {
      const problem = linkProblem(dir, site, file, link);
      if (problem) report(file, problem);
    }
  }
  if (site.size === 0) report('.', 'no HTML file');
  if (site.has('index.html') && !existsSync(path.join(dir, '404.html'))) report('.', 'no 404.html');
}
