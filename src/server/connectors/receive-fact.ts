import { applyCallFact, type CallFactResult } from '#shared/calls/apply-call-fact.ts';
import type { Call } from '#shared/calls/schema.ts';
import { newId } from '#shared/identity/ids.ts';
import { lockCallByName, saveCall } from '../calls/repository.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryRace } from '../database/errors.ts';
import { type Connector, findAgent, findDestination, type ToldFact, writeConnectorLog } from './repository.ts';
import { noteHeard } from './states.ts';
import { lockTwin } from './twins.ts';

/** Applies one fact to its call, in one transaction with the log of it. */
async function receiveOnce(db: Db, connector: Connector, told: ToldFact): Promise<CallFactResult> {
  return await db.transaction().execute(async (tx) => {
    const known = await lockCallByName(tx, connector.name, told.externalId);
    // Where a call belongs is looked up only for what may change it.
    const destination =
      known !== undefined && told.fact.type !== 'arrived'
        ? { organisationId: known.organisationId, queueId: known.queueId }
        : await findDestination(tx, connector, told);
    const call = known ?? (await lockTwin(tx, connector, told, destination.queueId));
    const result = await applied(tx, connector, told, call, destination);
    if (result.type === 'changed') await saveCall(tx, call, result.call);
    await writeConnectorLog(tx, {
      connector: connector.name,
      event: told.fact.type,
      externalId: told.externalId,
      result: result.type,
      reason: result.type === 'ignored' ? result.reason : null,
    });
    return result;
  });
}

async function applied(
  tx: Tx,
  connector: Connector,
  told: ToldFact,
  call: Call | undefined,
  destination: Awaited<ReturnType<typeof findDestination>>,
): Promise<CallFactResult> {
  // The connector by whose name the call goes says where it waits.
  const isOthers = call !== undefined && call.connector !== connector.name;
  if (isOthers && told.fact.type === 'arrived') return { type: 'ignored', reason: 'told-by-another' };
  return applyCallFact(call, told.fact, {
    at: told.at,
    connector: connector.name,
    externalId: told.externalId,
    direction: told.direction,
    from: told.from,
    to: told.to,
    ...destination,
    userId: await findAgent(tx, connector, told),
    newCallId: newId(),
  });
}

/**
 * Applies what a switchboard told of a call. Two facts of a call nobody has heard of may race: the second to insert it
 * finds the first's call when it tries again.
 */
export async function receiveFact(db: Db, connector: Connector, told: ToldFact): Promise<CallFactResult> {
  await noteHeard(db, connector.name);
  return await retryRace(() => receiveOnce(db, connector, told));
}
