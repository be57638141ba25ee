import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketImpactSchema, ticketUrgencySchema } from '#shared/tickets/impact.ts';
import { priorityOf } from '#shared/tickets/priority.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import { isOverridden, type Judgement, judged, prioritised, reasonProblem } from './judgement.ts';

const unjudged: Judgement = { impact: null, urgency: null, priority: 'normal', priorityReason: '' };
const impacts = fc.constantFrom(...ticketImpactSchema.options);
const urgencies = fc.constantFrom(...ticketUrgencySchema.options);
const priorities = fc.constantFrom(...ticketPrioritySchema.options);

describe('the priority of a ticket', () => {
  it('stands as chosen until both impact and urgency are judged, and follows them then', () => {
    const half = judged(unjudged, { impact: 'many' });
    expect(half.priority).toBe('normal');
    expect(judged(half, { urgency: 'stopped' }).priority).toBe('critical');
  });

  it('may be another only with a reason, which is asked for exactly then', () => {
    fc.assert(
      fc.property(impacts, urgencies, priorities, (impact, urgency, priority) => {
        const chosen = prioritised(judged(judged(unjudged, { impact }), { urgency }), priority);
        expect(isOverridden(chosen)).toBe(priority !== priorityOf(impact, urgency));
        expect(reasonProblem(chosen) !== null).toBe(isOverridden(chosen));
        expect(reasonProblem({ ...chosen, priorityReason: 'Nämnd har möte.' })).toBeNull();
      }),
    );
  });

  it('keeps what somebody gave a reason for, until impact and urgency give the same', () => {
    const judgedLow = judged(judged(unjudged, { impact: 'one' }), { urgency: 'can-wait' });
    const raised = { ...prioritised(judgedLow, 'normal'), priorityReason: 'Rektor undervisar.' };
    expect(judged(raised, { urgency: 'hindered' })).toMatchObject({
      priority: 'normal',
      priorityReason: 'Rektor undervisar.',
    });
    expect(judged(raised, { urgency: 'stopped' })).toMatchObject({ priority: 'normal', priorityReason: '' });
  });
});
