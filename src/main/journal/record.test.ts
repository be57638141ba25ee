import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJournal } from './read-journal.ts';
import { decodeLine, encodeRecord, type JournalRecord } from './record.ts';

const instant = fc
  .integer({ min: 0, max: 4_000_000_000_000 })
  .map((milliseconds) => new Date(milliseconds).toISOString());
const seq = fc.integer({ min: 1, max: 1_000_000 });

const record: fc.Arbitrary<JournalRecord> = fc.oneof(
  fc.record({
    type: fc.constant('command' as const),
    envelope: fc.record({
      id: fc.uuid(),
      clientId: fc.uuid(),
      seq,
      name: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
      args: fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))),
      at: instant,
      schemaVersion: fc.constant(1),
    }),
  }),
  fc.record({
    type: fc.constant('outcome' as const),
    outcome: fc.record({ seq, status: fc.constant('applied' as const) }),
    at: instant,
  }),
  fc.record({ type: fc.constant('contained' as const), seq }),
  fc.record({ type: fc.constant('refusal-discarded' as const), commandId: fc.uuid() }),
);

/** What JSON keeps of a value: an object without prototype or with __proto__ keys is compared as text. */
const text = (value: unknown) => JSON.stringify(value);

describe('a journal line', () => {
  it('says its length in bytes, the CRC-32 of its JSON text, and the text', () => {
    const line = encodeRecord({ type: 'contained', seq: 1 }).toString('utf8');
    expect(line).toMatch(/^28 [0-9a-f]{8} \{"type":"contained","seq":1\}\n$/);
  });

  it('reads back as what was written', () => {
    fc.assert(fc.property(record, (one) => text(decodeLine(encodeRecord(one).subarray(0, -1))) === text(one)));
  });

  it('never holds after one of its bytes has changed', () => {
    fc.assert(
      fc.property(record, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, flip) => {
        const line = Buffer.from(encodeRecord(one).subarray(0, -1));
        const index = where % line.length;
        line[index] = (line[index] ?? 0) ^ flip;
        const read = decodeLine(line);
        return read === null;
      }),
    );
  });
});

describe('a journal that was cut off', () => {
  it('holds every whole line before the cut, at whichever byte it was', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
        const lines = records.map(encodeRecord);
        const whole = Buffer.concat(lines);
        for (let cut = 0; cut <= whole.length; cut += 1) {
          const reading = readJournal(whole.subarray(0, cut));
          let end = 0;
          const expected = records.filter((_, index) => {
            end += lines[index]?.length ?? 0;
            return end <= cut;
          });
          expect(text(reading.records)).toBe(text(expected));
          expect(reading.damagedLines).toBe(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('does not take a tail of zero bytes for damage', () => {
    const line = encodeRecord({ type: 'contained', seq: 7 });
    const reading = readJournal(Buffer.concat([line, Buffer.alloc(4_096)]));
    expect(reading).toEqual({ records: [{ type: 'contained', seq: 7 }], goodBytes: line.length, damagedLines: 0 });
  });
});

describe('a journal with a damaged middle', () => {
  it('gives everything but the damaged line, and says that there is damage', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), (records, which, where) => {
        const index = which % records.length;
        const lines = records.map(encodeRecord);
        const damaged = lines[index] ?? Buffer.alloc(0);
        const position = where % (damaged.length - 1);
        // Flipping the lowest bit cannot make or remove a line feed here: 0x0a would come from 0x0b, which JSON escapes.
        damaged[position] = (damaged[position] ?? 0) ^ 1;
        const reading = readJournal(Buffer.concat(lines));
        expect(text(reading.records)).toBe(text(records.filter((_, other) => other !== index)));
        expect(reading.damagedLines).toBe(1);
      }),
    );
  });
});
