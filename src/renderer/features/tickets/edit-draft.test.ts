import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '#shared/commands/registry.ts';
import { ticketImpactSchema, ticketUrgencySchema } from '#shared/tickets/impact.ts';
import { aTicketRow } from '#shared/tickets/samples.ts';
import {
  changedByOthers,
  editArgs,
  startEdit,
  type TicketFields,
  withMine,
  withTheirs,
  writtenFields,
} from './edit-draft.ts';
import { plannedDraft } from './fields/planned.ts';

const ticketId = '01980000-0000-7000-8000-000000000101';
const trimmed = fc.string().map((text) => text.trim());
const minutes = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00Z') / 60_000, max: Date.parse('2030-01-01T00:00:00Z') / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString());
const fields: fc.Arbitrary<TicketFields> = fc.record({
  title: fc.string({ minLength: 1 }).map((text) => text.trim()),
  description: fc.string(),
  kind: fc.constantFrom('incident', 'question', 'complaint', 'maintenance'),
  priority: fc.constantFrom('critical', 'high', 'normal', 'low'),
  impact: fc.option(fc.constantFrom(...ticketImpactSchema.options)),
  urgency: fc.option(fc.constantFrom(...ticketUrgencySchema.options)),
  priorityReason: trimmed,
  serviceId: fc.option(fc.uuid()),
  requesterPersonId: fc.option(fc.uuid()),
  requesterName: fc.string(),
  requesterPhone: fc.string(),
  requesterEmail: fc.constantFrom('', 'bo@burlov.example'),
  unitId: fc.option(fc.uuid()),
  place: trimmed,
  affectedPersonId: fc.option(fc.uuid()),
  deviceId: fc.option(fc.uuid()),
  tagIds: fc.uniqueArray(fc.uuid(), { maxLength: 4 }),
  supplierId: fc.option(fc.uuid()),
  supplierReference: trimmed,
  // Not in the hour that the clock passes twice in autumn: what is written there means the first time.
  plannedFrom: fc.option(minutes.filter((instant) => !/-10-(2[5-9]|3[01])T0[01]/.test(instant))),
  plannedTo: fc.constant(null),
});

describe('editing a ticket', () => {
  it('names exactly what was changed, with the values seen when the writing began', () => {
    fc.assert(
      fc.property(fields, fields, (base, written) => {
        const args = editArgs(ticketId, { base, fields: written, planned: plannedDraft(written) });
        const sorted = ({ tagIds, ...rest }: Partial<TicketFields>) => ({ ...rest, tagIds: tagIds?.toSorted() });
        expect(sorted({ ...base, ...args?.set })).toEqual(sorted(written));
        expect(sorted({ ...written, ...args?.was })).toEqual(sorted(base));
        for (const [name, value] of Object.entries(args?.set ?? {})) {
          expect(value).not.toEqual(base[name as keyof TicketFields]);
        }
      }),
    );
  });

  it('asks for nothing when nothing was changed, also of a time with seconds', () => {
    fc.assert(
      fc.property(fields, (base) => {
        expect(editArgs(ticketId, { base, fields: { ...base }, planned: plannedDraft(base) })).toBeNull();
      }),
    );
    const ticket = aTicketRow({ plannedFrom: '2026-11-23T17:00:30.000Z' });
    expect(editArgs(ticketId, startEdit(ticket))).toBeNull();
  });

  it('takes the same tags in another order for the same', () => {
    const draft = startEdit(aTicketRow({ tagIds: ['a', 'b'] }));
    expect(editArgs(ticketId, { ...draft, fields: { ...draft.fields, tagIds: ['b', 'a'] } })).toBeNull();
  });

  it('becomes a command the server can read', () => {
    const draft = startEdit(aTicketRow());
    const planned = { from: { date: '2026-11-23', time: '18:00' }, to: { date: '2026-11-23', time: '22:00' } };
    const args = editArgs(ticketId, { ...draft, planned });
    expect(writtenFields({ ...draft, planned }).plannedTo).toBe('2026-11-23T21:00:00.000Z');
    expect(commands['ticket.setFields'].args.safeParse(args).success).toBe(true);
  });
});

describe('a field that somebody else has changed meanwhile', () => {
  const before = aTicketRow({ title: 'Skrivaren', description: 'Tuggar.', tagIds: [] });
  const begun = startEdit(before);
  const draft = { ...begun, fields: { ...begun.fields, title: 'Skrivaren tuggar' } };
  const now = { ...before, title: 'Skrivaren i köket', description: 'Tuggar papper.' };

  it('is told, whether it was written in here or not, until both say the same', () => {
    expect(changedByOthers(draft, before)).toEqual([]);
    expect(changedByOthers(draft, now)).toEqual(['title', 'description']);
    expect(changedByOthers(draft, { ...before, title: 'Skrivaren tuggar' })).toEqual([]);
  });

  it('can be taken as it is now: it is not sent, and nothing more is told of it', () => {
    const taken = withTheirs(draft, now, 'title');
    expect(taken.fields.title).toBe('Skrivaren i köket');
    expect(changedByOthers(taken, now)).toEqual(['description']);
    expect(editArgs(ticketId, taken)).toBeNull();
  });

  it('can be kept as it is written here: it is sent, naming what was seen', () => {
    const kept = withMine(draft, now, 'title');
    expect(editArgs(ticketId, kept)).toEqual({
      ticketId,
      set: { title: 'Skrivaren tuggar' },
      was: { title: 'Skrivaren i köket' },
    });
  });

  it('may be a planned time', () => {
    const planned = { ...before, plannedFrom: '2026-12-01T17:00:00.000Z' };
    expect(changedByOthers(begun, planned)).toEqual(['plannedFrom']);
    const taken = withTheirs(begun, planned, 'plannedFrom');
    expect(changedByOthers(taken, planned)).toEqual([]);
    expect(editArgs(ticketId, taken)).toBeNull();
  });
});
