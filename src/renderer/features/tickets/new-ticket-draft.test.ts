import { describe, expect, it } from 'vitest';
import { commands } from '#shared/commands/registry.ts';
import { aPersonRow } from '#shared/directory/samples.ts';
import { createTicketArgs, startTicket, ticketProblems, withRequester } from './new-ticket-draft.ts';

const id = '01980000-0000-7000-8000-000000000201';
const callId = '01980000-0000-7000-8000-000000000202';
const person = aPersonRow({
  id: '01980000-0000-7000-8000-000000000203',
  organisationId: 'kavlinge',
  givenName: 'Åsa',
  familyName: 'Öberg',
  title: 'Rektor',
  unitId: '01980000-0000-7000-8000-000000000204',
  phones: [{ number: '+46317401234', kind: 'fixed' }],
});
const empty = startTicket({ person: undefined, unit: undefined, phone: null, callId: null, organisationId: null });

const now = '2026-11-23T08:00:00.000Z';

describe('a new ticket', () => {
  it('opens with what is known of the caller', () => {
    const draft = startTicket({ person, unit: undefined, phone: '+46317405678', callId, organisationId: 'burlov' });
    expect(draft).toMatchObject({
      requester: { personId: person.id, name: 'Åsa Öberg' },
      organisationId: 'kavlinge',
      unitId: person.unitId,
      callId,
    });
    expect(draft.phone.replace(/\D/g, '')).toBe('0317405678');
  });

  it('says at the fields what is missing', () => {
    expect(Object.keys(ticketProblems(empty)).sort()).toEqual(['organisationId', 'title']);
    expect(createTicketArgs(empty, id, now)).toBeNull();
  });

  it('becomes a command the server can read, whatever is left out beyond title and organisation', () => {
    const args = createTicketArgs({ ...empty, title: '  Skrivaren tuggar  ', organisationId: 'burlov' }, id, now);
    expect(commands['ticket.create'].args.parse(args)).toMatchObject({ title: 'Skrivaren tuggar', solvedWith: null });
  });

  it('takes unit, number and organisation along from the directory, and drops the unit for a name by hand', () => {
    const chosen = withRequester(empty, { personId: person.id, name: 'Åsa Öberg' }, person);
    expect(chosen).toMatchObject({ organisationId: 'kavlinge', unitId: person.unitId });
    const byHand = withRequester(chosen, { personId: null, name: 'En förälder' }, null);
    expect(byHand).toMatchObject({ organisationId: 'kavlinge', unitId: null });
  });

  it('refuses a title longer than a list can bear, at the field', () => {
    expect(ticketProblems({ ...empty, title: 'x'.repeat(301) }).title).toBe('tickets.edit.tooLong');
    expect(ticketProblems({ ...empty, title: 'x'.repeat(300) }).title).toBeUndefined();
  });
});
