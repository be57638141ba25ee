import { describe, expect, it } from 'vitest';
import { aServiceLevel } from '../catalogue/samples.ts';
import { newId } from '../identity/ids.ts';
import type { Mention } from '../mentions/schema.ts';
import { aTicketRow } from '../tickets/samples.ts';
import type { Ticket } from '../tickets/schema.ts';
import { mentionNotice, type NoticeQuestion, ticketNotices } from './notices.ts';

const me = newId();
const myGroup = newId();
const level = aServiceLevel();

const question = (now: string, change: Partial<NoticeQuestion> = {}): NoticeQuestion => ({
  userId: me,
  groupIds: [myGroup],
  supervised: [],
  now,
  levelOf: () => level,
  supplierOf: () => undefined,
  ...change,
});

/** Reported on Friday 20 November at 14 local time, open 8–16: to be solved within eight service hours, on Monday at 14. */
const ticket = (change: Partial<Ticket> = {}) =>
  aTicketRow({
    createdAt: '2026-11-20T13:00:00.000Z',
    answeredAt: '2026-11-20T13:00:00.000Z',
    startedAt: '2026-11-20T13:00:00.000Z',
    dueAt: '2026-11-23T13:00:00.000Z',
    assigneeUserId: me,
    ...change,
  });
const reasons = (one: Ticket, asked: NoticeQuestion) => ticketNotices(one, asked).map(({ reason }) => reason);

describe('a promise about to be broken', () => {
  it('is warned of so many service minutes before, and says since when', () => {
    expect(reasons(ticket(), question('2026-11-23T11:59:00.000Z'))).toEqual([]);
    expect(ticketNotices(ticket(), question('2026-11-23T12:00:00.000Z'))).toMatchObject([
      { reason: 'breach-soon', target: 'solution', at: '2026-11-23T12:00:00.000Z', dueAt: '2026-11-23T13:00:00.000Z' },
    ]);
  });

  it('counts neither night nor weekend: due half an hour after opening on Monday, it is warned of on Friday', () => {
    const early = ticket({ dueAt: '2026-11-23T07:30:00.000Z' });
    expect(reasons(early, question('2026-11-20T14:29:00.000Z'))).toEqual([]);
    expect(ticketNotices(early, question('2026-11-21T12:00:00.000Z'))).toMatchObject([
      { reason: 'breach-soon', at: '2026-11-20T14:30:00.000Z' },
    ]);
  });

  it('is warned of as early as the level says', () => {
    const early = aServiceLevel({ warnBeforeMinutes: 240 });
    const now = '2026-11-23T09:00:00.000Z';
    expect(reasons(ticket(), question(now))).toEqual([]);
    expect(reasons(ticket(), question(now, { levelOf: () => early }))).toEqual(['breach-soon']);
  });

  it('stands still while the clock does', () => {
    const waiting = ticket({
      status: 'waiting-for-user',
      waitingSince: '2026-11-23T12:30:00.000Z',
      pauses: [{ from: '2026-11-23T12:30:00.000Z', to: null }],
      dueAt: null,
    });
    expect(reasons(waiting, question('2026-11-23T12:45:00.000Z'))).toEqual([]);
  });
});

describe('who is told', () => {
  const late = '2026-11-23T14:00:00.000Z';
  const soon = '2026-11-23T12:30:00.000Z';

  it('is the assignee, and nobody else of the group', () => {
    const colleagues = ticket({ assigneeUserId: newId(), groupId: myGroup });
    expect(reasons(ticket(), question(soon))).toEqual(['breach-soon']);
    expect(reasons(colleagues, question(soon))).toEqual([]);
    expect(reasons(colleagues, question(late))).toEqual([]);
  });

  it('is everyone in the group while nobody has it', () => {
    expect(reasons(ticket({ assigneeUserId: null, groupId: myGroup }), question(soon))).toEqual(['breach-soon']);
    expect(reasons(ticket({ assigneeUserId: null, groupId: newId() }), question(soon))).toEqual([]);
  });

  it('is the organisation’s supervisor too once it is broken, for a week', () => {
    const colleagues = ticket({ assigneeUserId: newId() });
    const supervising = (now: string) => question(now, { supervised: ['burlov'] });
    expect(reasons(colleagues, supervising(soon))).toEqual([]);
    expect(reasons(colleagues, supervising(late))).toEqual(['breached']);
    expect(reasons(colleagues, supervising('2026-12-01T14:00:00.000Z'))).toEqual([]);
    expect(reasons(colleagues, question(late, { supervised: ['kavlinge'] }))).toEqual([]);
  });

  it('is nobody once it is solved', () => {
    expect(reasons(ticket({ status: 'resolved' }), question(late))).toEqual([]);
  });
});

describe('a broken promise', () => {
  it('is told once per ticket, the last one broken, under another key when the time is another', () => {
    const never = ticket({ startedAt: null, startDueAt: '2026-11-23T09:00:00.000Z' });
    const now = '2026-11-23T14:00:00.000Z';
    const [notice, ...more] = ticketNotices(never, question(now));
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ reason: 'breached', target: 'solution' });
    const [later] = ticketNotices({ ...never, dueAt: '2026-11-23T13:30:00.000Z' }, question(now));
    expect(later?.key).not.toBe(notice?.key);
  });
});

describe('a step of a ticket that waits for the user', () => {
  const waiting = ticket({ status: 'waiting-for-user', waitingSince: '2026-11-16T09:00:00.000Z', dueAt: null });

  it('is told when it is due, unless the rule takes it', () => {
    const now = '2026-11-20T09:00:00.000Z';
    expect(reasons(waiting, question(now))).toEqual(['remind-due']);
    const byRule = aServiceLevel({ waiting: { ...level.waiting, byRule: true } });
    expect(reasons(waiting, question(now, { levelOf: () => byRule }))).toEqual([]);
  });
});

describe('a call to a ticket', () => {
  const mention: Mention = {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    ticketId: newId(),
    noteId: newId(),
    eventId: null,
    userId: me,
    byUserId: newId(),
    at: '2026-11-20T13:00:00.000Z',
    seenAt: null,
  };
  const asked = question('2026-11-20T14:00:00.000Z');

  it('stands until it was seen, whoever has the ticket', () => {
    const others = ticket({ assigneeUserId: newId() });
    expect(mentionNotice(mention, others, asked)).toMatchObject({ reason: 'mentioned', byUserId: mention.byUserId });
    expect(mentionNotice({ ...mention, seenAt: mention.at }, others, asked)).toBeNull();
    expect(mentionNotice({ ...mention, userId: newId() }, others, asked)).toBeNull();
  });

  it('because a value of theirs was replaced stands until it was seen, whoever has the ticket and however it stands', () => {
    const replaced = { ...mention, noteId: null, eventId: newId() };
    const closed = ticket({ assigneeUserId: newId(), status: 'closed' });
    expect(mentionNotice(replaced, closed, asked)).toMatchObject({
      reason: 'value-replaced',
      byUserId: mention.byUserId,
    });
    expect(mentionNotice({ ...replaced, seenAt: mention.at }, closed, asked)).toBeNull();
  });

  it('by handing over stands while one has the ticket', () => {
    const handOver = { ...mention, noteId: null };
    expect(mentionNotice(handOver, ticket(), asked)?.reason).toBe('handed-over');
    expect(mentionNotice(handOver, ticket({ assigneeUserId: null }), asked)).toBeNull();
    expect(mentionNotice(handOver, ticket({ status: 'closed' }), asked)).toBeNull();
  });
});
