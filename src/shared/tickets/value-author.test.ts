import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import type { TicketEvent } from './schema.ts';
import { valueAuthor } from './value-author.ts';

const [filer, anna, bo, karin] = [newId(), newId(), newId(), newId()];
const ticket = { createdByUserId: filer };

function entry(userId: string, change: TicketEvent['change']): TicketEvent {
  const at = '2026-11-23T09:00:00.000Z';
  return { id: newId(), organisationId: 'burlov', version: 1, ticketId: newId(), userId, at, change };
}

const titled = (userId: string, from: string, to: string) =>
  entry(userId, { type: 'fields', fields: [{ field: 'title', from, to, unseen: false }] });

describe('the author of a value', () => {
  it('is who filed the ticket while nobody has changed it', () => {
    expect(valueAuthor('title', ticket, [])).toBe(filer);
    expect(valueAuthor('title', ticket, [entry(anna, { type: 'status', from: 'new', to: 'in-progress' })])).toBe(filer);
  });

  it('is who changed that field last', () => {
    const events = [titled(anna, 'Skrivare', 'Skrivaren'), titled(bo, 'Skrivaren', 'Skrivaren står')];
    expect(valueAuthor('title', ticket, events)).toBe(bo);
    expect(valueAuthor('description', ticket, events)).toBe(filer);
  });

  it('of an assignee is who gave the ticket away, not who chose only another group after', () => {
    const events = [
      entry(anna, { type: 'assignment', groupId: null, assigneeUserId: karin }),
      entry(bo, { type: 'assignment', groupId: newId(), assigneeUserId: karin }),
    ];
    expect(valueAuthor('assigneeUserId', ticket, events)).toBe(anna);
    expect(valueAuthor('groupId', ticket, events)).toBe(bo);
  });

  it('of how it was solved is who solved it, or who wrote that anew', () => {
    const solved = entry(anna, { type: 'status', from: 'in-progress', to: 'resolved' });
    const anew = entry(bo, {
      type: 'fields',
      fields: [{ field: 'resolution', from: 'Bytte toner', to: 'Bytte trumma', unseen: false }],
    });
    expect(valueAuthor('resolution', ticket, [solved])).toBe(anna);
    expect(valueAuthor('resolution', ticket, [solved, anew])).toBe(bo);
    expect(valueAuthor('status', ticket, [solved, anew])).toBe(anna);
  });
});
