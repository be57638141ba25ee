import { describe, expect, it } from 'vitest';
import type { CommandContext, Decision } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { judge } from '../commands/judge.ts';
import type { CommandArgs, CommandName } from '../commands/registry.ts';
import { newId } from '../identity/ids.ts';
import { noticeMarksPlace } from '../notices/commands.ts';
import { noticeMarksMax, noticeMarksUsual } from '../notices/schema.ts';
import { aTicketRow } from '../tickets/samples.ts';
import type { Actor } from '../users/roles.ts';
import type { User } from '../users/schema.ts';

const colleague = (name: string, change: Partial<User> = {}): User => ({
  id: newId(),
  organisationId: 'it-teamet',
  version: 1,
  name,
  initials: 'XX',
  title: '',
  groupIds: [],
  active: true,
  organisationIds: ['burlov', 'it-teamet'],
  ...change,
});
const anna = colleague('Anna Ek');
const bo = colleague('Bo Ask');
const elsewhere = colleague('Karl Kil', { organisationIds: ['kavlinge'] });
const ticket = aTicketRow({ organisationId: 'burlov' });
const actorOf = ({ id, name, organisationIds }: User): Actor => ({
  userId: id,
  name,
  grants: organisationIds.map((organisationId) => ({ organisationId, role: 'agent' })),
});

const at = '2026-11-23T09:00:00.000Z';
const rows = () =>
  new InMemoryRows([
    { kind: 'tickets', row: ticket },
    ...[anna, bo, elsewhere].map((row) => ({ kind: 'users' as const, row })),
  ]);

function act<N extends CommandName>(on: InMemoryRows, who: User, name: N, args: CommandArgs<N>): Decision {
  const context: CommandContext = { commandId: newId(), actor: actorOf(who), at, now: at };
  const decision = judge({ name, args }, on, context);
  if (decision.type === 'applied') on.write(decision.puts);
  return decision;
}

const note = (mentionedUserIds: string[]) => ({
  id: newId(),
  ticketId: ticket.id,
  visibility: 'internal' as const,
  body: '@Bo Ask kan du se på nätet?',
  attachmentIds: [],
  mentionedUserIds,
});

function mentionsIn(decision: Decision) {
  const puts = decision.type === 'applied' ? decision.puts : [];
  return puts.flatMap((put) => (put.kind === 'mentions' ? [put.row] : []));
}

describe('a colleague named in a note', () => {
  it('is called to the ticket once, however often they are named, and nobody calls themselves', () => {
    const args = note([bo.id, bo.id, anna.id]);
    const called = mentionsIn(act(rows(), anna, 'ticket.addNote', args));
    expect(called).toMatchObject([
      { userId: bo.id, byUserId: anna.id, noteId: args.id, ticketId: ticket.id, at, seenAt: null },
    ]);
  });

  it('must be somebody who may see the ticket; the refusal names them', () => {
    expect(act(rows(), anna, 'ticket.addNote', note([elsewhere.id]))).toMatchObject({
      type: 'refused',
      code: 'mention-may-not-see',
      details: { name: 'Karl Kil' },
    });
    const left = colleague('Gustav Gammal', { active: false });
    const withLeft = rows();
    withLeft.write([{ kind: 'users', row: left }]);
    expect(act(withLeft, anna, 'ticket.addNote', note([left.id]))).toMatchObject({ code: 'mention-may-not-see' });
    expect(act(rows(), anna, 'ticket.addNote', note([newId()]))).toMatchObject({
      code: 'not-found',
      details: { what: 'user' },
    });
  });

  it('need not be there: a note from before there were mentions is taken as it is', () => {
    const { mentionedUserIds: _none, ...older } = note([]);
    const decision = act(rows(), anna, 'ticket.addNote', older);
    expect(decision.type).toBe('applied');
    expect(mentionsIn(decision)).toEqual([]);
  });
});

describe('a ticket handed over', () => {
  const assign = (assigneeUserId: string | null) => ({ ticketId: ticket.id, groupId: null, assigneeUserId });

  it('calls the colleague who gets it, not whoever takes it or gives it back', () => {
    const on = rows();
    expect(mentionsIn(act(on, anna, 'ticket.assign', assign(bo.id)))).toMatchObject([{ userId: bo.id, noteId: null }]);
    expect(mentionsIn(act(on, anna, 'ticket.assign', assign(anna.id)))).toEqual([]);
    expect(mentionsIn(act(on, anna, 'ticket.assign', assign(null)))).toEqual([]);
  });
});

describe('taking notice', () => {
  it('is one’s own doing, and the first time counts', () => {
    const on = rows();
    const [mention] = mentionsIn(act(on, anna, 'ticket.addNote', note([bo.id])));
    if (mention === undefined) throw new Error('nobody was named');
    expect(act(on, anna, 'mention.seen', { mentionIds: [mention.id] })).toMatchObject({
      code: 'not-found',
      details: { what: 'mention' },
    });
    expect(mentionsIn(act(on, bo, 'mention.seen', { mentionIds: [mention.id] }))).toMatchObject([{ seenAt: at }]);
    expect(mentionsIn(act(on, bo, 'mention.seen', { mentionIds: [mention.id] }))).toEqual([]);
  });

  it('of what follows from how things stand is kept for the person, the oldest forgotten first where too many stand', () => {
    const on = rows();
    const place = noticeMarksPlace(anna.id, 'burlov');
    const keys = Array.from({ length: noticeMarksMax }, (_, index) => `breached:${index}`);
    act(on, anna, 'notice.seen', { ...place, keys });
    act(on, anna, 'notice.seen', { ...place, keys: ['breached:5', 'step-due:new'] });
    const kept = on.get('noticeMarks', place.id)?.keys ?? [];
    expect(kept).toHaveLength(noticeMarksMax);
    expect(kept[0]).toBe('breached:1');
    expect(kept.at(-1)).toBe('step-due:new');
  });

  it('beyond the usual number keeps every mark whose notice stands, and drops the oldest of those whose is gone', () => {
    const on = rows();
    const place = noticeMarksPlace(anna.id, 'burlov');
    const standing = Array.from({ length: noticeMarksUsual }, (_, index) => `breached:${index}`);
    const gone = ['soon:old', 'soon:older'];
    act(on, anna, 'notice.seen', { ...place, keys: [...gone, ...standing.slice(2)] });
    act(on, anna, 'notice.seen', { ...place, keys: standing.slice(0, 1), gone });
    const kept = () => on.get('noticeMarks', place.id)?.keys ?? [];
    expect(kept()).toHaveLength(noticeMarksUsual);
    expect(kept()).toEqual(['soon:older', ...standing.slice(2), 'breached:0']);
    act(on, anna, 'notice.seen', { ...place, keys: [standing[1] ?? '', 'breached:more'], gone: ['soon:older'] });
    expect(kept()).toEqual([...standing.slice(2), 'breached:0', 'breached:1', 'breached:more']);
  });

  it('cannot be written into another person’s marks', () => {
    const place = noticeMarksPlace(bo.id, 'burlov');
    expect(act(rows(), anna, 'notice.seen', { ...place, keys: ['x'] })).toMatchObject({ code: 'invalid-arguments' });
  });
});
