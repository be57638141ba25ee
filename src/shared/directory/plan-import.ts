import type { TextTable } from '../csv/text-table.ts';
import type { Id } from '../identity/ids.ts';
import { foldedCell, type PeopleColumn, peopleColumns, type UnitColumn, unitColumns } from './directory-table.ts';
import { byId, type Cells, type DirectoryPlan, planLines, type Reading, type Values } from './plan-lines.ts';
import { dateIn, flagIn, listOf, phonesIn, placeIn, RefusedLine, unitIn } from './read-cells.ts';
import { blankPerson, type Person, personSchema, type Unit, unitSchema } from './schema.ts';

function fullName({ givenName = '', familyName = '' }: { givenName?: string; familyName?: string }): string {
  return `${givenName.trim()} ${familyName.trim()}`.trim();
}

/**
 * Returns what a file of people would do to an organisation's directory, without doing it. A line is known by its `id`,
 * else its address, else name and unit, else the name alone. `today` is when those who are missing would have left;
 * protected people are never among them.
 */
export function planPeople(
  table: TextTable,
  people: ReadonlyMap<Id, Person>,
  units: ReadonlyMap<Id, Unit>,
  today: string,
): DirectoryPlan {
  const byEmail = new Map([...people.values()].map((person) => [foldedCell(person.email ?? ''), person]));
  byEmail.delete('');
  const byName = new Map<string, Person[]>();
  for (const person of people.values()) {
    const name = foldedCell(fullName(person));
    byName.set(name, [...(byName.get(name) ?? []), person]);
  }
  const reading: Reading<PeopleColumn, Person> = {
    columns: peopleColumns,
    schema: personSchema,
    named: ['givenName', 'familyName'],
    nameIn: fullName,
    target: (cells, rows) => {
      const id = cells.id?.trim() ?? '';
      if (id !== '') return byId(id, rows);
      const name = fullName(cells);
      if (name === '') throw new RefusedLine('missing-name');
      const known = byEmail.get(foldedCell(cells.email ?? ''));
      if (known !== undefined) return known;
      const named = (byName.get(foldedCell(name)) ?? []).filter(
        // Another address is another person.
        ({ email }) => (cells.email ?? '').trim() === '' || email === null || email === '',
      );
      if (named.length <= 1) return named[0];
      const unitId = unitIn(cells.unit ?? '', units);
      const there = named.filter((person) => person.unitId === unitId && unitId !== null);
      if (there.length !== 1) throw new RefusedLine('ambiguous', name);
      return there[0];
    },
    values: (cells) => personValues(cells, units),
    blank: { ...blankPerson },
  };
  const planned = planLines(table, people, reading);
  // Who stands on a line that cannot be read has not left.
  const refused = new Set(
    planned.lines.flatMap(({ outcome, name }) => (outcome === 'refused' ? [foldedCell(name)] : [])),
  );
  const last = table.lines.at(-1)?.line ?? 1;
  const missing =
    planned.problem !== null
      ? []
      : [...people.values()].filter(
          (person) =>
            !planned.named.has(person) &&
            !refused.has(foldedCell(fullName(person))) &&
            !person.protected &&
            person.leftOn === null,
        );
  return {
    problem: planned.problem,
    unknownColumns: planned.unknownColumns,
    lines: planned.lines,
    missing: missing.map((person, place) => ({
      line: last + 1 + place,
      name: fullName(person),
      isMissing: true,
      outcome: 'change',
      id: person.id,
      set: { leftOn: today },
      was: { leftOn: null },
    })),
  };
}

function personValues(cells: Cells<PeopleColumn>, units: ReadonlyMap<Id, Unit>): Values {
  const values: Values = {};
  for (const field of ['givenName', 'familyName', 'title', 'note'] as const) {
    if (cells[field] !== undefined) values[field] = cells[field].trim();
  }
  if (cells.unit !== undefined) values.unitId = unitIn(cells.unit, units);
  if (cells.phones !== undefined || cells.mobile !== undefined || cells.extension !== undefined) {
    values.phones = [
      ...phonesIn(cells.phones ?? '', peopleColumns.phones[0]),
      ...phonesIn(cells.mobile ?? '', peopleColumns.mobile[0]),
      ...phonesIn(cells.extension ?? '', peopleColumns.extension[0]),
    ];
  }
  if (cells.email !== undefined) values.email = cells.email.trim() === '' ? null : cells.email.trim();
  if (cells.tasks !== undefined) values.tasks = listOf(cells.tasks);
  if (cells.leftOn !== undefined) values.leftOn = dateIn(cells.leftOn, peopleColumns.leftOn[0]);
  if (cells.vip !== undefined) values.vip = flagIn(cells.vip, peopleColumns.vip[0]);
  return values;
}

/** Returns what a file of units would do to an organisation's directory. A line is known by its `id`, else by name and superior. */
export function planUnits(table: TextTable, units: ReadonlyMap<Id, Unit>): DirectoryPlan {
  const reading: Reading<UnitColumn, Unit> = {
    columns: unitColumns,
    schema: unitSchema,
    named: ['name'],
    nameIn: ({ name = '' }) => name.trim(),
    target: (cells, rows) => {
      const id = cells.id?.trim() ?? '';
      if (id !== '') return byId(id, rows);
      const name = foldedCell(cells.name ?? '');
      if (name === '') throw new RefusedLine('missing-name');
      const named = [...rows.values()].filter((unit) => foldedCell(unit.name) === name);
      if (named.length <= 1) return named[0];
      const parentId = unitIn(cells.parent ?? '', units);
      const there = named.filter((unit) => unit.parentId === parentId);
      if (there.length !== 1) throw new RefusedLine('ambiguous', cells.name ?? '');
      return there[0];
    },
    values: (cells) => unitValues(cells, units),
    blank: {
      name: '',
      parentId: null,
      phones: [],
      address: '',
      email: null,
      tasks: [],
      openingHours: null,
      place: null,
      note: '',
      active: true,
    },
  };
  const { problem, unknownColumns, lines } = planLines(table, units, reading);
  return { problem, unknownColumns, lines, missing: [] };
}

function unitValues(cells: Cells<UnitColumn>, units: ReadonlyMap<Id, Unit>): Values {
  const values: Values = {};
  for (const field of ['name', 'address', 'note'] as const) {
    if (cells[field] !== undefined) values[field] = cells[field].trim();
  }
  if (cells.parent !== undefined) values.parentId = unitIn(cells.parent, units);
  if (cells.phones !== undefined) values.phones = phonesIn(cells.phones, unitColumns.phones[0]);
  if (cells.email !== undefined) values.email = cells.email.trim() === '' ? null : cells.email.trim();
  if (cells.tasks !== undefined) values.tasks = listOf(cells.tasks);
  if (cells.place !== undefined) values.place = placeIn(cells.place, unitColumns.place[0]);
  return values;
}
