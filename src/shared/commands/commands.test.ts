import { describe, expect, it } from 'vitest';
import { aService, aServiceLevel } from '../catalogue/samples.ts';
import { newId } from '../identity/ids.ts';
import type { Device } from '../inventory/schema.ts';
import { aFiling } from '../tickets/samples.ts';
import type { Actor } from '../users/roles.ts';
import type { CommandContext, Decision, Put } from './definition.ts';
import { InMemoryRows } from './in-memory-rows.ts';
import { judge, missingRows } from './judge.ts';
import type { CommandArgs, CommandName } from './registry.ts';

const agent: Actor = { userId: newId(), name: 'Eva Agent', grants: [{ organisationId: 'burlov', role: 'agent' }] };
const operator: Actor = { ...agent, userId: newId(), grants: [{ organisationId: 'burlov', role: 'operator' }] };
const stranger: Actor = { ...agent, userId: newId(), grants: [{ organisationId: 'kavlinge', role: 'agent' }] };

const level = aServiceLevel();
const service = aService({ serviceLevelId: level.id, defaultGroupId: newId() });

function loaner(change: Partial<Device> = {}): Device {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    assetTag: 'B-1024',
    serialNumber: 'S1',
    manufacturer: 'Lenovo',
    model: 'ThinkPad',
    category: 'laptop',
    configuration: '',
    status: 'in-stock',
    loaner: true,
    currentLoanId: null,
    accessories: ['laddare'],
    personId: null,
    unitId: null,
    purchasedOn: null,
    warrantyUntil: null,
    ...change,
  };
}

function context(actor: Actor = agent, at = '2026-11-23T08:00:00.000Z'): CommandContext {
  return { commandId: newId(), actor, at, now: at };
}

function run<N extends CommandName>(rows: InMemoryRows, name: N, args: CommandArgs<N>, by = context()): Decision {
  const decision = judge({ name, args }, rows, by);
  rows.write(decision.type === 'applied' ? decision.puts : decision.evidence);
  return decision;
}

const ticketArgs = (change: Partial<CommandArgs<'ticket.create'>> = {}) =>
  aFiling({ serviceId: service.id, ...change });

function catalogue(...more: Put[]): InMemoryRows {
  return new InMemoryRows([{ kind: 'services', row: service }, { kind: 'serviceLevels', row: level }, ...more]);
}

describe('filing a ticket', () => {
  it('counts its due time by the service level and gives it to the service’s group', () => {
    const rows = catalogue();
    const args = ticketArgs();
    expect(run(rows, 'ticket.create', args).type).toBe('applied');
    // Monday 09:00 local, eight service hours in a day of 08–16: one hour left over to Tuesday 09:00.
    expect(rows.get('tickets', args.id)).toMatchObject({
      status: 'new',
      number: null,
      dueAt: '2026-11-24T08:00:00.000Z',
      groupId: service.defaultGroupId,
    });
  });

  it('asks for the service, then for the level that the service leads to, then for nothing more', () => {
    const input = { name: 'ticket.create', args: ticketArgs() };
    const loaded = new Set<string>();
    const rows = new InMemoryRows();
    const missing = () => missingRows(input, rows, (ref) => loaded.has(ref.id)).map((ref) => ref.kind);
    expect(missing()).toEqual(['tickets', 'services']);
    loaded.add(input.args.id).add(service.id);
    rows.write([{ kind: 'services', row: service }]);
    expect(missing()).toEqual(['serviceLevels']);
    loaded.add(level.id);
    expect(missing()).toEqual([]);
  });

  it('makes the same rows for the same command wherever it is judged', () => {
    const input = { name: 'ticket.create', args: ticketArgs({ note: 'Ringde från expeditionen' }) };
    const by = context();
    expect(judge(input, catalogue(), by)).toEqual(judge(input, catalogue(), by));
  });

  it('is resolved from the start when it was solved on the phone', () => {
    const rows = catalogue();
    const args = ticketArgs({ solvedWith: 'Sladden sattes i.' });
    run(rows, 'ticket.create', args);
    expect(rows.get('tickets', args.id)).toMatchObject({ status: 'resolved', resolution: 'Sladden sattes i.' });
  });

  it('is refused in an organisation where the person has no role', () => {
    expect(run(catalogue(), 'ticket.create', ticketArgs(), context(stranger))).toMatchObject({ code: 'not-permitted' });
  });

  it.each([
    ['title', { title: '   ' }],
    ['title', { title: 'x'.repeat(301) }],
    ['priority', { priority: 'urgent' }],
    ['id', { id: 'x' }],
  ])('names the field when %s is malformed', (field, change) => {
    const decision = judge({ name: 'ticket.create', args: { ...ticketArgs(), ...change } }, catalogue(), context());
    expect(decision).toMatchObject({ type: 'refused', code: 'invalid-arguments', details: { field } });
  });

  it('refuses a command nobody knows', () => {
    expect(judge({ name: 'ticket.explode', args: {} }, catalogue(), context())).toMatchObject({
      code: 'unknown-command',
    });
    expect(judge({ name: 'toString', args: {} }, catalogue(), context())).toMatchObject({ code: 'unknown-command' });
  });
});

describe('working on a ticket', () => {
  function filed() {
    const rows = catalogue();
    const args = ticketArgs();
    run(rows, 'ticket.create', args);
    return { rows, ticketId: args.id };
  }
  const status = (ticketId: string, to: CommandArgs<'ticket.setStatus'>['status']) => ({
    ticketId,
    status: to,
    resolution: null,
    feedback: null,
  });

  it('cannot be resolved without words, nor closed without feedback to the requester', () => {
    const { rows, ticketId } = filed();
    expect(run(rows, 'ticket.setStatus', status(ticketId, 'resolved'))).toMatchObject({ code: 'resolution-missing' });
    run(rows, 'ticket.setStatus', { ...status(ticketId, 'resolved'), resolution: 'Ny disk.' });
    expect(run(rows, 'ticket.setStatus', status(ticketId, 'closed'))).toMatchObject({ code: 'feedback-missing' });
    run(rows, 'ticket.setStatus', { ...status(ticketId, 'closed'), feedback: { how: 'phone', note: '' } });
    expect(rows.get('tickets', ticketId)).toMatchObject({ status: 'closed', feedback: { how: 'phone' } });
  });

  it('cannot be closed from new, and says from where to where', () => {
    const { rows, ticketId } = filed();
    expect(run(rows, 'ticket.setStatus', status(ticketId, 'closed'))).toMatchObject({
      code: 'status-not-allowed',
      details: { from: 'new', to: 'closed' },
    });
  });

  it('is not edited once closed but takes notes', () => {
    const { rows, ticketId } = filed();
    run(rows, 'ticket.setStatus', { ...status(ticketId, 'resolved'), resolution: 'Klart.' });
    run(rows, 'ticket.setStatus', { ...status(ticketId, 'closed'), feedback: { how: 'email', note: '' } });
    const edit = { ticketId, set: { title: 'Annan' }, was: {} };
    expect(run(rows, 'ticket.setFields', edit)).toMatchObject({ code: 'ticket-closed' });
    const note = {
      id: newId(),
      ticketId,
      visibility: 'internal' as const,
      attachmentIds: [],
      body: 'Hen ringde igen.',
    };
    expect(run(rows, 'ticket.addNote', note).type).toBe('applied');
  });

  it('merges edits of different fields and tells of a value replaced unseen', () => {
    const { rows, ticketId } = filed();
    run(rows, 'ticket.setFields', { ticketId, set: { title: 'Första' }, was: { title: 'Datorn startar inte' } });
    run(rows, 'ticket.setFields', { ticketId, set: { priority: 'high' }, was: { priority: 'normal' } });
    const late = run(rows, 'ticket.setFields', {
      ticketId,
      set: { title: 'Andra' },
      was: { title: 'Datorn startar inte' },
    });
    expect(rows.get('tickets', ticketId)).toMatchObject({ title: 'Andra', priority: 'high' });
    const event = late.type === 'applied' ? late.puts.find((put) => put.kind === 'ticketEvents') : undefined;
    expect(event?.row.change).toEqual({
      type: 'fields',
      fields: [{ field: 'title', from: 'Första', to: 'Andra', unseen: true }],
    });
  });

  it('gives the same answer for a ticket that is not there and one that may not be seen', () => {
    const { rows, ticketId } = filed();
    const unseen = run(rows, 'ticket.setStatus', status(ticketId, 'in-progress'), context(stranger));
    expect(unseen).toEqual(run(rows, 'ticket.setStatus', status(newId(), 'in-progress')));
  });
});

describe('lending a device', () => {
  const checkOut = (deviceId: string, change: Partial<CommandArgs<'loan.checkOut'>> = {}) => ({
    id: newId(),
    deviceId,
    borrowerPersonId: null,
    borrowerName: 'Bo Ek',
    borrowerPhone: '',
    ticketId: null,
    dueAt: '2026-11-30T15:00:00.000Z',
    accessoriesOut: ['laddare'],
    note: '',
    ...change,
  });

  it('refuses the second borrower with who has it and since when, and keeps what happened as a conflict', () => {
    const device = loaner();
    const rows = new InMemoryRows([{ kind: 'devices', row: device }]);
    const first = checkOut(device.id);
    run(rows, 'loan.checkOut', first);
    const second = checkOut(device.id, { borrowerName: 'Siv Al' });
    const decision = run(rows, 'loan.checkOut', second, context(agent, '2026-11-23T09:00:00.000Z'));
    expect(decision).toMatchObject({
      code: 'device-already-lent',
      details: { device: 'B-1024', borrower: 'Bo Ek', since: '2026-11-23T08:00:00.000Z' },
    });
    expect(rows.get('loans', second.id)).toMatchObject({ status: 'conflict', conflictsWithLoanId: first.id });
    expect(rows.get('devices', device.id)?.currentLoanId).toBe(first.id);
  });

  it('settles a conflict in favour of the second borrower without two loans at one instant', () => {
    const device = loaner();
    const rows = new InMemoryRows([{ kind: 'devices', row: device }]);
    const first = checkOut(device.id);
    const second = checkOut(device.id, { borrowerName: 'Siv Al' });
    run(rows, 'loan.checkOut', first);
    run(rows, 'loan.checkOut', second, context(agent, '2026-11-23T09:00:00.000Z'));
    run(rows, 'loan.settleConflict', { loanId: second.id, as: 'take-over' });
    expect(rows.get('loans', first.id)).toMatchObject({ status: 'returned', returnedAt: '2026-11-23T09:00:00.000Z' });
    expect(rows.get('loans', second.id)).toMatchObject({ status: 'open', lentAt: '2026-11-23T09:00:00.000Z' });
    expect(rows.get('devices', device.id)?.currentLoanId).toBe(second.id);
  });

  it('is free again after it has been taken back, with what is missing written down', () => {
    const device = loaner();
    const rows = new InMemoryRows([{ kind: 'devices', row: device }]);
    const loan = checkOut(device.id);
    run(rows, 'loan.checkOut', loan);
    run(rows, 'loan.return', { loanId: loan.id, accessoriesMissing: ['laddare'], wiped: true, note: '' });
    expect(rows.get('loans', loan.id)).toMatchObject({ status: 'returned', accessoriesMissing: ['laddare'] });
    expect(run(rows, 'loan.checkOut', checkOut(device.id)).type).toBe('applied');
  });

  it.each([
    ['device-not-a-loaner', { loaner: false }],
    ['device-not-lendable', { status: 'in-repair' as const }],
  ])('is refused as %s', (code, change) => {
    const device = loaner(change);
    expect(
      run(new InMemoryRows([{ kind: 'devices', row: device }]), 'loan.checkOut', checkOut(device.id)),
    ).toMatchObject({ code });
  });

  it('is refused to an operator, and with a due time that has passed', () => {
    const device = loaner();
    const rows = new InMemoryRows([{ kind: 'devices', row: device }]);
    expect(run(rows, 'loan.checkOut', checkOut(device.id), context(operator))).toMatchObject({ code: 'not-permitted' });
    const late = checkOut(device.id, { dueAt: '2026-11-01T15:00:00.000Z' });
    expect(run(rows, 'loan.checkOut', late)).toMatchObject({ code: 'due-before-lent' });
  });
});

describe('moving a ticket to another organisation', () => {
  const both: Actor = { ...agent, grants: [...agent.grants, { organisationId: 'kavlinge', role: 'agent' }] };
  const move = (ticketId: string) => ({ ticketId, organisationId: 'kavlinge', reason: '' });

  it('gives up its number, the agreement and what belongs to the directory of the organisation it leaves', () => {
    const rows = new InMemoryRows([{ kind: 'services', row: { ...service, organisationId: 'provider' } }]);
    const args = ticketArgs({ requesterPersonId: newId(), unitId: newId() });
    run(rows, 'ticket.create', args);
    const ticket = rows.get('tickets', args.id);
    if (ticket === undefined) throw new Error('The ticket is not there.');
    rows.write([{ kind: 'tickets', row: { ...ticket, number: 'BUR-7', agreementId: newId() } }]);
    expect(run(rows, 'ticket.move', move(args.id), context(both)).type).toBe('applied');
    expect(rows.get('tickets', args.id)).toMatchObject({
      organisationId: 'kavlinge',
      number: null,
      formerNumbers: ['BUR-7'],
      requesterPersonId: null,
      requesterName: 'Bo Ek',
      unitId: null,
      serviceId: service.id,
      agreementId: null,
    });
  });

  it('is refused while its service is one of the organisation it would leave, and to those without rights in both', () => {
    const rows = new InMemoryRows([{ kind: 'services', row: service }]);
    const args = ticketArgs();
    run(rows, 'ticket.create', args);
    expect(run(rows, 'ticket.move', move(args.id), context(both))).toMatchObject({
      code: 'belongs-elsewhere',
      details: { what: 'service' },
    });
    expect(run(rows, 'ticket.move', move(args.id))).toMatchObject({ code: 'not-permitted' });
  });
});
