import { applyCtiEvent, type CtiResult } from '#shared/calls/apply-cti.ts';
import type { CtiEvent } from '#shared/calls/cti.ts';
import { newId } from '#shared/identity/ids.ts';
import { lockCallByExternalId, saveCall } from '../calls/repository.ts';
import type { Db } from '../database/connect.ts';
import { databaseErrorOf, retryTransient } from '../database/errors.ts';
import { type CtiConnector, findAgent, findDestination, writeCtiLog } from './repository.ts';

/** Applies one event of a switchboard to its call, in one transaction with the log of it. */
async function receiveOnce(db: Db, connector: CtiConnector, event: CtiEvent): Promise<CtiResult> {
  return await db.transaction().execute(async (tx) => {
    const call = await lockCallByExternalId(tx, connector.name, event.callId);
    const result = applyCtiEvent(call, event, {
      now: new Date().toISOString(),
      connector: connector.name,
      ...(await findDestination(tx, connector, event)),
      userId: await findAgent(tx, connector, event),
      newCallId: newId(),
    });
    if (result.type === 'changed') await saveCall(tx, call, result.call);
    await writeCtiLog(tx, {
      connector: connector.name,
      event: event.event,
      externalId: event.callId,
      result: result.type,
      reason: result.type === 'ignored' ? result.reason : null,
    });
    return result;
  });
}

/**
 * Applies one event. Two events of a call nobody has heard of may race: the second to insert it finds the first's call
 * when it tries again.
 */
export async function receiveEvent(db: Db, connector: CtiConnector, event: CtiEvent): Promise<CtiResult> {
  return await retryTransient(async () => {
    try {
      return await receiveOnce(db, connector, event);
    } catch (error) {
      if (databaseErrorOf(error)?.code !== '23505') throw error;
      return await receiveOnce(db, connector, event);
    }
  });
}
