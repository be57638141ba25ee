import { describe, expect, it } from 'vitest';
import { aServiceLevel } from '../catalogue/samples.ts';
import { aTicketRow } from './samples.ts';
import { standingSince, targetState } from './target-standing.ts';

const level = aServiceLevel();
const early = '2026-11-23T08:00:00.000Z';
const due = '2026-11-23T12:00:00.000Z';
const late = '2026-11-23T13:00:00.000Z';

describe('a target of a ticket', () => {
  it('runs until its time is over, and is overdue then', () => {
    const ticket = aTicketRow({ dueAt: due });
    expect(targetState('solution', ticket, level, early)).toEqual({ type: 'running', dueAt: due });
    expect(targetState('solution', ticket, level, due)).toEqual({ type: 'running', dueAt: due });
    expect(targetState('solution', ticket, level, late)).toEqual({ type: 'overdue', dueAt: due });
  });

  it('is met when it was done in time and missed when it was done after', () => {
    const solved = (resolvedAt: string) => aTicketRow({ dueAt: due, resolvedAt, status: 'resolved' });
    expect(targetState('solution', solved(due), level, late)).toEqual({ type: 'met', at: due, dueAt: due });
    expect(targetState('solution', solved(late), level, late)).toEqual({ type: 'missed', at: late, dueAt: due });
  });

  it('stands still while the ticket waits with time left', () => {
    const waiting = aTicketRow({ status: 'waiting-for-user', pauses: [{ from: early, to: null }] });
    expect(targetState('solution', waiting, level, late)).toEqual({ type: 'standing', since: early });
    expect(standingSince(waiting)).toBe(early);
    expect(standingSince(aTicketRow({ pauses: [{ from: early, to: due }] }))).toBeNull();
  });

  it('stays overdue when the waiting began after its time', () => {
    const waiting = aTicketRow({ status: 'waiting-for-user', dueAt: due, pauses: [{ from: late, to: null }] });
    expect(targetState('solution', waiting, level, late)).toEqual({ type: 'overdue', dueAt: due });
  });

  it('is not there without a level, and a spoken report needs no answer', () => {
    expect(targetState('solution', aTicketRow(), undefined, late)).toEqual({ type: 'not-promised' });
    expect(targetState('answer', aTicketRow({ answeredAt: early }), level, late)).toEqual({ type: 'not-promised' });
    const written = aTicketRow({ channel: 'email', answerDueAt: due });
    expect(targetState('answer', written, level, early)).toEqual({ type: 'running', dueAt: due });
  });

  it('is dropped when the ticket closes without it', () => {
    const closed = aTicketRow({ status: 'closed', dueAt: due, closedAt: early });
    expect(targetState('solution', closed, level, late)).toEqual({ type: 'dropped' });
  });
});
