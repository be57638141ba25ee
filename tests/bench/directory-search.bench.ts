import type { Question } from '#renderer/data/question.ts';
import type { Person } from '#shared/directory/schema.ts';
import { defaultSeed } from '../../src/demo/data/demo-data.ts';
import { type Random, randomStream } from '../../src/demo/data/random.ts';
import { type Benchmark, percentile } from './harness.ts';
import { indexed, thinkAhead } from './support/indexed-rows.ts';
import { manyPeople } from './support/many-people.ts';

const size = 50_000;
const label = size.toLocaleString('en');
const searches = 60;

/** What a key press asks, letter by letter, of one who looks for somebody: right, misspelled, by number, by title. */
function keyPresses(people: readonly Person[], random: Random): string[] {
  return Array.from({ length: searches }, () => random.pick(people)).flatMap((person, n) => {
    const whole = [
      `${person.givenName} ${person.familyName}`,
      misspelled(`${person.familyName}`, random),
      `${person.title} ${person.familyName}`.toLowerCase(),
      `0${person.phones[0]?.number.slice(3) ?? ''}`,
    ][n % 4];
    return Array.from({ length: whole?.length ?? 0 }, (_, length) => whole?.slice(0, length + 1) ?? '');
  });
}

function misspelled(word: string, random: Random): string {
  const at = random.integer(0, word.length - 1);
  return random.chance(0.5) ? word.slice(0, at) + word.slice(at + 1) : `${word.slice(0, at)}e${word.slice(at + 1)}`;
}

function question(text: string): Question {
  const kinds = ['people', 'units', 'functions'] as const;
  return { type: 'directory', text, preferred: 'burlov', only: null, used: [], kinds: [...kinds], limit: 40 };
}

function timed(work: readonly (() => unknown)[]): number[] {
  return work.map((run) => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
}

/** A filter over the array at each key press: every word typed within name, title or number. */
function plainFilter(people: readonly Person[], text: string): Person[] {
  const words = text.toLowerCase().split(' ');
  return people
    .filter(({ givenName, familyName, title, phones }) => {
      const all = `${givenName} ${familyName} ${title} ${phones.map(({ number }) => number).join(' ')}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .sort((one, other) => one.familyName.localeCompare(other.familyName, 'sv'))
    .slice(0, 40);
}

export const benchmarks: Benchmark[] = [
  {
    name: `Directory search: ${label} people, a key press answered (names, misspellings, titles, numbers), p95`,
    unit: 'ms',
    goal: { direction: 'at-most', value: 16 },
    run: async () => {
      const { rows, people } = manyPeople(size);
      const { index } = indexed(rows);
      thinkAhead(index);
      const texts = keyPresses(people, randomStream(defaultSeed, 'key presses'));
      for (const text of texts.slice(0, 50)) index.answer(question(text));
      const value = percentile(timed(texts.map((text) => () => index.answer(question(text)))), 0.95);
      const some = texts.filter((_, at) => at % 8 === 0);
      const peerValue = percentile(timed(some.map((text) => () => plainFilter(people, text))), 0.95);
      return { value, peer: 'a filter and sort over the array, nothing misspelled found, p95', peerValue };
    },
  },
  {
    name: `Directory search: ${label} people, index made anew`,
    unit: 'ms',
    goal: { direction: 'at-most', value: 1_500 },
    run: async () => {
      const { rows } = manyPeople(size);
      const { index } = indexed(rows);
      const began = performance.now();
      index.answer(question('anna'));
      const value = performance.now() - began;
      const parsing = performance.now();
      for (const person of rows.table('people').rows()) person.id;
      return { value, peer: 'parsing all rows by their schema', peerValue: performance.now() - parsing };
    },
  },
];
