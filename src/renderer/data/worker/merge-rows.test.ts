import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { PackedSegment } from '../rows/packed-segment.ts';
import { blockOf, packRows, parseBlock } from '../rows/segment-data.ts';
import { SegmentTable } from '../rows/segment-table.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { type MergePart, mergePart, mergeParts } from './merge-rows.ts';

const ids = fc.uniqueArray(fc.uuid({ version: 7 }), { minLength: 1, maxLength: 8 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), which: fc.nat(7), title: fc.string() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('capture' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const) }) },
);

/** A table with some of the rows packed, in segments of a few. */
function tableOf(rows: readonly Ticket[], perSegment: number): SegmentTable<'tickets'> {
  const table = new SegmentTable('tickets');
  const ordered = [...rows].sort((one, other) => (one.id < other.id ? 1 : -1));
  for (let start = 0; start < ordered.length; start += perSegment) {
    const block = blockOf('tickets', ordered.slice(start, start + perSegment));
    table.append(new PackedSegment('tickets', packRows('tickets', parseBlock(block))));
  }
  return table;
}

function verify(table: SegmentTable<'tickets'>, truth: ReadonlyMap<Id, Ticket>, all: readonly Id[]): void {
  expect(new Map([...table.rows()].map((row) => [row.id, row]))).toEqual(truth);
  expect(table.size).toBe(truth.size);
  for (const id of all) {
    expect(table.get(id)).toEqual(truth.get(id));
    expect(table.has(id)).toBe(truth.has(id));
  }
}

describe('changed rows and segments', () => {
  it('hold the same rows before, during and after every merge, whatever changes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        ids,
        fc.nat(8),
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 60, size: 'max' }),
        async (all, packed, perSegment, steps) => {
          const rows = all.slice(0, packed).map((id) => aTicket({ id }));
          const table = tableOf(rows, perSegment);
          const truth = new Map(rows.map((row) => [row.id, row]));
          let parts: MergePart<'tickets'>[] = [];
          for (const action of steps) {
            const id = 'which' in action ? (all[action.which % all.length] ?? '') : '';
            if (action.do === 'put') {
              const row = aTicket({ id, title: `T${action.title}` });
              truth.set(id, row);
              table.set(id, row);
            } else if (action.do === 'remove') {
              truth.delete(id);
              table.set(id, null);
            } else if (action.do === 'capture') {
              parts = mergeParts(table);
            } else {
              const part = parts.pop();
              if (part === undefined) continue;
              const made = await mergePart('tickets', part, () => Promise.resolve());
              table.replace(
                part.segment,
                made.map((segment) => new PackedSegment('tickets', segment)),
                part.captured,
              );
            }
            verify(table, truth, all);
          }
        },
      ),
      { numRuns: 50 },
    );
  }, 30_000);

  it('leave nothing changed when everything has been merged', async () => {
    const rows = [aTicket(), aTicket(), aTicket()];
    const table = tableOf(rows, 2);
    const [first, second] = rows;
    if (first === undefined || second === undefined) throw new Error('there are three rows');
    table.set(first.id, { ...first, title: 'changed' });
    table.set(second.id, null);
    const added = aTicket();
    table.set(added.id, added);
    for (const part of mergeParts(table)) {
      const made = await mergePart('tickets', part, () => Promise.resolve());
      table.replace(
        part.segment,
        made.map((segment) => new PackedSegment('tickets', segment)),
        part.captured,
      );
    }
    expect(table.changed.size).toBe(0);
    expect(table.size).toBe(3);
    expect(table.get(added.id)).toEqual(added);
  });
});
