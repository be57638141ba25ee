import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Put } from '#shared/commands/definition.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { aTicket } from '../testing/sample-rows.ts';
import type { ParsedChanges, Remove } from './parse-changes.ts';
import { ServerRows } from './server-rows.ts';

const put = (row: Ticket): Put => ({ kind: 'tickets', row });
const removeOf = ({ id, organisationId }: Ticket, version: number): Remove => ({
  type: 'remove',
  kind: 'tickets',
  id,
  organisationId,
  version,
});

function apply(rows: ServerRows, changes: ParsedChanges): void {
  for (const change of rows.resolve(changes)) rows.set(change);
}

describe('a row that moves to another organisation', () => {
  const before = aTicket({ organisationId: 'burlov', version: 4 });
  const after = { ...before, organisationId: 'staffanstorp', version: 2 };

  it('stays, whichever of removal and row comes first, in one page or in two', () => {
    const moves: ParsedChanges[][] = [
      [{ puts: [put(after)], removes: [removeOf(before, 5)] }],
      [
        { puts: [put(after)], removes: [] },
        { puts: [], removes: [removeOf(before, 5)] },
      ],
      [
        { puts: [], removes: [removeOf(before, 5)] },
        { puts: [put(after)], removes: [] },
      ],
    ];
    for (const pages of moves) {
      const rows = ServerRows.of([put(before)]);
      for (const page of pages) apply(rows, page);
      expect(rows.get('tickets', before.id)).toEqual(after);
      expect(rows.size).toBe(1);
    }
  });

  it('and back is not taken away by the removal of when it left', () => {
    const back = { ...before, version: 9 };
    const rows = ServerRows.of([put(before)]);
    apply(rows, { puts: [put(back)], removes: [removeOf(before, 5), removeOf(after, 3)] });
    expect(rows.get('tickets', before.id)).toEqual(back);
  });

  it('is gone when it has moved out of sight', () => {
    const rows = ServerRows.of([put(before)]);
    apply(rows, { puts: [], removes: [removeOf(before, 5)] });
    expect(rows.get('tickets', before.id)).toBeUndefined();
    expect(rows.size).toBe(0);
  });
});

describe('a page taken twice', () => {
  it('leaves what taking it once left', () => {
    const change = fc.record({ which: fc.nat(3), version: fc.integer({ min: 1, max: 9 }), remove: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(change, { selector: ({ which }) => which }), (changes) => {
        const held = Array.from({ length: 4 }, () => aTicket());
        const page: { puts: Put[]; removes: Remove[] } = { puts: [], removes: [] };
        for (const { which, version, remove } of changes) {
          const row = held[which];
          if (row === undefined) continue;
          if (remove) page.removes.push(removeOf(row, version));
          else page.puts.push(put({ ...row, version }));
        }
        const rows = ServerRows.of(held.map(put));
        apply(rows, page);
        const once = [...rows.table('tickets').rows()];
        apply(rows, page);
        expect([...rows.table('tickets').rows()]).toEqual(once);
        expect(rows.size).toBe(once.length);
      }),
    );
  });
});
