import { blockedNumberSchema, blockOf } from '#shared/blocked-numbers/schema.ts';
import { callerNumber } from '#shared/directory/phone-number.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import { type Connector, findDestination, type ToldFact, writeConnectorLog } from '../connectors/repository.ts';
import type { Db } from '../database/connect.ts';

/**
 * Returns whether a call that arrives is from somebody whose calls the called organisation does not take, and writes
 * that into the connector's log: no call comes of it.
 */
export async function isBlockedCaller(db: Db, connector: Connector, told: ToldFact): Promise<boolean> {
  if (told.fact.type !== 'arrived' || told.direction !== 'in') return false;
  return await db.transaction().execute(async (tx) => {
    const { organisationId } = await findDestination(tx, connector, told);
    const rows = await tx
      .selectFrom('blockedNumbers')
      .selectAll()
      .where('customerOrganisationId', '=', organisationId)
      .where('deleted', '=', false)
      .execute();
    const keepers = await tx
      .selectFrom('organisations')
      .select('organisationId')
      .where('kind', '=', 'provider')
      .where('deleted', '=', false)
      .execute();
    const providers = new Set(keepers.map((keeper) => keeper.organisationId));
    const blocked = rows.map((row) => blockedNumberSchema.parse(row));
    const call = { organisationId, fromNumber: callerNumber(told.from) };
    if (blockOf(blocked, call, isoDateOf(Date.parse(told.at)), providers) === undefined) return false;
    await writeConnectorLog(tx, {
      connector: connector.name,
      event: told.fact.type,
      externalId: told.externalId,
      result: 'refused',
      reason: 'blocked',
    });
    return true;
  });
}
