import { describe, expect, it } from 'vitest';
import { writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import { aPersonRow } from '../directory/samples.ts';
import type { Person } from '../directory/schema.ts';
import { newId } from '../identity/ids.ts';
import { messageSchema } from '../messages/schema.ts';
import type { Actor } from '../users/roles.ts';
import { aTicketRow } from './samples.ts';
import { type Ticket, ticketNoteSchema } from './schema.ts';

const at = '2026-11-23T08:00:00.000Z';
const actor: Actor = { userId: newId(), name: 'Olga', grants: [{ organisationId: 'burlov', role: 'agent' }] };
const anna = aPersonRow({ givenName: 'Anna', familyName: 'Ek', email: 'anna.ek@burlov.example' });

/** Writes a note on a ticket of this requester, and returns the note and what carries it. */
function noted(requester: Person | null, visibility: 'internal' | 'outward' = 'outward', change: Partial<Ticket> = {}) {
  const ticket = aTicketRow({
    organisationId: 'burlov',
    number: 'BUR-7',
    title: 'Skrivaren',
    requesterPersonId: requester?.id ?? null,
    ...change,
  });
  const rows = new InMemoryRows([
    { kind: 'tickets', row: ticket },
    ...(requester === null ? [] : [{ kind: 'people' as const, row: requester }]),
  ]);
  const args = { id: newId(), ticketId: ticket.id, visibility, attachmentIds: [], body: 'Den är lagad.' };
  const decide = () =>
    writesOf(judge({ name: 'ticket.addNote', args }, rows, { commandId: newId(), actor, at, now: at })).puts;
  const puts = decide();
  return {
    note: ticketNoteSchema.parse(puts.find(({ kind }) => kind === 'ticketNotes')?.row),
    message: messageSchema.optional().parse(puts.find(({ kind }) => kind === 'messages')?.row),
    again: () => decide().find(({ kind }) => kind === 'messages')?.row.id,
  };
}

describe('an outward note', () => {
  it('is carried to the requester by a message that says what it is about', () => {
    const { note, message } = noted(anna);
    expect(message).toMatchObject({
      subject: '[BUR-7] Skrivaren',
      body: 'Den är lagad.',
      noteId: note.id,
      recipients: [{ way: 'email', personId: anna.id, name: 'Anna Ek', address: anna.email, state: 'waiting' }],
    });
    expect(note.delivery).toMatchObject({ personId: anna.id, state: 'waiting' });
  });

  it('has one message, however often it is judged', () => {
    const { message, again } = noted(anna);
    expect(again()).toBe(message?.id);
  });

  it.each([
    ['nobody in the directory', null],
    ['somebody without an address', aPersonRow({ email: null })],
    ['somebody who has left', aPersonRow({ email: 'borta@burlov.example', leftOn: '2026-11-01' })],
    ['somebody who is protected', aPersonRow({ email: 'dold@burlov.example', protected: true })],
  ])('is kept and sent to nobody when the requester is %s', (_, requester) => {
    const { note, message } = noted(requester);
    expect(message).toBeUndefined();
    expect(note.delivery).toBeNull();
  });
});

describe('somebody who is not in the directory', () => {
  it('gets an outward note at the address they left', () => {
    const { message } = noted(null, 'outward', { requesterName: 'Bo Ek', requesterEmail: 'bo.ek@example.org' });
    expect(message?.recipients).toMatchObject([{ personId: null, name: 'Bo Ek', address: 'bo.ek@example.org' }]);
  });
});

describe('an internal note', () => {
  it('is sent to nobody', () => {
    expect(noted(anna, 'internal').message).toBeUndefined();
  });
});
