import { describe, expect, it } from 'vitest';
import { plannedDraft, plannedProblems, plannedTimes } from './planned.ts';

const nothing = { date: '', time: '' };
const evening = { date: '2026-11-23', time: '18.00' };

describe('planned times', () => {
  it('may be left empty', () => {
    expect(plannedProblems({ from: nothing, to: nothing })).toEqual({});
    expect(plannedTimes({ from: nothing, to: nothing })).toEqual({ plannedFrom: null, plannedTo: null });
  });

  it('are said at the field to be unreadable when only half is written, or no such day exists', () => {
    expect(plannedProblems({ from: { date: '2026-11-23', time: '' }, to: nothing })).toHaveProperty('from');
    expect(plannedProblems({ from: nothing, to: { date: '2026-02-30', time: '08:00' } })).toHaveProperty('to');
  });

  it('end after they begin', () => {
    const to = { date: '2026-11-23', time: '22' };
    expect(plannedProblems({ from: evening, to })).toEqual({});
    expect(plannedProblems({ from: to, to: evening })).toEqual({ to: 'ticketWork.plannedOrder' });
  });

  it('are written as they stand on the ticket, by the clock in Sweden', () => {
    const planned = plannedTimes({ from: evening, to: nothing });
    expect(planned.plannedFrom).toBe('2026-11-23T17:00:00.000Z');
    expect(plannedDraft(planned).from).toEqual({ date: '2026-11-23', time: '18:00' });
  });
});
