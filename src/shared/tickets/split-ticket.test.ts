import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aService, aServiceLevel } from '../catalogue/samples.ts';
import { type CommandContext, type Decision, writesOf } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge, missingRows } from '../commands/judge.ts';
import type { CommandArgs } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import type { Actor } from '../users/roles.ts';
import { quoteNotes } from './quote-notes.ts';
import { aTicketRow } from './samples.ts';

const agent: Actor = { userId: newId(), name: 'Eva Agent', grants: [{ organisationId: 'burlov', role: 'agent' }] };
const stranger: Actor = { ...agent, grants: [] };
const level = aServiceLevel();
const service = aService({ serviceLevelId: level.id });
const at = '2026-11-23T08:00:00.000Z';
const from = aTicketRow({
  channel: 'email',
  requesterName: 'Bo Ek',
  requesterPhone: '031-740 12 34',
  unitId: newId(),
  priority: 'high',
});

function rowsWith(...tickets: ReturnType<typeof aTicketRow>[]) {
  return new InMemoryRows([
    { kind: 'services', row: service },
    { kind: 'serviceLevels', row: level },
    ...tickets.map((row) => ({ kind: 'tickets' as const, row })),
  ]);
}

function split(rows: InMemoryRows, change: Partial<CommandArgs<'ticket.split'>> = {}, actor = agent): Decision {
  const context: CommandContext = { commandId: newId(), actor, at, now: at };
  const args = {
    id: newId(),
    ticketId: from.id,
    kind: 'service-request' as const,
    title: 'Ny skärm',
    description: 'Behöver också en skärm.',
    serviceId: service.id,
    unitId: from.unitId,
    priority: 'normal' as const,
    ...change,
  };
  const decision = judge({ name: 'ticket.split', args }, rows, context);
  rows.write([...writesOf(decision).puts]);
  return decision;
}

describe('a ticket that holds two matters', () => {
  it('is split into one more, for the same requester, with its own service and times, each pointing at the other', () => {
    const rows = rowsWith(from);
    const id = newId();
    expect(split(rows, { id }).type).toBe('applied');
    const made = rows.get('tickets', id);
    expect(made).toMatchObject({
      title: 'Ny skärm',
      channel: 'email',
      requesterName: 'Bo Ek',
      requesterPhone: '031-740 12 34',
      unitId: from.unitId,
      priority: 'normal',
      status: 'new',
      createdAt: at,
      relatedIds: [from.id],
    });
    expect(made?.dueAt).not.toBeNull();
    expect(rows.get('tickets', from.id)).toMatchObject({ relatedIds: [id], title: from.title, status: from.status });
  });

  it('tells of it in both histories', () => {
    const id = newId();
    const changes = writesOf(split(rowsWith(from), { id })).puts.flatMap((put) =>
      put.kind === 'ticketEvents' ? [{ of: put.row.ticketId, ...put.row.change }] : [],
    );
    expect(changes).toContainEqual({ of: from.id, type: 'split', ticketId: id });
    expect(changes).toContainEqual({ of: id, type: 'split-from', ticketId: from.id });
  });

  it('writes the same rows on the workstation and on the server', () => {
    const context: CommandContext = { commandId: newId(), actor: agent, at, now: at };
    const args = { id: newId(), ticketId: from.id, kind: 'incident', title: 'T', description: '', serviceId: null };
    const run = () =>
      judge({ name: 'ticket.split', args: { ...args, unitId: null, priority: 'low' } }, rowsWith(from), context);
    expect(run()).toEqual(run());
    const ids = writesOf(run()).puts.map(({ row }) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('may have been closed: what it also held is done all the same', () => {
    expect(split(rowsWith({ ...from, status: 'closed' })).type).toBe('applied');
  });

  it('can be taken back by merging', () => {
    const rows = rowsWith(from);
    const id = newId();
    split(rows, { id });
    const context: CommandContext = { commandId: newId(), actor: agent, at, now: at };
    const merged = judge({ name: 'ticket.merge', args: { ticketId: id, intoId: from.id } }, rows, context);
    expect(merged.type).toBe('applied');
  });

  it.each([
    ['it is not there', rowsWith(), {}, agent, 'not-found'],
    ['the title is blank', rowsWith(from), { title: '  ' }, agent, 'invalid-arguments'],
    ['the service is unknown', rowsWith(from), { serviceId: newId() }, agent, 'not-found'],
    ['it is merged into another', rowsWith({ ...from, mergedIntoId: newId() }), {}, agent, 'ticket-already-merged'],
    ['one may not see it', rowsWith(from), {}, stranger, 'not-found'],
  ] as const)('is not split when %s', (_why, rows, change, actor, code) => {
    expect(split(rows, change, actor)).toMatchObject({ type: 'refused', code });
  });

  it('is refused, by the field it is about, when what is stored of the requester is longer than a new ticket takes', () => {
    const rows = rowsWith({ ...from, requesterName: 'x'.repeat(201) });
    const args = { id: newId(), ticketId: from.id, kind: 'incident', title: 'T', description: '', serviceId: null };
    const input = { name: 'ticket.split', args: { ...args, unitId: null, priority: 'low' } };
    expect(missingRows(input, rows, () => true)).toEqual([]);
    expect(split(rows)).toMatchObject({
      type: 'refused',
      code: 'invalid-arguments',
      details: { field: 'requesterName' },
    });
  });

  it('is not split twice into the same ticket', () => {
    const rows = rowsWith(from);
    const id = newId();
    split(rows, { id });
    expect(split(rows, { id })).toMatchObject({ type: 'refused', code: 'already-exists' });
  });
});

describe('quoted notes', () => {
  it('come with author and time, in order, each line marked', () => {
    const text = quoteNotes([
      { author: 'Eva Agent', when: 'i dag 10:42', body: 'Ringde.\n\nIngen svarade.' },
      { author: 'Bo Ek', when: 'i går 09:00', body: 'Skärmen.' },
    ]);
    expect(text).toBe('Eva Agent, i dag 10:42:\n> Ringde.\n>\n> Ingen svarade.\n\nBo Ek, i går 09:00:\n> Skärmen.');
    expect(quoteNotes([])).toBe('');
  });

  it('lose no word, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const [, ...lines] = quoteNotes([{ author: 'A', when: 'B', body }]).split('\n');
        const back = lines.map((line) => line.replace(/^> ?/, '')).join('\n');
        expect(back).toBe(body.replaceAll(/\r\n|\r/g, '\n'));
      }),
    );
  });
});
