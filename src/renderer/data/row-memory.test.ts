import { describe, expect, it } from 'vitest';
import { parseRowsOnce } from './row-memory.ts';
import { aTicket } from './testing/sample-rows.ts';

/** As a port gives it to the page: another object each time. */
const sent = <T>(row: T): T => structuredClone(row);

describe('rows that come again', () => {
  it('are the same objects while they say the same', () => {
    const ticket = aTicket({ pauses: [{ from: '2026-11-20T09:00:00.000Z', to: null }] });
    const [first] = parseRowsOnce('tickets', [sent(ticket)]);
    expect(parseRowsOnce('tickets', [sent(ticket)])[0]).toBe(first);
    expect(first).toEqual(ticket);
  });

  it('are others when anything of them is, however deep, whatever their version', () => {
    const ticket = aTicket({ pauses: [{ from: '2026-11-20T09:00:00.000Z', to: null }] });
    const [first] = parseRowsOnce('tickets', [sent(ticket)]);
    const ended = { ...ticket, pauses: [{ from: '2026-11-20T09:00:00.000Z', to: '2026-11-20T10:00:00.000Z' }] };
    const [second] = parseRowsOnce('tickets', [sent(ended)]);
    expect(second).toEqual(ended);
    expect(second).not.toBe(first);
    expect(parseRowsOnce('tickets', [sent(ticket)])).toEqual([ticket]);
    const untagged = { ...ticket, tagIds: [] };
    expect(parseRowsOnce('tickets', [sent({ ...untagged, tagIds: [ticket.id] })])[0]).toMatchObject({
      tagIds: [ticket.id],
    });
    expect(parseRowsOnce('tickets', [sent(untagged)])[0]).toMatchObject({ tagIds: [] });
  });

  it('are refused when they do not hold, also after one that did', () => {
    const ticket = aTicket();
    parseRowsOnce('tickets', [sent(ticket)]);
    const { title: _, ...nameless } = ticket;
    expect(() => parseRowsOnce('tickets', [nameless])).toThrow();
    expect(() => parseRowsOnce('tickets', [null])).toThrow();
    expect(() => parseRowsOnce('people', [sent(ticket)])).toThrow();
  });
});
