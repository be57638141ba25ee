import { describe, expect, it } from 'vitest';
import { ticketImpactSchema, ticketUrgencySchema } from './impact.ts';
import { priorityOf } from './priority.ts';
import { ticketPrioritySchema } from './schema.ts';

describe('the priority', () => {
  it('is critical when many are stopped and low when one can wait', () => {
    expect(priorityOf('many', 'stopped')).toBe('critical');
    expect(priorityOf('one', 'can-wait')).toBe('low');
  });

  it('never falls when more are concerned or the work is stopped further', () => {
    const rank = (impact: number, urgency: number) => {
      const how = ticketImpactSchema.options[impact];
      const far = ticketUrgencySchema.options[urgency];
      if (how === undefined || far === undefined) throw new Error('No such place in the matrix.');
      // The most pressing priority stands first.
      return -ticketPrioritySchema.options.indexOf(priorityOf(how, far));
    };
    for (const impact of [0, 1, 2]) {
      for (const urgency of [0, 1, 2]) {
        if (impact > 0) expect(rank(impact, urgency)).toBeGreaterThanOrEqual(rank(impact - 1, urgency));
        if (urgency > 0) expect(rank(impact, urgency)).toBeGreaterThanOrEqual(rank(impact, urgency - 1));
      }
    }
  });
});
