import { describe, expect, it } from 'vitest';
import type { Decision } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import { type NoticeQuestion, ticketNotices } from '../notices/notices.ts';
import { aTicketRow } from '../tickets/samples.ts';
import type { Ticket } from '../tickets/schema.ts';
import type { Actor } from '../users/roles.ts';
import { aSupplier } from './samples.ts';

const agent: Actor = { userId: newId(), name: 'Eva', grants: [{ organisationId: 'burlov', role: 'agent' }] };
const supplier = aSupplier();
const other = { ...supplier, id: newId(), resolveWithinMinutes: 60 };
const unbound = { ...supplier, id: newId(), resolveWithinMinutes: null };
// Friday 20 November 2026, 16:00 in Stockholm: one of their hours is left that day.
const friday = '2026-11-20T15:00:00.000Z';
const monday = '2026-11-23T15:00:00.000Z';

function desk(change: Partial<Ticket> = {}) {
  const ticket = aTicketRow({
    status: 'in-progress',
    supplierId: supplier.id,
    assigneeUserId: agent.userId,
    ...change,
  });
  const rows = new InMemoryRows([
    { kind: 'tickets', row: ticket },
    ...[supplier, other, unbound].map((row) => ({ kind: 'suppliers' as const, row })),
  ]);
  const run = <N extends CommandName>(name: N, args: CommandArgs<N>, at: string): Decision => {
    const decision = judge({ name, args }, rows, { commandId: newId(), actor: agent, at, now: at });
    if (decision.type === 'applied') rows.write(decision.puts);
    return decision;
  };
  const now = (): Ticket => rows.get('tickets', ticket.id) ?? ticket;
  const move = (status: Ticket['status'], at: string) =>
    run('ticket.setStatus', { ticketId: ticket.id, status, resolution: null, feedback: null }, at);
  const give = (supplierId: string | null, at: string) =>
    run('ticket.setFields', { ticketId: ticket.id, set: { supplierId }, was: {} }, at);
  return { now, move, give };
}

describe("a supplier's own clock", () => {
  it('begins when the ticket begins to wait for them, and counts in their hours', () => {
    const { now, move } = desk();
    expect(now().supplierDueAt).toBeNull();
    move('waiting-for-supplier', friday);
    expect(now()).toMatchObject({ supplierSince: friday, supplierDueAt: monday });
  });

  it('is over when the ticket waits no longer, and begins anew when it waits again', () => {
    const { now, move } = desk();
    move('waiting-for-supplier', friday);
    move('in-progress', '2026-11-23T09:00:00.000Z');
    expect(now()).toMatchObject({ supplierSince: friday, supplierDueAt: null });
    move('waiting-for-supplier', monday);
    expect(now()).toMatchObject({ supplierSince: monday, supplierDueAt: '2026-11-24T15:00:00.000Z' });
  });

  it('is that of whoever has the ticket: another supplier begins anew, one without agreement has none', () => {
    const { now, move, give } = desk();
    move('waiting-for-supplier', friday);
    give(other.id, '2026-11-23T09:00:00.000Z');
    expect(now()).toMatchObject({
      supplierSince: '2026-11-23T09:00:00.000Z',
      supplierDueAt: '2026-11-23T10:00:00.000Z',
    });
    give(unbound.id, monday);
    expect(now()).toMatchObject({ supplierSince: monday, supplierDueAt: null });
    give(null, monday);
    expect(now()).toMatchObject({ supplierSince: null, supplierDueAt: null });
  });

  it('is warned of in their hours before its end, and told of after it', () => {
    const { now, move } = desk();
    move('waiting-for-supplier', friday);
    const told = (at: string) => {
      const question: NoticeQuestion = {
        userId: agent.userId,
        groupIds: [],
        supervised: [],
        now: at,
        levelOf: () => undefined,
        supplierOf: () => supplier,
      };
      return ticketNotices(now(), question).map(({ reason }) => reason);
    };
    expect(told('2026-11-23T13:59:00.000Z')).toEqual([]);
    expect(told('2026-11-23T14:00:00.000Z')).toEqual(['supplier-soon']);
    expect(told('2026-11-23T15:01:00.000Z')).toEqual(['supplier-late']);
  });
});
