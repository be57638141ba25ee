import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { instantOf, millisecondsOf } from './canonical-instant.ts';
import { packFields } from './pack-columns.ts';
import { packValues } from './pack-values.ts';
import { type PackedColumn, type Scalar, valueAt } from './packed-column.ts';

const instants = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

const columns: fc.Arbitrary<Scalar[]> = fc.oneof(
  ...[
    fc.string({ unit: 'binary' }),
    fc.uuid(),
    instants.map((date) => date.toISOString()),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.boolean(),
    fc.constantFrom('new', 'closed'),
    fc.oneof(fc.string(), fc.uuid(), fc.integer(), fc.boolean()),
  ].map((values) => fc.array(fc.option(values as fc.Arbitrary<Scalar>, { freq: 5 }), { maxLength: 80 })),
);

describe('packed values', () => {
  it('read back as they were packed, whatever they are', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const packed = packValues(values);
        expect(values.map((_, position) => valueAt(packed, position))).toEqual(values);
      }),
    );
  });
});

describe('columns of rows', () => {
  it('hold every single value, and leave lists to the rows', () => {
    const rows = Array.from({ length: 40 }, (_, n) =>
      aTicket({ title: `Ärende ${n}`, requesterPersonId: n % 2 ? newId() : null, description: 'lång '.repeat(40) }),
    );
    const { columns: packed, rest } = packFields('tickets', rows);
    expect(packed).not.toHaveProperty('scriptAnswers');
    expect(Object.keys(rest)).toContain('scriptAnswers');
    expect(packed.requesterPersonId?.type).toBe('ids');
    expect(packed.createdAt?.type).toBe('numbers');
    for (const field of [
      'title',
      'description',
      'requesterPersonId',
      'createdAt',
      'status',
      'dueAt',
      'organisationId',
    ] as const) {
      const column = packed[field];
      if (column === undefined) throw new Error(`${field} has no column`);
      expect(rows.map((_, position) => valueAt(column, position))).toEqual(rows.map((row) => row[field]));
    }
  });

  it('bear rows that are not of their kind', () => {
    const { columns, rest } = packFields('tickets', [{}, { status: { a: 1 } }, { title: 7, status: [] }]);
    const read = (column: PackedColumn | undefined) => column && [0, 1, 2].map((position) => valueAt(column, position));
    expect(columns).not.toHaveProperty('status');
    expect(read(rest.status)).toEqual([null, '{"a":1}', '[]']);
    expect(read(columns.title)).toEqual([null, null, 7]);
    expect(read(rest.title)).toEqual([null, null, '7']);
  });
});

describe('instants', () => {
  it('are numbers when they are written as Date writes them', () => {
    fc.assert(
      fc.property(instants, (date) => {
        expect(millisecondsOf(date.toISOString())).toBe(date.getTime());
        expect(instantOf(date.getTime())).toBe(date.toISOString());
      }),
    );
  });

  it('are no numbers when any other text would be read back', () => {
    const characters = fc.constantFrom(...'0123456789-:.TZ+ '.split(''));
    fc.assert(
      fc.property(instants, fc.nat(23), characters, (date, at, character) => {
        const text = date.toISOString();
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const read = millisecondsOf(changed);
        if (!Number.isNaN(read)) expect(instantOf(read)).toBe(changed);
      }),
    );
    for (const text of ['2026-02-29T00:00:00.000Z', '2026-11-20T24:00:00.000Z', '2026-11-20', '']) {
      expect(millisecondsOf(text)).toBeNaN();
    }
  });
});
