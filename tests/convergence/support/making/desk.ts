import { untoldOfCall } from '../../../../src/shared/calls/schema.ts';
import { telephoneId } from '../../../../src/shared/connectors/commands.ts';
import { newId } from '../../../../src/shared/identity/ids.ts';
import { noticeMarksPlace } from '../../../../src/shared/notices/commands.ts';
import type { Row } from '../../../../src/shared/sync/kinds.ts';
import { type Effect, sets } from '../effects.ts';
import type { Look, Makers } from './look.ts';

type DeskMakers = Makers<
  | 'call.record'
  | 'call.correct'
  | 'callBack.promise'
  | 'callBack.take'
  | 'callBack.give'
  | 'callBack.postpone'
  | 'callBack.tried'
  | 'callBack.done'
  | 'callBack.reopen'
  | 'message.send'
  | 'message.read'
  | 'message.followUp'
  | 'message.retry'
  | 'notice.seen'
  | 'telephone.set'
>;

const isOpen = ({ status }: Row<'callBacks'>) => status === 'open';

function endedCall(look: Look): Row<'calls'> {
  const [arrivedAt, endedAt] = [look.hoursFromNow(-2), look.hoursFromNow(-1)];
  return {
    ...untoldOfCall,
    id: newId(),
    organisationId: look.organisationId,
    version: 0,
    externalId: String(look.number()),
    connector: 'pbx',
    direction: 'in',
    fromNumber: '+46406256500',
    toNumber: '100',
    queueId: null,
    arrivedAt,
    answeredAt: arrivedAt,
    answeredByUserId: look.userId,
    answerSource: 'pbx',
    endedAt,
    cause: 'normalClearing',
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
  };
}

/** Puts a call-back off, or says that nobody answered. */
async function later(look: Look) {
  const callBack = await look.one('callBacks', isOpen);
  if (callBack === undefined) return null;
  const dueAt = look.hoursFromNow(1 + look.drawn.second);
  const note = look.word('Senare');
  const effects: Effect[] = [sets('callBacks', callBack.id, { dueAt }), { does: 'say', kind: 'callBacks', word: note }];
  return { args: { callBackId: callBack.id, dueAt, note }, effects };
}

export const deskMakers: DeskMakers = {
  'call.record': async (look) => {
    const call = endedCall(look);
    const note = look.word('Samtal');
    const args = { call, outcome: 'solved' as const, note, personId: null, ticketId: null };
    return { args, effects: [sets('calls', call.id, { note, outcome: 'solved' })] };
  },
  'call.correct': async (look) => {
    const call = await look.one('calls');
    if (call === undefined) return null;
    const result = { outcome: 'other' as const, note: look.word('Rättat') };
    const args = { callId: call.id, ...result, personId: null, ticketId: null, reasonCodeId: null };
    return { args, effects: [sets('calls', call.id, result)] };
  },
  'callBack.promise': async (look) => {
    const args = {
      id: newId(),
      organisationId: look.organisationId,
      number: '+46406256501',
      name: 'Åsa Öberg',
      personId: null,
      about: look.word('Ring om'),
      callId: null,
      ticketId: null,
      queueId: null,
      ownerUserId: null,
      dueAt: look.hoursFromNow(2),
    };
    const { id, about, dueAt } = args;
    return { args, effects: [sets('callBacks', id, { about, dueAt, status: 'open', ownerUserId: null })] };
  },
  'callBack.take': async (look) => {
    const callBack = await look.one('callBacks', (row) => isOpen(row) && row.ownerUserId === null);
    if (callBack === undefined) return null;
    const effects = [sets('callBacks', callBack.id, { ownerUserId: look.userId })];
    return { args: { callBackId: callBack.id }, effects };
  },
  'callBack.give': async (look) => {
    const callBack = await look.one('callBacks', isOpen);
    const works = ({ organisationIds }: Row<'users'>) => organisationIds.includes(callBack?.organisationId ?? '');
    const user = await look.one('users', works, 'second');
    if (callBack === undefined || user === undefined) return null;
    const ownerUserId = look.drawn.third % 4 === 0 ? null : user.id;
    const note = look.word('Givet');
    const effects: Effect[] = [
      sets('callBacks', callBack.id, { ownerUserId }),
      { does: 'say', kind: 'callBacks', word: note },
    ];
    return { args: { callBackId: callBack.id, ownerUserId, note }, effects };
  },
  'callBack.postpone': later,
  'callBack.tried': later,
  'callBack.done': async (look) => {
    const callBack = await look.one('callBacks', isOpen);
    if (callBack === undefined) return null;
    const note = look.word('Klart');
    const done = { status: 'done', outcome: 'reached', note } as const;
    const { status: _, ...args } = done;
    return { args: { callBackId: callBack.id, ...args }, effects: [sets('callBacks', callBack.id, done)] };
  },
  'callBack.reopen': async (look) => {
    const callBack = await look.one('callBacks', (row) => !isOpen(row));
    if (callBack === undefined) return null;
    const effects = [sets('callBacks', callBack.id, { status: 'open', outcome: null })];
    return { args: { callBackId: callBack.id }, effects };
  },
  'message.send': async (look) => {
    const { organisationId } = look;
    const user = await look.one('users', ({ organisationIds }) => organisationIds.includes(organisationId));
    if (user === undefined) return null;
    const [id, body] = [newId(), look.word('Meddelande')];
    const to = { id: newId(), way: 'app', userId: user.id, personId: null, unitId: null, name: user.name } as const;
    const args = {
      id,
      organisationId,
      subject: '',
      body,
      priority: 'normal' as const,
      recipients: [{ ...to, address: '' }],
      callId: null,
      callerName: '',
      callerNumber: '',
      ticketId: null,
      inReplyToId: null,
      isFollowedUp: false,
    };
    return { args, effects: [sets('messages', id, { body, fromUserId: look.userId })] };
  },
  'message.read': async (look) => {
    const isToMe = ({ recipients }: Row<'messages'>) => recipients.some(({ userId }) => userId === look.userId);
    const message = await look.one('messages', isToMe);
    return message === undefined ? null : { args: { messageIds: [message.id] }, effects: [] };
  },
  'message.followUp': async (look) => {
    const message = await look.one('messages', ({ fromUserId }) => fromUserId === look.userId);
    if (message === undefined) return null;
    const state = look.among(['none', 'to-do', 'done'] as const, look.drawn.second) ?? 'none';
    const effects = [sets('messages', message.id, { isFollowedUp: state !== 'none' })];
    return { args: { messageId: message.id, state }, effects };
  },
  'message.retry': async (look) => {
    const message = await look.one('messages', ({ fromUserId }) => fromUserId === look.userId);
    return message === undefined ? null : { args: { messageId: message.id }, effects: [] };
  },
  'notice.seen': async (look) => {
    const { organisationId } = look;
    const { id } = noticeMarksPlace(look.userId, organisationId);
    const key = look.word('Påminnelse');
    const held = { does: 'hold', kind: 'noticeMarks', id, field: 'keys', value: key, isHeld: true } as const;
    return { args: { id, organisationId, keys: [key] }, effects: [held] };
  },
  'telephone.set': async (look) => {
    const { userId, organisationId } = look;
    const telephone = `PJSIP/${look.number()}`;
    const id = telephoneId(userId, organisationId, 'pbx');
    return {
      args: { organisationId, userId, connector: 'pbx', telephone },
      effects: [sets('telephones', id, { telephone })],
    };
  },
};
