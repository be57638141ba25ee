import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { planRegisterImport } from './plan-register-import.ts';
import { registerCells, registerColumns } from './register-table.ts';
import { aServiceLevel } from './samples.ts';
import type { ServiceArea } from './schema.ts';

const area: ServiceArea = { id: newId(), organisationId: 'burlov', version: 1, name: 'IT', sortOrder: 1, active: true };
const areas = new Map([[area.id, area]]);
const level = aServiceLevel({
  hours: {
    ...aServiceLevel().hours,
    beforeHolidayUntil: '13:00',
    exceptions: [
      { date: '2026-12-23', intervals: [{ from: '09:00', to: '12:00' }], reason: 'Kortare dag', uid: 'dag@skola' },
      { date: '2026-12-28', intervals: [], reason: '' },
    ],
  },
});
const levels = new Map([[level.id, level]]);

const tableOf = (heading: string[], ...lines: string[][]) => ({
  heading,
  lines: lines.map((cells, index) => ({ line: index + 2, cells })),
});
const planAreas = (heading: string[], ...lines: string[][]) =>
  planRegisterImport('serviceAreas', tableOf(heading, ...lines), areas, 'burlov');
const planLevels = (heading: string[], ...lines: string[][]) =>
  planRegisterImport('serviceLevels', tableOf(heading, ...lines), levels, 'burlov');

describe('service areas and levels as a file', () => {
  it('come back as they were written, with everything a level holds', () => {
    const cells = registerCells('serviceLevels', level);
    const columns = Object.entries(registerColumns.serviceLevels);
    const heading = ['id', ...columns.map(([, { words }]) => words[0] ?? '')];
    const line = [cells.id ?? '', ...columns.map(([name]) => cells[name] ?? '')];
    expect(planLevels(heading, line).lines).toEqual([{ line: 2, name: level.name, outcome: 'same' }]);
    const [made] = planLevels(heading.slice(1), [`${level.name} 2`, ...line.slice(2)]).lines;
    const { id, organisationId, version, ...values } = { ...level, name: 'Bas 2' };
    const withoutEvent = values.hours.exceptions.map(({ uid, ...exception }) => exception);
    expect(made).toMatchObject({
      outcome: 'create',
      values: { ...values, hours: { ...values.hours, exceptions: withoutEvent } },
    });
  });

  it('change only what the file says otherwise', () => {
    expect(planAreas(['område', 'ordning'], ['it', '5']).lines).toMatchObject([
      { outcome: 'change', id: area.id, set: { sortOrder: 5 }, was: { sortOrder: 1 } },
    ]);
    const [changed] = planLevels(['nivå', 'fredag', 'löst inom, hög'], ['Bas', '8-12, 13-15', '90']).lines;
    expect(changed).toMatchObject({ outcome: 'change', set: { resolveWithinMinutes: { high: 90, low: 960 } } });
    const hours = changed?.outcome === 'change' ? changed.set.hours : null;
    expect(hours).toEqual({
      ...level.hours,
      week: level.hours.week.map((day, index) =>
        index === 4
          ? [
              { from: '08:00', to: '12:00' },
              { from: '13:00', to: '15:00' },
            ]
          : day,
      ),
    });
  });

  it.each([
    [['område', 'ordning'], ['Ny', 'först'], 'invalid', 'ordning'],
    [['område', 'i bruk'], ['IT', 'kanske'], 'invalid', 'i bruk'],
    [['område'], [''], 'missing-name', ''],
    [['id', 'område'], [newId(), 'IT'], 'unknown-id', ''],
    [['område'], ['IT', 'mer'], 'too-many-cells', ''],
  ])('are refused line by line with the column: %j %j', (heading, cells, code, column) => {
    expect(planAreas(heading, cells).lines).toMatchObject([{ outcome: 'refused', refusal: { code, column } }]);
  });

  it('are refused when a time or a word of a level cannot be read', () => {
    expect(planLevels(['nivå', 'måndag'], ['Bas', 'åtta till fem']).lines).toMatchObject([
      { outcome: 'refused', refusal: { code: 'invalid', column: 'måndag' } },
    ]);
    expect(planLevels(['nivå', 'undantag'], ['Bas', 'julafton: stängt']).lines).toMatchObject([
      { outcome: 'refused', refusal: { code: 'invalid', column: 'undantag' } },
    ]);
  });

  it('are both refused when two lines are about one, and not read at all without a name or with a column twice', () => {
    expect(planAreas(['område'], ['IT'], [' it ']).lines.map(({ outcome }) => outcome)).toEqual(['refused', 'refused']);
    expect(planAreas(['ordning'], ['1']).problem?.code).toBe('no-name-column');
    expect(planAreas(['område', 'namn'], ['IT', 'IT']).problem?.code).toBe('duplicate-column');
  });
});
