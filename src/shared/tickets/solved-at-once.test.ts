import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aService, aServiceLevel } from '../catalogue/samples.ts';
import type { Put } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import { anArticle } from '../knowledge/samples.ts';
import type { Actor } from '../users/roles.ts';
import { aFiling } from './samples.ts';
import { ticketFeedbackSchema, ticketSchema } from './schema.ts';

const agent: Actor = { userId: newId(), name: 'Eva Agent', grants: [{ organisationId: 'burlov', role: 'agent' }] };
const at = '2026-11-23T08:00:00.000Z';
const level = aServiceLevel();
const service = aService({ serviceLevelId: level.id });
const article = anArticle({
  version: 4,
  title: 'Papperet har tagit slut',
  body: 'Fyll på i facket.',
  authorUserId: agent.userId,
  solvedCount: 7,
});
const told = { how: 'phone' as const, to: 'requester' as const, toName: '', note: '', at: null };

function file(change: Partial<CommandArgs<'ticket.create'>>, ...more: Put[]) {
  const rows = new InMemoryRows([
    { kind: 'services', row: service },
    { kind: 'serviceLevels', row: level },
    { kind: 'articles', row: article },
    ...more,
  ]);
  const args = aFiling({ serviceId: service.id, ...change });
  const decision = judge({ name: 'ticket.create', args }, rows, { commandId: newId(), actor: agent, at, now: at });
  if (decision.type === 'applied') rows.write(decision.puts);
  return { decision, ticket: rows.get('tickets', args.id), rows };
}

describe('a ticket solved at once', () => {
  it('is filed closed when the requester knows, with every clock stopped when it began', () => {
    const { ticket } = file({ channel: 'email', solvedWith: 'Fyllde på papper.', feedback: told });
    expect(ticketSchema.parse(ticket)).toMatchObject({
      status: 'closed',
      closedBecause: 'solved',
      resolution: 'Fyllde på papper.',
      feedback: { ...told, at },
      answeredAt: at,
      startedAt: at,
      resolvedAt: at,
      closedAt: at,
    });
  });

  it('is filed resolved while nobody has told the requester', () => {
    expect(file({ solvedWith: 'Fyllde på papper.' }).ticket).toMatchObject({
      status: 'resolved',
      closedAt: null,
      feedback: null,
    });
  });

  it('is not called answered by e-mail when it was decided to tell nobody', () => {
    const feedback = { ...told, how: 'not-needed' as const, note: 'Stod bredvid' };
    const { ticket } = file({ channel: 'email', solvedWith: 'Fyllde på papper.', feedback });
    expect(ticket).toMatchObject({ status: 'closed', answeredAt: null });
  });

  it('counts the article that solved it once, and the minutes it took', () => {
    const { ticket, rows, decision } = file({ solvedWith: 'Se artikeln.', articleId: article.id, minutesSpent: 12 });
    expect(ticket).toMatchObject({ articleId: article.id, minutesSpent: 12 });
    expect(rows.get('articles', article.id)?.solvedCount).toBe(8);
    const times = decision.type === 'applied' ? decision.puts.filter(({ kind }) => kind === 'ticketTimes') : [];
    expect(times).toMatchObject([{ row: { ticketId: ticket?.id, minutes: 12, userId: agent.userId, at } }]);
  });

  it.each([
    ['told of, but not solved', { solvedWith: null, feedback: told }, 'resolution-missing'],
    ['told to nobody, without a reason', { feedback: { ...told, how: 'not-needed' } }, 'feedback-reason-missing'],
    ['told to somebody without a name', { feedback: { ...told, to: 'other' } }, 'feedback-recipient-missing'],
    ['told to nobody affected', { feedback: { ...told, to: 'affected' } }, 'feedback-recipient-missing'],
    ['told tomorrow', { feedback: { ...told, at: '2026-11-24T08:00:00.000Z' } }, 'feedback-time-wrong'],
    ['solved by an article there is not', { articleId: newId() }, 'not-found'],
    ['given to a colleague there is not', { assigneeUserId: newId() }, 'not-found'],
    ['given to a supplier there is not', { supplierId: newId() }, 'not-found'],
    [
      'planned to end before it begins',
      { plannedFrom: at, plannedTo: '2026-11-22T08:00:00.000Z' },
      'invalid-arguments',
    ],
    ['worked on for longer than a day', { minutesSpent: 1_441 }, 'invalid-arguments'],
  ])('%s is refused', (_what, change, code) => {
    const { decision, ticket } = file({ solvedWith: 'Fyllde på papper.', ...change } as Partial<
      CommandArgs<'ticket.create'>
    >);
    expect(decision).toMatchObject({ type: 'refused', code });
    expect(ticket).toBeUndefined();
  });

  it('is never closed without feedback and a solution, whatever it is filed with', () => {
    const feedback = fc.record({
      how: fc.constantFrom(...ticketFeedbackSchema.shape.how.options),
      to: fc.constantFrom('requester' as const, 'affected' as const, 'other' as const),
      toName: fc.constantFrom('', 'Åsa'),
      note: fc.constantFrom('', 'Nöjd'),
      at: fc.constantFrom(null, at, '2026-11-23T09:00:00.000Z'),
    });
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom('Fyllde på.', 'Startade om.')),
        fc.option(feedback),
        fc.nat(60),
        (solvedWith, given, minutesSpent) => {
          const { ticket } = file({ solvedWith, feedback: given, minutesSpent });
          if (ticket === undefined) return;
          expect(ticket.status === 'closed').toBe(ticket.feedback !== null);
          expect(ticket.status === 'new').toBe(ticket.resolution === '');
          expect(ticketSchema.safeParse(ticket).success).toBe(true);
        },
      ),
    );
  });
});
