/** So many lines are named where more are about the same thing; the rest is found when these are put right. */
const namedAtMost = 20;

/**
 * Returns, for each key that more than one line of a file has, which lines they are, in words: "2, 5". A line without a key is
 * about nothing that another could be about.
 */
export function sharedLines<K>(
  lines: Iterable<{ readonly line: number; readonly key: K | null }>,
): ReadonlyMap<K, string> {
  const linesOf = new Map<K, number[]>();
  for (const { line, key } of lines) {
    if (key === null) continue;
    const same = linesOf.get(key);
    if (same === undefined) linesOf.set(key, [line]);
    else same.push(line);
  }
  const shared = [...linesOf].filter(([, same]) => same.length > 1);
  return new Map(shared.map(([key, same]) => [key, inWords(same)]));
}

function inWords(lines: readonly number[]): string {
  const named = lines.slice(0, namedAtMost).join(', ');
  return lines.length > namedAtMost ? `${named} …` : named;
}
