// Collects what is wrong, so that one run shows every problem instead of the first.

/** An empty list of problems with a way to add to it. The same problem is kept once. */
export function problemList() {
  const lines = new Set();
  return {
    add: (where, reason) => lines.add(`${where}: ${reason}`),
    lines: () => [...lines].sort(),
  };
}

/** Prints all problems and the one-line count, and sets the exit code. */
export function finish(problems, checked) {
  const lines = problems.lines();
  for (const line of lines) console.error(`  ✗ ${line}`);
  const verdict = lines.length === 1 ? '1 problem' : `${lines.length} problems`;
  console.log(`${checked}: ${verdict}`);
  process.exitCode = lines.length === 0 ? 0 : 1;
}

/** Ends the program for a mistake in how it was called. */
export function usage(text) {
  console.error(`usage: ${text}`);
  process.exit(2);
}
