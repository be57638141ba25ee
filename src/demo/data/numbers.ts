import type { Random } from './random.ts';

/**
 * The numbers PTS (the Swedish Post and Telecom Authority) holds back for books and films: they reach nobody.
 * 070-174 06 05–06 99, 08-465 004 00–99, 031-390 06 00–99, 040-628 04 00–99, 0980-31 92 00–99; E.164 without the plus.
 */
const mobileBlock = { first: 46_701_740_605, count: 95 };
const fixedBlocks = [
  { first: 46_846_500_400, count: 100 },
  { first: 46_313_900_600, count: 100 },
  { first: 46_406_280_400, count: 100 },
  { first: 46_980_319_200, count: 100 },
];

/** Numbers of the switchboards and of the provider: the first of the Malmö block, never given to a person. */
export const reservedNumbers = {
  burlovSwitchboard: '+46406280400',
  kavlingeSwitchboard: '+46406280401',
  staffanstorpSwitchboard: '+46406280402',
  providerMain: '+46406280403',
} as const;

/** The service desk's published numbers, one per municipality. */
export const serviceDeskNumbers = {
  burlov: '+46406256599',
  kavlinge: '+4646739797',
  staffanstorp: '+4646251200',
} as const;

/** Numbers that belong to nobody in the directory: strangers who call. */
const STRANGERS = 25;

/** Numbers to give out, each once. */
export interface NumberPool {
  readonly mobile: string[];
  readonly fixed: string[];
  readonly strangers: readonly string[];
}

function block({ first, count }: { first: number; count: number }): string[] {
  return Array.from({ length: count }, (_, index) => `+${first + index}`);
}

function shuffled(numbers: string[], random: Random): string[] {
  return numbers
    .map((number) => ({ number, order: random.next() }))
    .sort((one, other) => one.order - other.order)
    .map(({ number }) => number);
}

/** Whether a number lies in the ranges reserved for fiction. */
export function isFictional(number: string): boolean {
  const value = Number(number);
  return [mobileBlock, ...fixedBlocks].some(({ first, count }) => value >= first && value < first + count);
}

/** Returns all fictional numbers in an order given by `random`, without those of the switchboards. */
export function numberPool(random: Random): NumberPool {
  const taken = new Set<string>(Object.values(reservedNumbers));
  const fixed = shuffled(
    fixedBlocks.flatMap(block).filter((number) => !taken.has(number)),
    random,
  );
  return { mobile: shuffled(block(mobileBlock), random), strangers: fixed.splice(0, STRANGERS), fixed };
}
