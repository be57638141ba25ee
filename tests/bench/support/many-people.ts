import { ServerRows } from '#renderer/data/replica/server-rows.ts';
import { packRows } from '#renderer/data/rows/segment-data.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { defaultSeed, makeDemoData } from '../../../src/demo/data/demo-data.ts';
import { personName } from '../../../src/demo/data/names.ts';
import { randomStream } from '../../../src/demo/data/random.ts';

/** As many rows as the product puts into a segment. */
const segmentRows = 2_048;

function append<K extends RowKind>(into: ServerRows, kind: K, rows: readonly Row<K>[]): void {
  const own = [...rows].sort((one, other) => (one.id < other.id ? 1 : -1));
  for (let from = 0; from < own.length; from += segmentRows)
    into.append(packRows(kind, own.slice(from, from + segmentRows)));
}

// Halves that Swedish family names are made of: a directory of 50,000 has thousands of different names.
const firstHalves = [
  'Alm',
  'Asp',
  'Berg',
  'Björk',
  'Blom',
  'Bo',
  'Dahl',
  'Ek',
  'Eng',
  'Fors',
  'Frid',
  'Gran',
  'Grön',
  'Hag',
  'Hall',
  'Hed',
  'Holm',
  'Hög',
  'Karl',
  'Kull',
  'Lager',
  'Lilje',
  'Lind',
  'Ljung',
  'Lund',
  'Löf',
  'Malm',
  'Mo',
  'Ny',
  'Norr',
  'Palm',
  'Ros',
  'Ryd',
  'Sand',
  'Sjö',
  'Skog',
  'Sten',
  'Stjern',
  'Sund',
  'Söder',
  'Thor',
  'Wall',
  'Wester',
  'Wik',
  'Zetter',
  'Å',
  'Ång',
  'Öst',
  'Öster',
  'Ör',
];
const secondHalves = [
  'berg',
  'blad',
  'blom',
  'borg',
  'bäck',
  'crona',
  'dahl',
  'ell',
  'feldt',
  'fors',
  'gren',
  'gård',
  'hagen',
  'hammar',
  'hult',
  'in',
  'lind',
  'löf',
  'lund',
  'man',
  'mark',
  'qvist',
  'roth',
  'skog',
  'stedt',
  'strand',
  'ström',
  'sson',
  'vall',
  'vik',
];

/** Returns a directory of so many people, with the demonstration's organisations, units and functions, packed as the product packs them. */
export function manyPeople(count: number): { rows: ServerRows; people: readonly Person[] } {
  const demo = makeDemoData({ seed: defaultSeed, now: new Date('2026-11-20T09:00:00.000Z') }).rows;
  const random = randomStream(defaultSeed, 'many-people');
  const people = Array.from({ length: count }, (_, n): Person => {
    const model = random.pick(demo.people);
    const { given, family } = personName(random, 0.6);
    const number = `+4640${String(6_000_000 + n * 7).padStart(7, '0')}`;
    const id = `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
    return {
      ...model,
      id,
      givenName: given,
      familyName: random.chance(0.4) ? family : `${random.pick(firstHalves)}${random.pick(secondHalves)}`,
      phones: [{ number, kind: 'fixed' }],
      email: `${given}.${family}.${n}@${model.organisationId}.example`.toLowerCase(),
    };
  });
  const rows = new ServerRows();
  append(rows, 'organisations', demo.organisations);
  append(rows, 'units', demo.units);
  append(rows, 'people', people);
  append(rows, 'functions', demo.functions);
  return { rows, people };
}
