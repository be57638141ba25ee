import { z } from 'zod';
import {
  applied,
  type CommandContext,
  type Decision,
  defineCommand,
  type RowReader,
  refs,
  refused,
} from '../commands/definition.ts';
import { callerNumber } from '../directory/phone-number.ts';
import { type Id, idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { can } from '../users/permissions.ts';
import { type CallBack, type CallBackStep, callBackOutcomeSchema, callBackSchema, withStep } from './schema.ts';

const noteSchema = z.string().max(2_000);
const aboutOne = { callBackId: idSchema };

const put = (row: CallBack) => applied({ kind: 'callBacks', row });

/** Finds the call-back and whether the person may work on it; then decides. */
function withCallBack(id: Id, rows: RowReader, { actor }: CommandContext, decide: (row: CallBack) => Decision) {
  const row = rows.get('callBacks', id);
  if (row === undefined) return refused('not-found', { what: 'callBack' });
  return can(actor, 'call.take', row.organisationId) ? decide(row) : refused('not-permitted');
}

/** The same for one that is still to be done. */
function withOpen(id: Id, rows: RowReader, context: CommandContext, decide: (row: CallBack) => Decision) {
  return withCallBack(id, rows, context, (row) =>
    row.status === 'open' ? decide(row) : refused('call-back-done', { number: row.number }),
  );
}

function step(what: CallBackStep['what'], note: string, { actor, at }: CommandContext): CallBackStep {
  return { what, at, userId: actor.userId, note: note.trim() };
}

/** Why a colleague cannot be given a call-back, or null. */
function refuseOwner(userId: Id | null, organisationId: string, rows: RowReader) {
  if (userId === null) return null;
  const user = rows.get('users', userId);
  if (user === undefined) return refused('not-found', { what: 'user' });
  const works = user.active && user.organisationIds.includes(organisationId);
  return works ? null : refused('recipient-may-not-see', { name: user.name });
}

/** Promises somebody to be called: whom, about what, when and by whom. */
const promise = defineCommand({
  args: z.object({
    id: idSchema,
    organisationId: organisationIdSchema,
    number: callBackSchema.shape.number,
    name: callBackSchema.shape.name,
    personId: idSchema.nullable(),
    about: callBackSchema.shape.about,
    callId: idSchema.nullable(),
    ticketId: idSchema.nullable(),
    queueId: idSchema.nullable(),
    ownerUserId: idSchema.nullable(),
    dueAt: callBackSchema.shape.dueAt,
  }),
  reads: ({ id, personId, ticketId, queueId, ownerUserId }) =>
    refs(
      { kind: 'callBacks', id },
      { kind: 'people', id: personId },
      { kind: 'tickets', id: ticketId },
      { kind: 'queues', id: queueId },
      { kind: 'users', id: ownerUserId },
    ),
  decide: (args, rows, context) => {
    if (!can(context.actor, 'call.take', args.organisationId)) return refused('not-permitted');
    if (rows.get('callBacks', args.id) !== undefined) return refused('already-exists');
    const { personId, ticketId, queueId, ownerUserId } = args;
    if (personId !== null && rows.get('people', personId) === undefined) {
      return refused('not-found', { what: 'person' });
    }
    if (ticketId !== null && rows.get('tickets', ticketId) === undefined)
      return refused('not-found', { what: 'ticket' });
    const queue = queueId === null ? undefined : rows.get('queues', queueId);
    if (queueId !== null && queue === undefined) return refused('not-found', { what: 'queue' });
    const number = callerNumber(args.number);
    if (number === null) return refused('address-unusable', { name: args.name, address: args.number });
    return (
      refuseOwner(ownerUserId, args.organisationId, rows) ??
      put({
        ...args,
        number,
        version: 0,
        origin: 'promised',
        status: 'open',
        seenByUserIds: queue?.visibleTo === 'members' ? queue.memberUserIds : null,
        missedCount: 0,
        lastMissedAt: null,
        steps: [],
        createdAt: context.at,
        createdByUserId: context.actor.userId,
        doneAt: null,
        doneByUserId: null,
        outcome: null,
        note: '',
      })
    );
  },
});

/** Takes a call-back that nobody has: two who press at once do not both call. */
const take = defineCommand({
  args: z.object(aboutOne),
  reads: ({ callBackId }, found) =>
    refs(
      { kind: 'callBacks', id: callBackId },
      { kind: 'users', id: found.get('callBacks', callBackId)?.ownerUserId ?? null },
    ),
  decide: ({ callBackId }, rows, context) =>
    withOpen(callBackId, rows, context, (row) => {
      const { userId } = context.actor;
      if (row.ownerUserId !== null && row.ownerUserId !== userId) {
        return refused('call-back-taken', { name: rows.get('users', row.ownerUserId)?.name ?? '' });
      }
      return put({ ...row, ownerUserId: userId });
    }),
});

/** Gives a call-back to a colleague, or back to all of its queue. */
const give = defineCommand({
  args: z.object({ ...aboutOne, ownerUserId: idSchema.nullable(), note: noteSchema }),
  reads: ({ callBackId, ownerUserId }) =>
    refs({ kind: 'callBacks', id: callBackId }, { kind: 'users', id: ownerUserId }),
  decide: ({ callBackId, ownerUserId, note }, rows, context) =>
    withOpen(
      callBackId,
      rows,
      context,
      (row) =>
        refuseOwner(ownerUserId, row.organisationId, rows) ??
        put(withStep({ ...row, ownerUserId }, step('given', note, context))),
    ),
});

const laterArgs = z.object({ ...aboutOne, dueAt: callBackSchema.shape.dueAt, note: noteSchema });

/** Puts a call-back off, or says that nobody answered and when it is tried again. */
function later(what: 'postponed' | 'tried') {
  return defineCommand({
    args: laterArgs,
    reads: ({ callBackId }) => refs({ kind: 'callBacks', id: callBackId }),
    decide: ({ callBackId, dueAt, note }, rows, context) =>
      withOpen(callBackId, rows, context, (row) => put(withStep({ ...row, dueAt }, step(what, note, context)))),
  });
}

/** Says what came of it. */
const done = defineCommand({
  args: z.object({ ...aboutOne, outcome: callBackOutcomeSchema, note: noteSchema }),
  reads: ({ callBackId }) => refs({ kind: 'callBacks', id: callBackId }),
  decide: ({ callBackId, outcome, note }, rows, context) =>
    withOpen(callBackId, rows, context, (row) =>
      put({
        ...row,
        status: 'done',
        outcome,
        note: note.trim(),
        doneAt: context.at,
        doneByUserId: context.actor.userId,
      }),
    ),
});

/** Puts one that was done with back on the list. */
const reopen = defineCommand({
  args: z.object(aboutOne),
  reads: ({ callBackId }) => refs({ kind: 'callBacks', id: callBackId }),
  decide: ({ callBackId }, rows, context) =>
    withCallBack(callBackId, rows, context, (row) => {
      if (row.status === 'open') return applied();
      // The list has one of a number that was missed, and that one counts on: this one is a promise from here.
      const opened: CallBack = {
        ...row,
        origin: 'promised',
        status: 'open',
        outcome: null,
        doneAt: null,
        doneByUserId: null,
      };
      return put(withStep(opened, step('reopened', '', context)));
    }),
});

export const callBackCommands = {
  'callBack.promise': promise,
  'callBack.take': take,
  'callBack.give': give,
  'callBack.postpone': later('postponed'),
  'callBack.tried': later('tried'),
  'callBack.done': done,
  'callBack.reopen': reopen,
} as const;
