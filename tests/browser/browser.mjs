// Debian's Chromium, quiet and cut off from every host but this machine.
import { chromium } from 'playwright-core';

/** The views in which every page is checked: two sizes, each in light and dark. The first is also the one that prints. */
export const VIEWS = [
  { name: 'desktop light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'desktop dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'phone light', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: 'phone dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
];

/** The views in which one page of every type is checked besides. `textSize` is the reader's own, in pixels: 16 is usual. */
export const RARE_VIEWS = [
  { name: 'tablet light', viewport: { width: 820, height: 1180 }, colorScheme: 'light' },
  { name: 'desktop forced', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', forcedColors: 'active' },
  { name: 'desktop contrast', viewport: { width: 1280, height: 900 }, colorScheme: 'light', contrast: 'more' },
  { name: 'desktop text200', viewport: { width: 1280, height: 900 }, colorScheme: 'light', textSize: 32 },
  { name: 'phone text200', viewport: { width: 360, height: 740 }, colorScheme: 'light', textSize: 32 },
];

/** Starts the browser, with more arguments where somebody needs them. `CHROMIUM` names another executable. */
export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      // As root, in a container, without a graphics card.
      '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
      // Otherwise Chromium itself calls home, and each refused call costs time.
      '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...more,
    ],
  });
}

/** A context for one view. With reduced motion, so that no check looks in the middle of a transition. */
export function openView(browser, { viewport, colorScheme, forcedColors, contrast }) {
  return browser.newContext({ viewport, colorScheme, forcedColors, contrast, locale: 'da-DK', reducedMotion: 'reduce' });
}

/** Sets the reader's own size of text, as in the browser's settings: lengths in `rem` and `em` grow, the window does not. */
async function enlargeText(context, tab, textSize) {
  const session = await context.newCDPSession(tab);
  await session.send('Page.setFontSizes', { fontSizes: { standard: textSize, fixed: Math.round(textSize * 0.8125) } });
}

/** Runs `task` in a new tab of `context` and closes the tab whatever happens. */
export async function withTab(context, task, { textSize } = {}) {
  const tab = await context.newPage();
  try {
    if (textSize) await enlargeText(context, tab, textSize);
    return await task(tab);
  } finally {
    await tab.close();
  }
}
