import { describe, expect, it } from 'vitest';
import { writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { type CommandInput, judge } from '../commands/judge.ts';
import { aPersonRow } from '../directory/samples.ts';
import type { Person } from '../directory/schema.ts';
import { newId } from '../identity/ids.ts';
import { type Message, messageSchema } from '../messages/schema.ts';
import type { Actor } from '../users/roles.ts';
import { aTicketRow } from './samples.ts';
import { type TicketNote, ticketNoteSchema } from './schema.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = '2026-11-23T09:00:00.000Z';
const agent = (): Actor => ({ userId: newId(), name: 'Olga', grants: [{ organisationId: 'burlov', role: 'agent' }] });
const anna = aPersonRow({ givenName: 'Anna', familyName: 'Ek', email: 'anna.ek@burlov.example' });

/** A note of a colleague that did not arrive, and the decision to send it again. */
function undelivered(state: 'failed' | 'queued' = 'failed') {
  const ticket = aTicketRow({ organisationId: 'burlov', requesterPersonId: anna.id });
  const rows = (person: Person, more: ConstructorParameters<typeof InMemoryRows>[0] = []) =>
    new InMemoryRows([{ kind: 'tickets', row: ticket }, { kind: 'people', row: person }, ...more]);
  const args = { id: newId(), ticketId: ticket.id, visibility: 'outward', attachmentIds: [], body: 'Startar den?' };
  const context = { commandId: newId(), actor: agent(), at, now: at };
  const { puts } = writesOf(judge({ name: 'ticket.addNote', args }, rows(anna), context));
  const written = ticketNoteSchema.parse(puts.find(({ kind }) => kind === 'ticketNotes')?.row);
  const sent = messageSchema.parse(puts.find(({ kind }) => kind === 'messages')?.row);
  const report = { state, stateAt: at, failure: state === 'failed' ? ('no-channel' as const) : null, detail: '' };
  const note: TicketNote = { ...written, delivery: { personId: anna.id, ...report } };
  const carried: Message = { ...sent, recipients: sent.recipients.map((recipient) => ({ ...recipient, ...report })) };
  const resend = { name: 'ticket.resendNote', args: { ticketId: ticket.id, noteId: note.id } };
  const again = (person: Person, known: Message | null, actor = agent(), command: CommandInput = resend) =>
    judge(
      command,
      rows(person, [
        { kind: 'ticketNotes', row: note },
        ...(known === null ? [] : [{ kind: 'messages' as const, row: known }]),
      ]),
      { commandId: newId(), actor, at: later, now: later },
    );
  /** Its author presses in Meddelanden, where they see the message. */
  const retried = (person: Person) =>
    again(person, carried, context.actor, { name: 'message.retry', args: { messageId: carried.id } });
  return { carried, again, retried };
}

describe('an outward note that did not arrive', () => {
  it('is sent again by a colleague, in the message that carried it', () => {
    const { carried, again } = undelivered();
    const { puts } = writesOf(again(anna, carried));
    expect(puts.map(({ kind }) => kind)).toEqual(['ticketNotes', 'messages']);
    expect(puts[0]?.row).toMatchObject({ delivery: { state: 'waiting', stateAt: later, failure: null } });
    expect(messageSchema.parse(puts[1]?.row)).toEqual({
      ...carried,
      recipients: [{ ...carried.recipients[0], state: 'waiting', stateAt: later, failure: null }],
    });
  });

  it('is sent again where the message that carried it is not seen, as the same message', () => {
    const { carried, again } = undelivered();
    const { puts } = writesOf(again(anna, null));
    expect(puts[1]?.row).toMatchObject({ id: carried.id, fromUserId: carried.fromUserId, noteId: carried.noteId });
  });

  it('goes to the address the requester has now', () => {
    const { carried, again } = undelivered();
    const { puts } = writesOf(again({ ...anna, email: 'anna.alm@burlov.example' }, carried));
    expect(puts[1]?.row).toMatchObject({ recipients: [{ address: 'anna.alm@burlov.example' }] });
  });

  it('is not sent to somebody who can no longer be reached, and keeps why it failed', () => {
    const { carried, again } = undelivered();
    expect(again({ ...anna, email: null }, carried)).toMatchObject({ code: 'requester-unreachable' });
  });

  it('goes by the same rule when its author sends the message again', () => {
    const { retried } = undelivered();
    const { puts } = writesOf(retried({ ...anna, email: 'anna.alm@burlov.example' }));
    expect(puts.map(({ kind }) => kind)).toEqual(['ticketNotes', 'messages']);
    expect(puts[1]?.row).toMatchObject({ recipients: [{ address: 'anna.alm@burlov.example', state: 'waiting' }] });
    expect(retried({ ...anna, protected: true })).toMatchObject({ code: 'requester-unreachable' });
  });

  it('goes on its way once when two press at the same time', () => {
    const { carried, again } = undelivered('queued');
    expect(writesOf(again(anna, carried)).puts).toEqual([]);
  });

  it('is sent by nobody without the right to write the ticket', () => {
    const { carried, again } = undelivered();
    expect(again(anna, carried, { ...agent(), grants: [] })).toMatchObject({ type: 'refused' });
  });
});
