import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { DamagedError } from './damaged-error.ts';
import type { SegmentSource } from './filed-columns.ts';
import { PackedSegment } from './packed-segment.ts';
import { readSegment } from './read-segment.ts';
import { writeSegment } from './segment-bytes.ts';
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

const sourceOf = (bytes: Uint8Array<ArrayBuffer>): SegmentSource => ({
  length: bytes.length,
  read(from, length) {
    if (from + length > bytes.length) throw new DamagedError('too short');
    return bytes.slice(from, from + length);
  },
});

const rowsIn = (segment: PackedSegment) =>
  Array.from({ length: segment.count }, (_, position) => segment.rawAt(position));

describe('the bytes of a segment', () => {
  it('give back the segment they were made of', () => {
    fc.assert(
      fc.property(rows, fc.uuid(), (made, stamp) => {
        const segment = packRows('tickets', made);
        const { unread: _, ...read } = readSegment(sourceOf(writeSegment(segment, stamp)), stamp);
        expect(read).toEqual(segment);
      }),
    );
  });

  it('give the same rows in whatever order and however often they are looked at', () => {
    fc.assert(
      fc.property(rows, fc.uuid(), fc.array(fc.nat(), { maxLength: 200 }), (made, stamp, looks) => {
        const segment = packRows('tickets', made);
        const written = new PackedSegment('tickets', segment);
        const read = new PackedSegment('tickets', readSegment(sourceOf(writeSegment(segment, stamp)), stamp));
        for (const look of looks) {
          const position = look % segment.count;
          expect(read.rawAt(position)).toEqual(written.rawAt(position));
        }
        expect(rowsIn(read)).toEqual(rowsIn(written));
      }),
    );
  });

  it('of columns nobody asked for are not read', () => {
    const stamp = newId();
    const made = Array.from(
      { length: 500 },
      (): RawRow => ({ id: newId(), title: `Skrivare ${newId()}`, status: 'new' }),
    );
    const bytes = writeSegment(
      packRows(
        'tickets',
        made.toSorted((one, other) => (one.id < other.id ? 1 : -1)),
      ),
      stamp,
    );
    let readBytes = 0;
    const source = sourceOf(bytes);
    const read: SegmentSource['read'] = (from, length) => {
      readBytes += length;
      return source.read(from, length);
    };
    const segment = new PackedSegment('tickets', readSegment({ ...source, read }, stamp));
    expect(segment.columns.status).toEqual(expect.objectContaining({ type: 'codes' }));
    expect(segment.rawAt(17).title).toMatch(/^Skrivare/);
    expect(readBytes).toBeLessThan(bytes.length / 2);
  });

  it('are refused when others came to lie in their place', () => {
    const segment = packRows('tickets', [{ id: newId(), title: 'Skrivaren' }]);
    expect(() => readSegment(sourceOf(writeSegment(segment, newId())), newId())).toThrow(DamagedError);
  });

  it('are refused when there are fewer or more of them, however many', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.boolean(), (made, by, shorter) => {
        const stamp = newId();
        const whole = writeSegment(packRows('tickets', made), stamp);
        const length = shorter ? by % whole.length : whole.length + 8 + (by % 1_000);
        const other = new Uint8Array(length);
        other.set(whole.subarray(0, length));
        expect(() => readSegment(sourceOf(other), stamp)).toThrow(DamagedError);
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
          const read = new PackedSegment('tickets', readSegment(sourceOf(bytes), stamp));
          expect(rowsIn(read)).toHaveLength(read.count);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedError);
        }
      }),
    );
  });
});
