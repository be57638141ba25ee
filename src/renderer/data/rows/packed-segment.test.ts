import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { aDevice, aPerson, aTicket } from '../testing/sample-rows.ts';
import { DamagedError } from './damaged-error.ts';
import { PackedSegment } from './packed-segment.ts';
import { blockOf, packRows, parseBlock } from './segment-data.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const uuid = fc.uuid({ version: 7 });

const tickets = fc.uniqueArray(
  fc
    .record({
      id: uuid,
      title: text.map((title) => `T${title}`),
      description: fc.oneof(text, fc.constant('lång '.repeat(80))),
      requesterPersonId: fc.option(uuid),
      dueAt: fc.option(fc.constantFrom('2026-11-20T09:00:00.000Z', '2027-03-28T01:59:59.999Z')),
      feedback: fc.option(fc.record({ how: fc.constant('phone' as const), note: text })),
    })
    .map(({ feedback, ...change }) =>
      aTicket({
        ...change,
        feedback: feedback && { ...feedback, to: 'other', toName: 'Åsa', at: '2026-11-20T09:00:00.000Z' },
      }),
    ),
  { selector: ({ id }) => id, minLength: 1, maxLength: 40 },
);

function segmentOf<T extends { id: string }>(kind: 'tickets' | 'devices' | 'people', rows: readonly T[]) {
  return new PackedSegment(kind, packRows(kind, parseBlock(blockOf(kind, rows))));
}

describe('packed rows', () => {
  it('are the rows that were packed, in descending order, found by identifier', () => {
    fc.assert(
      fc.property(tickets, fc.array(uuid), (rows, others) => {
        const segment = segmentOf('tickets', rows);
        const ordered = [...rows].sort((one, other) => (one.id < other.id ? 1 : -1));
        ordered.forEach((row, position) => {
          expect(segment.idAt(position)).toBe(row.id);
          expect(segment.positionOf(row.id)).toBe(position);
          expect(segment.rowAt(position)).toEqual(row);
          expect(segment.rawAt(position)).toEqual(row);
        });
        for (const id of others) {
          const known = ordered.findIndex((row) => row.id === id);
          expect(segment.positionOf(id)).toBe(known);
        }
      }),
    );
  });

  it('are read back as they came, whatever they hold', () => {
    const field = fc.constantFrom('title', 'dueAt', 'version', 'deviceId', 'feedback', 'scriptAnswers');
    const raw = fc.tuple(uuid, fc.dictionary(field, fc.jsonValue())).map(([id, row]) => ({ ...row, id }));
    fc.assert(
      fc.property(fc.uniqueArray(raw, { selector: ({ id }) => id, minLength: 1 }), (rows) => {
        const segment = segmentOf('tickets', rows);
        const sent = [...rows].sort((one, other) => (one.id < other.id ? 1 : -1));
        const read: unknown[] = sent.map((_, position) => segment.rawAt(position));
        expect(read).toEqual(sent.map((row) => JSON.parse(JSON.stringify(row))));
      }),
    );
  });

  it('keep lists and flags of every kind', () => {
    const device = aDevice({ accessories: ['laddare', 'väska'], loaner: false, purchasedOn: '2025-01-02' });
    expect(segmentOf('devices', [device]).rowAt(0)).toEqual(device);
    const person = aPerson({ phones: [{ kind: 'mobile', number: '+46701740605' }] });
    expect(segmentOf('people', [person]).rowAt(0)).toEqual(person);
  });

  it('are one object each as long as somebody holds it', () => {
    const segment = segmentOf('tickets', [aTicket()]);
    expect(segment.rowAt(0)).toBe(segment.rowAt(0));
  });

  it('are not used when a field is missing or of another type, whichever row it is', () => {
    const { dueAt: _, ...withoutDue } = aTicket();
    const rows = [withoutDue, { ...aTicket(), priority: 7 }, aTicket()];
    const segment = segmentOf('tickets', rows);
    const held = [0, 1, 2].filter((position) => segment.idAt(position) === rows[2]?.id);
    for (const position of [0, 1, 2]) {
      if (held.includes(position)) expect(segment.rowAt(position)).toEqual(rows[2]);
      else expect(() => segment.rowAt(position)).toThrow(DamagedError);
    }
  });
});

describe('a block', () => {
  const bytes = (content: string) => new TextEncoder().encode(content);

  it('of another number of rows, without identifiers, or not of JSON is not used', () => {
    const block = blockOf('tickets', [aTicket(), aTicket()]);
    expect(() => parseBlock({ ...block, count: 1 })).toThrow(DamagedError);
    expect(() => parseBlock({ ...block, count: 3 })).toThrow(DamagedError);
    expect(() => parseBlock({ ...block, bytes: block.bytes.subarray(0, -3) })).toThrow(DamagedError);
    expect(() => parseBlock({ kind: 'tickets', count: 1, bytes: bytes('{"title":"x"}\n') })).toThrow(DamagedError);
    expect(() => parseBlock({ kind: 'tickets', count: 1, bytes: bytes('null\n') })).toThrow(DamagedError);
    expect(() => parseBlock({ kind: 'tickets', count: 1, bytes: bytes('') })).toThrow(DamagedError);
  });

  it('whose rows do not descend is not packed', () => {
    const id = newId();
    for (const rows of [
      [{ id }, { id }],
      [{ id }, { id: newId() }],
    ]) {
      expect(() => packRows('tickets', rows)).toThrow(DamagedError);
    }
  });
});
