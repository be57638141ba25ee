import { compareSwedish } from './swedish-order.ts';

/**
 * The text of a changed row and its number: that of an equal text of a segment, which is whole, or a fraction between
 * those of the texts around it.
 */
export interface SingleText {
  readonly slot: number;
  readonly text: string;
  rank: number;
}

/** Merges two lists that are in order of their texts. */
export function mergeSingles(one: readonly SingleText[], other: readonly SingleText[]): SingleText[] {
  const all: SingleText[] = [];
  let next = 0;
  for (const single of one) {
    for (; next < other.length; next += 1) {
      const candidate = other[next];
      if (candidate === undefined || isBefore(single, candidate)) break;
      all.push(candidate);
    }
    all.push(single);
  }
  return all.concat(other.slice(next));
}

/** The texts decide only between the same two texts of segments. */
function isBefore(one: SingleText, other: SingleText): boolean {
  const places = Math.ceil(one.rank) - Math.ceil(other.rank);
  return places !== 0 ? places < 0 : compareSwedish(one.text, other.text) < 0;
}

/** Gives fractions anew, in even steps: singles stand in order, and each between the right whole numbers already. */
export function spreadRanks(singles: readonly SingleText[]): void {
  for (let from = 0; from < singles.length; ) {
    const above = Math.ceil(singles[from]?.rank ?? 0);
    const between: SingleText[] = [];
    for (let at = from; at < singles.length && Math.ceil(singles[at]?.rank ?? 0) === above; at += 1) {
      const single = singles[at];
      if (single !== undefined) between.push(single);
    }
    from += between.length;
    spreadBelow(above, between);
  }
}

function spreadBelow(above: number, between: readonly SingleText[]): void {
  let place = 0;
  const places = between.map(({ text }, at) => {
    const before = between[at - 1];
    if (before === undefined || compareSwedish(before.text, text) !== 0) place += 1;
    return place;
  });
  between.forEach((single, at) => {
    if (!Number.isInteger(single.rank)) single.rank = above - 1 + (places[at] ?? 0) / (place + 1);
  });
}
