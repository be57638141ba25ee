import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { DamagedError } from './damaged-error.ts';
import { PackedSegment } from './packed-segment.ts';
import { readSegment, writeSegment } from './segment-bytes.ts';
import { packRows, type RawRow } from './segment-data.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('ny', 'pågår', null, true),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc
    .date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2090-01-01') })
    .map((date) => date.toISOString()),
  fc.uuid(),
  fc.array(fc.string(), { maxLength: 3 }),
);
const rows = fc
  .array(fc.dictionary(fc.constantFrom('title', 'unitId', 'createdAt', 'answers', 'places'), value), {
    minLength: 1,
    maxLength: 300,
  })
  .map((each): RawRow[] =>
    each.map((fields) => ({ ...fields, id: newId() })).toSorted((one, other) => (one.id < other.id ? 1 : -1)),
  );

const rowsIn = (segment: PackedSegment) =>
  Array.from({ length: segment.count }, (_, position) => segment.rawAt(position));

describe('the bytes of a segment', () => {
  it('give back the segment they were made of', () => {
    fc.assert(
      fc.property(rows, fc.uuid(), (made, stamp) => {
        const segment = packRows('tickets', made);
        const read = readSegment(writeSegment(segment, stamp), stamp);
        expect(read).toEqual(segment);
        expect(rowsIn(new PackedSegment('tickets', read))).toEqual(rowsIn(new PackedSegment('tickets', segment)));
      }),
    );
  });

  it('are refused when others came to lie in their place', () => {
    const segment = packRows('tickets', [{ id: newId(), title: 'Skrivaren' }]);
    expect(() => readSegment(writeSegment(segment, newId()), newId())).toThrow(DamagedError);
  });

  it('are refused when there are fewer or more of them, however many', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.boolean(), (made, by, shorter) => {
        const stamp = newId();
        const whole = writeSegment(packRows('tickets', made), stamp);
        const length = shorter ? by % whole.length : whole.length + 8 + (by % 1_000);
        const other = new Uint8Array(length);
        other.set(whole.subarray(0, length));
        expect(() => readSegment(other, stamp)).toThrow(DamagedError);
      }),
    );
  });

  it('with any byte changed are refused, or read without another fault than damage', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 255 }), (made, where, change) => {
        const stamp = newId();
        const bytes = writeSegment(packRows('tickets', made), stamp);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        try {
          expect(readSegment(bytes, stamp).count).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedError);
        }
      }),
    );
  });
});
