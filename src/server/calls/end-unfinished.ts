import { foundGone } from '#shared/calls/apply-call-fact.ts';
import type { Db } from '../database/connect.ts';
import { retryRace } from '../database/errors.ts';
import { lockCall, saveCall } from './repository.ts';

/**
 * Ends calls that began more than so many minutes ago and have no end: their hangup was lost, and without this they
 * would wait or go on for ever in everybody's picture. Several processes may do it at once. Returns how many were ended.
 */
export async function endUnfinishedCalls(db: Db, limitMinutes: number): Promise<number> {
  const before = new Date(Date.now() - limitMinutes * 60_000).toISOString();
  const unfinished = await db
    .selectFrom('calls')
    .select('id')
    .where('endedAt', 'is', null)
    .where((is) => is.fn.coalesce('answeredAt', 'arrivedAt'), '<', before)
    .execute();
  let ended = 0;
  for (const { id } of unfinished) {
    await retryRace(() =>
      db.transaction().execute(async (tx) => {
        const call = await lockCall(tx, id);
        if (call === undefined || call.endedAt !== null) return;
        await saveCall(tx, call, foundGone(call, new Date().toISOString()));
        ended += 1;
      }),
    );
  }
  return ended;
}
