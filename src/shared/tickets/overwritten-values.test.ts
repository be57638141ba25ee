import { describe, expect, it } from 'vitest';
import type { CommandContext, Decision } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import type { Group, User } from '../users/schema.ts';
import { aTicketRow } from './samples.ts';
import type { Ticket } from './schema.ts';

const at = '2026-11-23T09:00:00.000Z';
const organisationId = 'burlov';

function aGroup(name: string): Group {
  return { id: newId(), organisationId, version: 1, name, description: '', phone: '', hours: null, active: true };
}

function aColleague(name: string): User {
  const rest = { version: 1, initials: '', title: '', groupIds: [], active: true, organisationIds: [organisationId] };
  return { id: newId(), organisationId, name, ...rest };
}

const [network, servers] = [aGroup('Nät'), aGroup('Server')];
const [karin, bo] = [aColleague('Karin Ek'), aColleague('Bo Al')];

function filed(change: Partial<Ticket>): { rows: InMemoryRows; ticketId: string } {
  const ticket = aTicketRow({ id: newId(), organisationId, status: 'new', ...change });
  const rows = new InMemoryRows([
    { kind: 'tickets', row: ticket },
    ...[network, servers].map((row) => ({ kind: 'groups' as const, row })),
    ...[karin, bo].map((row) => ({ kind: 'users' as const, row })),
  ]);
  return { rows, ticketId: ticket.id };
}

function run<N extends CommandName>(rows: InMemoryRows, name: N, args: CommandArgs<N>): Decision {
  const actor = { userId: newId(), name: 'Eva', grants: [{ organisationId, role: 'agent' as const }] };
  const context: CommandContext = { commandId: newId(), actor, at, now: at };
  const decision = judge({ name, args }, rows, context);
  if (decision.type === 'applied') rows.write(decision.puts);
  return decision;
}

/** The values that were replaced, as the history tells of them. */
function told(decision: Decision): unknown[] {
  if (decision.type !== 'applied') throw new Error(decision.code);
  return decision.puts.flatMap((put) =>
    put.kind === 'ticketEvents' && put.row.change.type === 'fields' ? put.row.change.fields : [],
  );
}

describe('giving a ticket away while another does', () => {
  const was = { groupId: null, assigneeUserId: null };

  it('takes each of group and colleague on its own, and tells whom it was taken from', () => {
    const { rows, ticketId } = filed(was);
    run(rows, 'ticket.assign', { ticketId, groupId: network.id, assigneeUserId: karin.id, was });
    const late = run(rows, 'ticket.assign', { ticketId, groupId: null, assigneeUserId: bo.id, was });
    expect(rows.get('tickets', ticketId)).toMatchObject({ groupId: network.id, assigneeUserId: bo.id });
    expect(told(late)).toEqual([{ field: 'assigneeUserId', from: karin.id, to: bo.id, unseen: true }]);
  });

  it('is no conflict where both did the same, or where what is replaced had been seen', () => {
    const { rows, ticketId } = filed(was);
    const toKarin = { ticketId, groupId: network.id, assigneeUserId: karin.id };
    expect(told(run(rows, 'ticket.assign', { ...toKarin, was }))).toEqual([]);
    expect(told(run(rows, 'ticket.assign', { ...toKarin, was }))).toEqual([]);
    const seen = { groupId: network.id, assigneeUserId: karin.id };
    expect(
      told(run(rows, 'ticket.assign', { ticketId, groupId: servers.id, assigneeUserId: null, was: seen })),
    ).toEqual([]);
    expect(rows.get('tickets', ticketId)).toMatchObject({ groupId: servers.id, assigneeUserId: null });
  });

  it('does as it says when a journal of before does not know what had been seen', () => {
    const { rows, ticketId } = filed({ groupId: network.id, assigneeUserId: karin.id });
    expect(told(run(rows, 'ticket.assign', { ticketId, groupId: null, assigneeUserId: bo.id }))).toEqual([]);
    expect(rows.get('tickets', ticketId)).toMatchObject({ groupId: null, assigneeUserId: bo.id });
  });
});

describe('taking a ticket on while another does', () => {
  const was = { status: 'new' as const, resolution: '' };
  const step = { resolution: null, feedback: null, was };

  it('tells of a status that nobody here had seen', () => {
    const { rows, ticketId } = filed(was);
    run(rows, 'ticket.setStatus', { ticketId, ...step, status: 'waiting-for-user' });
    const late = run(rows, 'ticket.setStatus', { ticketId, ...step, status: 'in-progress' });
    expect(told(late)).toEqual([{ field: 'status', from: 'waiting-for-user', to: 'in-progress', unseen: true }]);
  });

  it('keeps both resolutions of two who resolved it', () => {
    const { rows, ticketId } = filed(was);
    run(rows, 'ticket.setStatus', { ticketId, ...step, status: 'resolved', resolution: 'Bytte kabel.' });
    const late = run(rows, 'ticket.setStatus', { ticketId, ...step, status: 'resolved', resolution: 'Startade om.' });
    expect(told(late)).toEqual([{ field: 'resolution', from: 'Bytte kabel.', to: 'Startade om.', unseen: true }]);
    expect(rows.get('tickets', ticketId)).toMatchObject({ status: 'resolved', resolution: 'Startade om.' });
  });
});
