// Debian's Chromium, quiet and cut off from every host but this machine.
import { chromium } from 'playwright-core';

/** The views in which every page is checked: two sizes, each in light and dark. */
export const VIEWS = [
  { name: 'desktop light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'desktop dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'phone light', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: 'phone dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
];

/** Starts the browser. `CHROMIUM` names another executable. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      // As root, in a container, without a graphics card.
      '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
      // Otherwise Chromium itself calls home, and each refused call costs time.
      '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** A context for one view. With reduced motion, so that no check looks in the middle of a transition. */
export function openView(browser, { viewport, colorScheme }) {
  return browser.newContext({ viewport, colorScheme, locale: 'da-DK', reducedMotion: 'reduce' });
}

/** Runs `task` in a new tab of `context` and closes the tab whatever happens. */
export async function withTab(context, task) {
  const tab = await context.newPage();
  try {
    return await task(tab);
  } finally {
    await tab.close();
  }
}
