// How long the lines of running text are: 60 to 75 characters read best, and a phone cannot have them.

/** A screen with room for whole lines, in letters of the reader's size. */
const ROOM = 40;

/** The characters of every line of running text that is not the last of its paragraph. The internal pages have none. */
function lineLengths() {
  const letters = innerWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const lengths = [];
  for (const paragraph of document.querySelectorAll('body:not(.page-register) :is(main, section, article) > p')) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const lines = [];
    let bottom = -1;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { index, 0: word } of node.data.matchAll(/\S+\s*/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const box = range.getBoundingClientRect();
        const middle = box.top + box.height / 2;
        if (middle > bottom) lines.push(0);
        bottom = Math.max(bottom, box.bottom);
        lines[lines.length - 1] += word.length;
      }
    }
    lengths.push(...lines.slice(0, -1));
  }
  return { letters, lengths: lengths.sort((a, b) => a - b) };
}

/** Where there is room, the usual line must be of a length that reads well, and none may be longer. */
export async function checkMeasure(tab, report) {
  const { letters, lengths } = await tab.evaluate(lineLengths);
  if (letters < ROOM || lengths.length < 5) return;
  const usual = lengths[Math.floor(lengths.length / 2)];
  const longest = lengths.at(-1);
  if (usual < 60 || longest > 75) report(`has lines of ${usual} characters, and of ${longest} at most: 60 to 75 read best`);
}
