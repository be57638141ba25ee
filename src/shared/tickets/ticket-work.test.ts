import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreements/schema.ts';
import { aService, aServiceLevel } from '../catalogue/samples.ts';
import { type CommandContext, type Decision, writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { aPersonRow, aUnitRow } from '../directory/samples.ts';
import { type Id, newId } from '../identity/ids.ts';
import type { Actor } from '../users/roles.ts';
import { aFiling } from './samples.ts';
import type { Ticket } from './schema.ts';

const agent: Actor = { userId: newId(), name: 'Eva Agent', grants: [{ organisationId: 'burlov', role: 'agent' }] };
const level = aServiceLevel();
const service = aService({ serviceLevelId: level.id });
// Monday 09:00 in Stockholm.
const monday = '2026-11-23T08:00:00.000Z';

class Desk {
  readonly rows = new InMemoryRows([
    { kind: 'services', row: service },
    { kind: 'serviceLevels', row: level },
  ]);

  run<N extends CommandName>(name: N, args: CommandArgs<N>, at = monday): Decision {
    const context: CommandContext = { commandId: newId(), actor: agent, at, now: at };
    const decision = judge({ name, args }, this.rows, context);
    this.rows.write([...writesOf(decision).puts]);
    return decision;
  }

  file(change: Partial<CommandArgs<'ticket.create'>> = {}): Id {
    const id = newId();
    const decision = this.run('ticket.create', aFiling({ id, serviceId: service.id, ...change }));
    expect(decision.type).toBe('applied');
    return id;
  }

  ticket(id: Id): Ticket {
    const ticket = this.rows.get('tickets', id);
    if (ticket === undefined) throw new Error('The ticket is not there.');
    return ticket;
  }

  move(id: Id, status: Ticket['status'], at: string, more: Partial<CommandArgs<'ticket.setStatus'>> = {}): Decision {
    return this.run('ticket.setStatus', { ticketId: id, status, resolution: null, feedback: null, ...more }, at);
  }
}

describe('the targets of a ticket', () => {
  it('are counted from the report: start and solution in service hours, the answer to e-mail in working days', () => {
    const desk = new Desk();
    const spoken = desk.ticket(desk.file());
    expect(spoken).toMatchObject({ answeredAt: monday, answerDueAt: null, startedAt: null });
    expect(spoken.startDueAt).toBe('2026-11-24T08:00:00.000Z');
    const written = desk.ticket(desk.file({ channel: 'email' }));
    expect(written).toMatchObject({ answeredAt: null, answerDueAt: '2026-11-25T15:00:00.000Z' });
  });

  it('stand still while the ticket waits for the user, and go on after', () => {
    const desk = new Desk();
    const id = desk.file();
    expect(desk.ticket(id).dueAt).toBe('2026-11-24T08:00:00.000Z');
    desk.move(id, 'waiting-for-user', '2026-11-23T09:00:00.000Z');
    expect(desk.ticket(id)).toMatchObject({ dueAt: null, waitingSince: '2026-11-23T09:00:00.000Z' });
    // One hour was used; seven are left from Wednesday 09:00 on.
    desk.move(id, 'in-progress', '2026-11-25T08:00:00.000Z');
    expect(desk.ticket(id)).toMatchObject({ dueAt: '2026-11-25T15:00:00.000Z', waitingSince: null });
  });

  it('do not stand still while it waits for a supplier, unless the level says so', () => {
    const desk = new Desk();
    const id = desk.file();
    desk.move(id, 'waiting-for-supplier', '2026-11-23T09:00:00.000Z');
    expect(desk.ticket(id).dueAt).toBe('2026-11-24T08:00:00.000Z');
  });

  it('have their first answer when something is written to the requester', () => {
    const desk = new Desk();
    const id = desk.file({ channel: 'portal' });
    const note = { ticketId: id, body: 'Hej!', attachmentIds: [] };
    desk.run('ticket.addNote', { ...note, id: newId(), visibility: 'internal' });
    expect(desk.ticket(id).answeredAt).toBeNull();
    desk.run('ticket.addNote', { ...note, id: newId(), visibility: 'outward' }, '2026-11-23T09:30:00.000Z');
    expect(desk.ticket(id).answeredAt).toBe('2026-11-23T09:30:00.000Z');
  });
});

describe('a ticket that waits for the user', () => {
  it('counts reminders, which say something to the requester', () => {
    const desk = new Desk();
    const id = desk.file();
    const remind = { ticketId: id, text: 'Vi väntar på ditt svar.' };
    expect(desk.run('ticket.remind', remind)).toMatchObject({ code: 'ticket-not-waiting' });
    desk.move(id, 'waiting-for-user', monday);
    const decision = desk.run('ticket.remind', remind, '2026-11-26T09:00:00.000Z');
    expect(desk.ticket(id).remindedAt).toEqual(['2026-11-26T09:00:00.000Z']);
    expect(writesOf(decision).puts.find((put) => put.kind === 'ticketNotes')?.row).toMatchObject({
      visibility: 'outward',
      body: 'Vi väntar på ditt svar.',
    });
  });

  it('may be closed for missing information, and only then, with feedback like any other', () => {
    const desk = new Desk();
    const id = desk.file();
    const closing = { closedBecause: 'missing-information' } as const;
    const told = { ...closing, feedback: { how: 'email', note: '' } } as const;
    expect(desk.move(id, 'closed', monday, told)).toMatchObject({ code: 'status-not-allowed' });
    desk.move(id, 'waiting-for-user', monday);
    expect(desk.move(id, 'closed', monday, closing)).toMatchObject({ code: 'feedback-missing' });
    desk.move(id, 'closed', monday, told);
    expect(desk.ticket(id)).toMatchObject({ status: 'closed', closedBecause: 'missing-information' });
    desk.move(id, 'in-progress', monday);
    expect(desk.ticket(id)).toMatchObject({ status: 'in-progress', closedBecause: null, closedAt: null });
  });
});

describe('tickets that have to do with each other', () => {
  it('show it both, and no longer when it is taken back', () => {
    const desk = new Desk();
    const [one, other] = [desk.file(), desk.file()];
    desk.run('ticket.relate', { ticketId: one, otherId: other, related: true });
    desk.run('ticket.relate', { ticketId: one, otherId: other, related: true });
    expect([desk.ticket(one).relatedIds, desk.ticket(other).relatedIds]).toEqual([[other], [one]]);
    desk.run('ticket.relate', { ticketId: other, otherId: one, related: false });
    expect([desk.ticket(one).relatedIds, desk.ticket(other).relatedIds]).toEqual([[], []]);
    const itself = { ticketId: one, otherId: one, related: true };
    expect(desk.run('ticket.relate', itself)).toMatchObject({ code: 'ticket-is-itself' });
  });

  it('lie one step deep under a parent', () => {
    const desk = new Desk();
    const [top, part, other] = [desk.file({ kind: 'major-incident' }), desk.file(), desk.file()];
    desk.run('ticket.setParent', { ticketId: part, parentId: top });
    expect(desk.ticket(part).parentId).toBe(top);
    const tooDeep = { ticketId: other, parentId: part };
    expect(desk.run('ticket.setParent', tooDeep)).toMatchObject({ code: 'ticket-is-a-part' });
    const asPart = { ticketId: top, parentId: other };
    expect(desk.run('ticket.setParent', asPart)).toMatchObject({ code: 'ticket-has-parts' });
    desk.run('ticket.setParent', { ticketId: part, parentId: null });
    expect(desk.ticket(part).parentId).toBeNull();
  });

  it('become one by a merge that can be undone as if it had never been', () => {
    const desk = new Desk();
    const [double, first] = [desk.file(), desk.file()];
    desk.move(double, 'in-progress', monday);
    const before = desk.ticket(double);
    desk.run('ticket.merge', { ticketId: double, intoId: first });
    expect(desk.ticket(double)).toMatchObject({ status: 'closed', closedBecause: 'merged', mergedIntoId: first });
    const again = { ticketId: double, intoId: first };
    expect(desk.run('ticket.merge', again)).toMatchObject({ code: 'ticket-already-merged' });
    expect(desk.move(double, 'in-progress', monday)).toMatchObject({ code: 'ticket-already-merged' });
    desk.run('ticket.unmerge', { ticketId: double });
    expect(desk.ticket(double)).toEqual(before);
    expect(desk.run('ticket.unmerge', { ticketId: double })).toMatchObject({ code: 'ticket-not-merged' });
  });
});

describe('a priority', () => {
  it('that is another than impact and urgency give needs a reason', () => {
    const desk = new Desk();
    const id = desk.file({ impact: 'one', urgency: 'can-wait', priority: 'low' });
    const raise = { ticketId: id, set: { priority: 'critical' as const }, was: {} };
    expect(desk.run('ticket.setFields', raise)).toMatchObject({ code: 'priority-reason-missing' });
    const said = { ...raise, set: { ...raise.set, priorityReason: 'Kommunfullmäktige i dag.' } };
    expect(desk.run('ticket.setFields', said).type).toBe('applied');
    expect(desk.ticket(id)).toMatchObject({ priority: 'critical', dueAt: '2026-11-23T09:00:00.000Z' });
    // What has nothing to do with it asks for nothing.
    expect(desk.run('ticket.setFields', { ticketId: id, set: { title: 'Annan' }, was: {} }).type).toBe('applied');
  });
});

describe('time spent on a ticket', () => {
  it('adds up, and a mistake is put right by taking off again, never below zero', () => {
    const desk = new Desk();
    const id = desk.file();
    const log = (minutes: number) => desk.run('ticket.logTime', { id: newId(), ticketId: id, minutes, note: '' });
    log(30);
    log(15);
    log(-15);
    expect(desk.ticket(id).minutesSpent).toBe(30);
    expect(log(-31)).toMatchObject({ code: 'time-below-zero' });
  });
});

describe('an order', () => {
  const ordered = aService({ orderers: 'authorised', serviceLevelId: level.id });
  const boss = newId();
  const headmaster = newId();
  const school = aUnitRow({ name: 'Dalslundskolan', parentId: null });

  function agreed(...changes: Partial<Agreement>[]) {
    const desk = new Desk();
    desk.rows.write([
      { kind: 'services', row: ordered },
      {
        kind: 'people',
        row: aPersonRow({ id: boss, givenName: 'Karin', familyName: 'Chef' }),
      },
      { kind: 'people', row: aPersonRow({ id: headmaster, givenName: 'Rut', familyName: 'Rektor' }) },
      { kind: 'units', row: school },
      ...changes.map((change) => ({
        kind: 'agreements' as const,
        row: {
          id: newId(),
          organisationId: 'burlov',
          version: 1,
          name: 'Burlöv 2026',
          customerOrganisationId: 'burlov',
          unitIds: [],
          services: [{ serviceId: ordered.id, serviceLevelId: level.id }],
          contactPersonId: null,
          authorisedPersonIds: [boss],
          validFrom: '2026-01-01',
          validTo: null,
          active: true,
          ...change,
        },
      })),
    ]);
    const order = (requesterPersonId: Id | null, more: { unitId?: Id; kind?: 'question'; id?: Id } = {}) =>
      desk.run('ticket.create', {
        id: newId(),
        organisationId: 'burlov',
        kind: 'service-request',
        channel: 'phone',
        title: 'Ny dator',
        description: '',
        requesterPersonId,
        requesterName: '',
        requesterPhone: '',
        unitId: null,
        serviceId: ordered.id,
        deviceId: null,
        priority: 'normal',
        groupId: null,
        assigneeUserId: null,
        callId: null,
        scriptId: null,
        scriptAnswers: [],
        solvedWith: null,
        note: '',
        ...more,
      });
    return { desk, order };
  }

  it('is taken from whoever the agreement names and stopped from others with the names of those who may', () => {
    const { order } = agreed({});
    expect(order(boss).type).toBe('applied');
    expect(order(newId())).toMatchObject({ code: 'orderer-not-authorised', details: { names: 'Karin Chef' } });
    expect(order(null)).toMatchObject({ code: 'orderer-not-authorised' });
  });

  it('is stopped without an agreement that holds', () => {
    expect(agreed().order(boss)).toMatchObject({ code: 'orderer-not-authorised', details: { names: '' } });
    expect(agreed({ validTo: '2026-10-31' }).order(boss)).toMatchObject({ code: 'orderer-not-authorised' });
    expect(agreed({ customerOrganisationId: 'kavlinge' }).order(boss)).toMatchObject({
      code: 'orderer-not-authorised',
    });
  });

  it('may be placed for a unit by its own orderers beside those of the whole customer, and by them for no other', () => {
    const { order } = agreed({}, { unitIds: [school.id], authorisedPersonIds: [headmaster] });
    expect(order(headmaster, { unitId: school.id }).type).toBe('applied');
    expect(order(boss, { unitId: school.id }).type).toBe('applied');
    expect(order(headmaster)).toMatchObject({ details: { names: 'Karin Chef' } });
    expect(order(newId(), { unitId: school.id })).toMatchObject({ details: { names: 'Rut Rektor, Karin Chef' } });
  });

  it('is stopped too where a question is made into one afterwards', () => {
    const { desk, order } = agreed({});
    const asBoss = newId();
    const asOther = newId();
    order(boss, { id: asBoss, kind: 'question' });
    order(newId(), { id: asOther, kind: 'question' });
    const change = (ticketId: Id) =>
      desk.run('ticket.setFields', { ticketId, set: { kind: 'service-request' }, was: { kind: 'question' } });
    expect(change(asOther)).toMatchObject({ code: 'orderer-not-authorised', details: { names: 'Karin Chef' } });
    expect(change(asBoss).type).toBe('applied');
  });
});

describe('a ticket under a customer’s agreement', () => {
  const fast = aServiceLevel({
    name: 'Snabb',
    resolveWithinMinutes: { critical: 30, high: 60, normal: 120, low: 240 },
  });
  const agreement: Agreement = {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Avtal',
    customerOrganisationId: 'burlov',
    unitIds: [],
    services: [{ serviceId: service.id, serviceLevelId: fast.id }],
    contactPersonId: null,
    authorisedPersonIds: [],
    validFrom: '2026-11-23',
    validTo: null,
    active: true,
  };

  function agreedDesk(): Desk {
    const desk = new Desk();
    desk.rows.write([
      { kind: 'serviceLevels', row: fast },
      { kind: 'agreements', row: agreement },
    ]);
    return desk;
  }

  it('is due by the agreement’s level and says which', () => {
    const desk = agreedDesk();
    const ticket = desk.ticket(desk.file());
    expect(ticket).toMatchObject({ serviceLevelId: fast.id, agreementId: agreement.id });
    // Two service hours from Monday 09:00.
    expect(ticket.dueAt).toBe('2026-11-23T10:00:00.000Z');
  });

  it('keeps its times when the agreement or the catalogue changes, through pauses, other units and priorities', () => {
    const desk = agreedDesk();
    const id = desk.file();
    desk.rows.write([
      { kind: 'agreements', row: { ...agreement, active: false } },
      { kind: 'services', row: { ...service, serviceLevelId: newId() } },
    ]);
    const wait = { ticketId: id, resolution: null, feedback: null };
    desk.run('ticket.setStatus', { ...wait, status: 'in-progress' });
    desk.run('ticket.setStatus', { ...wait, status: 'waiting-for-user' }, '2026-11-23T09:00:00.000Z');
    desk.run('ticket.setStatus', { ...wait, status: 'in-progress' }, '2026-11-23T09:30:00.000Z');
    expect(desk.ticket(id).dueAt).toBe('2026-11-23T10:30:00.000Z');
    desk.run('ticket.setFields', { ticketId: id, set: { priority: 'high' }, was: {} });
    expect(desk.ticket(id)).toMatchObject({ dueAt: '2026-11-23T09:00:00.000Z', agreementId: agreement.id });
  });

  it('is judged anew by its own day when its service changes', () => {
    const desk = agreedDesk();
    const other = aService({ serviceLevelId: level.id });
    desk.rows.write([{ kind: 'services', row: other }]);
    const id = desk.file({ serviceId: other.id });
    expect(desk.ticket(id)).toMatchObject({ serviceLevelId: level.id, agreementId: null });
    desk.run('ticket.setFields', { ticketId: id, set: { serviceId: service.id }, was: {} }, '2026-11-30T08:00:00.000Z');
    expect(desk.ticket(id)).toMatchObject({ agreementId: agreement.id, dueAt: '2026-11-23T10:00:00.000Z' });
  });

  it('is promised nothing by a level that never opens', () => {
    const desk = agreedDesk();
    desk.rows.write([
      {
        kind: 'serviceLevels',
        row: { ...fast, hours: { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] } },
      },
    ]);
    expect(desk.ticket(desk.file())).toMatchObject({ serviceLevelId: fast.id, dueAt: null, startDueAt: null });
  });
});
