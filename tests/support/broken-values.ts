import fc from 'fast-check';

/** A value in which one thing was changed: where, and into what. `path` leads to what was changed. */
export interface Broken {
  what: string;
  path: readonly string[];
  value: unknown;
}

function nested(depth: number): unknown {
  let value: unknown = 'innerst';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** What somebody sends in place of what is asked for, by what is wrong with it. */
const badValues: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 17,
  'not a number': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'a number no column has': 1e308,
  'a fraction': 0.5,
  'a negative number': -1,
  'a boolean': true,
  'an empty text': '',
  'an empty list': [],
  'an empty object': {},
  'a NUL': 'före\0efter',
  'half an emoji': 'avklippt \ud83d',
  'the 30th of February': '2026-02-30',
  'a moment of the 30th of February': '2026-02-30T08:00:00.000Z',
  'a year no column has': '+275760-09-13T00:00:00.000Z',
  'an SQL statement': "'; drop table tickets; --",
  'a script': '<img src=x onerror=alert(1)>',
  'a long text': 'å'.repeat(200_000),
  'what is deep': nested(500),
  'an object with a prototype of its own': JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
  'a list of a thousand': Array.from({ length: 1_000 }, (_, index) => index),
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the paths to everything in a value, the value itself first. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

/** Returns the value with what lies at a path made anew; undefined takes it away. */
function changed(value: unknown, path: readonly string[], change: (part: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((part: unknown, index) => (String(index) === key ? changed(part, rest, change) : part));
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(
    ([name, part]) => [name, name === key ? changed(part, rest, change) : part] as const,
  );
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

const withStranger = (part: unknown): unknown =>
  isRecord(part) ? Object.assign(JSON.parse('{"__proto__":{"polluted":true}}'), part, { okänt: 'fält' }) : part;

/** Returns the value with one thing wrong: another value in its place, something missing, or something nobody asked for. */
export function brokenOnce(value: unknown): fc.Arbitrary<Broken> {
  const path = fc.constantFrom(...pathsOf(value));
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(path, fc.constantFrom(...Object.entries(badValues))).map(([at, [what, bad]]) => ({
        what,
        path: at,
        value: changed(value, at, () => bad),
      })),
    },
    {
      weight: 1,
      arbitrary: path.map((at) => ({ what: 'missing', path: at, value: changed(value, at, () => undefined) })),
    },
    {
      weight: 1,
      arbitrary: path.map((at) => ({ what: 'something more', path: at, value: changed(value, at, withStranger) })),
    },
  );
}
