import { callBackAfterCall } from '#shared/call-backs/after-call.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import type { Tx } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';

/** A call-back as it was, undefined for a new one, and as the end of a call makes it. */
export interface ChangedCallBack {
  before: CallBack | undefined;
  after: CallBack;
}

/**
 * Returns what the end of a call does to the list of those to be called, locked until the transaction ends; null when
 * nothing. To be written together with the call. Two calls of one number that end in the same moment: the second to
 * insert violates a constraint and is tried again, as the fact of a call is.
 */
export async function callBackAfter(tx: Tx, before: Call | undefined, after: Call): Promise<ChangedCallBack | null> {
  const number = otherNumber(after);
  if (after.endedAt === null || (before !== undefined && before.endedAt !== null) || number === null) return null;
  const stored = await tx
    .selectFrom('callBacks')
    .selectAll()
    .where('organisationId', '=', after.organisationId)
    .where('number', '=', number)
    .where('status', '=', 'open')
    .where('origin', '=', 'missed')
    .where('deleted', '=', false)
    .forUpdate()
    .executeTakeFirst();
  const open = stored === undefined ? undefined : parseRow('callBacks', stored);
  const changed = callBackAfterCall(after, { open, hours: await hoursOf(tx, after) });
  if (changed === null) return null;
  return { before: open, after: changed };
}

async function hoursOf(tx: Tx, { queueId, organisationId }: Call): Promise<OpeningHours | null> {
  const queue =
    queueId === null
      ? undefined
      : await tx.selectFrom('queues').selectAll().where('id', '=', queueId).executeTakeFirst();
  if (queue !== undefined) return parseRow('queues', queue).openingHours;
  const organisation = await tx
    .selectFrom('organisations')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  return organisation === undefined ? null : parseRow('organisations', organisation).openingHours;
}
