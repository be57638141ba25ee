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
  const rows = await db
    .selectFrom('blockedNumbers')
    .selectAll()
    .where('customerOrganisationId', 'in', connector.organisationIds)
    .where('deleted', '=', false)
    .where((is) =>
      is.or([
        is('organisationId', '=', is.ref('customerOrganisationId')),
        is(
          'organisationId',
          'in',
          is
            .selectFrom('organisations')
            .select('organisations.organisationId')
            .where('kind', '=', 'provider')
            .where('deleted', '=', false),
        ),
      ]),
    )
    .execute();
  const blocked = rows.map((row) => blockedNumberSchema.parse(row));
  // Only providers' blocks of others have been read.
  const providers = new Set(blocked.map(({ organisationId }) => organisationId));
  const fromNumber = callerNumber(told.from);
  const today = isoDateOf(Date.parse(told.at));
  const isBlockedAt = (organisationId: string) =>
    blockOf(blocked, { organisationId, fromNumber }, today, providers) !== undefined;
  // Where a call leads is asked only of who is blocked somewhere: everybody else's waits for it.
  if (!connector.organisationIds.some(isBlockedAt)) return false;
  return await db.transaction().execute(async (tx) => {
    const { organisationId } = await findDestination(tx, connector, told);
    if (!isBlockedAt(organisationId)) return false;
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
