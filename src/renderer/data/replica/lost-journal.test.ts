import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandEnvelope, schemaVersion } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { anActor, aTicket } from '../testing/sample-rows.ts';
import { lostJournalOf } from './lost-journal.ts';
import { emptyPosition, Replica } from './replica.ts';

const at = '2026-11-20T09:00:00.000Z';
const position = (clientId: Id | null, containedSeq: number) => ({ ...emptyPosition, clientId, containedSeq });

/** A ticket that is created under this number. */
function creation(clientId: Id, seq: number): { ticketId: Id; envelope: CommandEnvelope } {
  const { number: _n, version: _v, status: _s, ...row } = aTicket();
  const args = { ...row, solvedWith: null, note: '' };
  return {
    ticketId: row.id,
    envelope: { id: newId(), clientId, seq, name: 'ticket.create', args, at, schemaVersion },
  };
}

describe('a journal that says hello to rows that were there before', () => {
  it('is told for lost when the rows contain what it never gave, and never while it is whole', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), (done, contained, kept) => {
        const clientId = newId();
        const containedSeq = Math.min(contained, done);
        const givenSeq = Math.min(kept, done);
        const lost = lostJournalOf(position(clientId, containedSeq), { clientId, givenSeq, formerClientIds: [] });
        expect(lost).toBe(givenSeq < containedSeq ? clientId : null);
      }),
    );
  });

  it('is whole under a new client id that follows the one the rows know, and another where it does not', () => {
    const [first, second, third] = [newId(), newId(), newId()];
    const renewed = { clientId: third, givenSeq: 0, formerClientIds: [first, second] };
    for (const known of [first, second, third]) expect(lostJournalOf(position(known, 0), renewed)).toBeNull();
    const stranger = newId();
    expect(lostJournalOf(position(stranger, 0), renewed)).toBe(stranger);
    expect(lostJournalOf(position(null, 0), renewed)).toBeNull();
  });

  it('shows whatever is saved from then on, however much of it was cut off, once a new client has begun where it must', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), (contained, kept) => {
        const replica = new Replica(anActor(), () => at);
        const cut = newId();
        replica.replaceRows([], position(cut, contained));
        const journal = { clientId: cut, givenSeq: kept, formerClientIds: [] };
        const mustBegin = lostJournalOf(replica.position, journal) !== null;
        const clientId = mustBegin ? newId() : cut;
        replica.resume(clientId, [], []);
        const { ticketId, envelope } = creation(clientId, mustBegin ? 1 : kept + 1);
        replica.append(envelope);
        expect(replica.get('tickets', ticketId)?.id).toBe(ticketId);
      }),
    );
  });
});
