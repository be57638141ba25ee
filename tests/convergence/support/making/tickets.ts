import { newId } from '../../../../src/shared/identity/ids.ts';
import type { Row } from '../../../../src/shared/sync/kinds.ts';
import { sets } from '../effects.ts';
import type { Look, Makers } from './look.ts';

type Status = Row<'tickets'>['status'];

/** Where people take a ticket from each status; written here so that no rule of the product is asked. */
const next: Record<Status, readonly Status[]> = {
  new: ['in-progress', 'waiting-for-user', 'resolved'],
  'in-progress': ['waiting-for-user', 'waiting-for-supplier', 'resolved'],
  'waiting-for-user': ['in-progress', 'resolved'],
  'waiting-for-supplier': ['in-progress', 'waiting-for-delivery'],
  'waiting-for-delivery': ['in-progress', 'waiting-for-user'],
  resolved: ['closed', 'in-progress'],
  closed: ['in-progress'],
};

async function two(look: Look): Promise<[Row<'tickets'>, Row<'tickets'>] | null> {
  const one = await look.one('tickets', ({ mergedIntoId }) => mergedIntoId === null);
  const other = await look.one('tickets', ({ id, parentId }) => id !== one?.id && parentId === null, 'second');
  return one === undefined || other === undefined ? null : [one, other];
}

type TicketMakers = Makers<
  | 'ticket.assign'
  | 'ticket.setStatus'
  | 'ticket.resendNote'
  | 'ticket.remind'
  | 'ticket.relate'
  | 'ticket.setParent'
  | 'ticket.merge'
  | 'ticket.unmerge'
  | 'ticket.split'
  | 'ticket.logTime'
  | 'mention.seen'
  | 'article.solved'
>;

export const ticketMakers: TicketMakers = {
  'ticket.assign': async (look) => {
    const ticket = await look.one('tickets');
    const user = await look.one('users', ({ id }) => id !== ticket?.assigneeUserId, 'second');
    const group = await look.one('groups', () => true, 'third');
    if (ticket === undefined || user === undefined || group === undefined) return null;
    const { id, groupId, assigneeUserId } = ticket;
    const chosen = { groupId: group.id, assigneeUserId: user.id };
    // What the person left as it was stays as it has become since.
    const changed = groupId === chosen.groupId ? { assigneeUserId: user.id } : chosen;
    return {
      args: { ticketId: id, ...chosen, was: { groupId, assigneeUserId } },
      effects: [sets('tickets', id, changed)],
    };
  },
  'ticket.setStatus': async (look) => {
    const ticket = await look.one('tickets', ({ mergedIntoId }) => mergedIntoId === null);
    const status = ticket === undefined ? undefined : look.among(next[ticket.status], look.drawn.second);
    if (ticket === undefined || status === undefined) return null;
    const resolution = status === 'resolved' ? look.word('Löst') : null;
    const feedback = status === 'closed' ? ({ how: 'phone', note: '' } as const) : null;
    return {
      args: { ticketId: ticket.id, status, resolution, feedback },
      effects: [sets('tickets', ticket.id, { status })],
    };
  },
  'ticket.resendNote': async (look) => {
    const note = await look.one('ticketNotes');
    return note === undefined ? null : { args: { ticketId: note.ticketId, noteId: note.id }, effects: [] };
  },
  'ticket.remind': async (look) => {
    const ticket = await look.one('tickets', ({ status }) => status === 'waiting-for-user');
    if (ticket === undefined) return null;
    const text = look.word('Påminnelse');
    return { args: { ticketId: ticket.id, text }, effects: [{ does: 'say', kind: 'ticketNotes', word: text }] };
  },
  'ticket.relate': async (look) => {
    const pair = await two(look);
    if (pair === null) return null;
    const [{ id: ticketId }, { id: otherId }] = pair;
    const isHeld = look.drawn.third % 3 > 0;
    const hold = (id: string, value: string) =>
      ({ does: 'hold', kind: 'tickets', id, field: 'relatedIds', value, isHeld }) as const;
    return {
      args: { ticketId, otherId, related: isHeld },
      effects: [hold(ticketId, otherId), hold(otherId, ticketId)],
    };
  },
  'ticket.setParent': async (look) => {
    const pair = await two(look);
    if (pair === null) return null;
    const [ticket, other] = pair;
    const parentId = ticket.parentId === null ? other.id : null;
    return { args: { ticketId: ticket.id, parentId }, effects: [sets('tickets', ticket.id, { parentId })] };
  },
  'ticket.merge': async (look) => {
    const pair = await two(look);
    if (pair === null) return null;
    const [{ id }, into] = pair;
    const merged = { mergedIntoId: into.id, status: 'closed' as const };
    return { args: { ticketId: id, intoId: into.id }, effects: [sets('tickets', id, merged)] };
  },
  'ticket.unmerge': async (look) => {
    const ticket = await look.one('tickets', ({ mergedIntoId }) => mergedIntoId !== null);
    if (ticket === undefined) return null;
    const { id } = ticket;
    // The status it had comes back, of the latest of several merges.
    const left = { does: 'leave', kind: 'tickets', id, field: 'status' } as const;
    return { args: { ticketId: id }, effects: [sets('tickets', id, { mergedIntoId: null }), left] };
  },
  'ticket.split': async (look) => {
    const ticket = await look.one('tickets', ({ mergedIntoId }) => mergedIntoId === null);
    if (ticket === undefined) return null;
    const { id: ticketId, kind, serviceId, unitId, priority } = ticket;
    const id = newId();
    const args = { id, ticketId, kind, serviceId, unitId, priority, title: look.word('Del'), description: '' };
    const held = { does: 'hold', kind: 'tickets', id: ticketId, field: 'relatedIds', value: id, isHeld: true } as const;
    return { args, effects: [sets('tickets', id), held] };
  },
  'ticket.logTime': async (look) => {
    const ticket = await look.one('tickets');
    if (ticket === undefined) return null;
    const id = newId();
    const minutes = 1 + look.drawn.second;
    return {
      args: { id, ticketId: ticket.id, minutes, note: '' },
      effects: [
        sets('ticketTimes', id, { minutes, ticketId: ticket.id }),
        { does: 'add', kind: 'tickets', id: ticket.id, field: 'minutesSpent', by: minutes },
      ],
    };
  },
  'mention.seen': async (look) => {
    const mention = await look.one('mentions', ({ userId }) => userId === look.userId);
    return mention === undefined ? null : { args: { mentionIds: [mention.id] }, effects: [] };
  },
  'article.solved': async (look) => {
    const ticket = await look.one('tickets');
    const article = await look.one('articles', () => true, 'second');
    if (ticket === undefined || article === undefined) return null;
    const effects = [sets('tickets', ticket.id, { articleId: article.id })];
    return { args: { articleId: article.id, ticketId: ticket.id }, effects };
  },
};
