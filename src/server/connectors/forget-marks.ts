import type { CallFact } from '#shared/calls/apply-call-fact.ts';
import type { Db } from '../database/connect.ts';
import { receiveFact } from './receive-fact.ts';
import type { Connector } from './repository.ts';

/**
 * Takes back what was marked of waiting calls by a process that has ended before it was done: a telephone that rings no
 * more, a move to another queue that nobody makes. Nobody else could answer them otherwise. What another process is just
 * about is carried out all the same.
 */
export async function forgetMarks(db: Db, connector: Connector): Promise<void> {
  const marked = await db
    .selectFrom('calls')
    .select(['externalId', 'direction', 'answeringUserId'])
    .where('connector', '=', connector.name)
    .where('direction', '=', 'in')
    .where('endedAt', 'is', null)
    .where('answeredAt', 'is', null)
    .where((is) => is.or([is('answeringUserId', 'is not', null), is('transferringTo', 'is not', null)]))
    .execute();
  for (const { externalId, direction, answeringUserId } of marked) {
    const fact: CallFact =
      answeringUserId === null ? { type: 'transfer-failed', reason: 'cancelled' } : { type: 'rings-at', userId: null };
    const at = new Date().toISOString();
    const told = { fact, at, externalId, direction, from: '', to: '', queueName: null, agentNames: [] };
    await receiveFact(db, connector, told);
  }
}
