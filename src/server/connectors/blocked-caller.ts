import { blockedNumberSchema, blockOf } from '#shared/blocked-numbers/schema.ts';
import { callerNumber } from '#shared/directory/phone-number.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Db } from '../database/connect.ts';
import type { ActingExchange } from './acting-exchange.ts';
import { receiveFact } from './receive-fact.ts';
import { type Connector, findDestination, type ToldFact, writeConnectorLog } from './repository.ts';

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

/**
 * Applies what an exchange told of a call; a caller whose calls are not taken is turned away there. When the exchange
 * cannot, or will not, the call comes like any other: the console marks it, and the connector's log says so.
 */
export async function receiveOrReject(
  db: Db,
  connector: Connector,
  told: ToldFact,
  exchange: Pick<ActingExchange, 'can' | 'act'> | undefined,
): Promise<void> {
  if (exchange?.can.includes('hangUp') === true && (await isBlockedCaller(db, connector, told))) {
    const { externalId, from, to } = told;
    const call = { externalId, from, to, transferringTo: null, parkingSpace: null };
    const outcome = await exchange.act({ type: 'reject', call });
    // Gone already: the caller has hung up, or another process was quicker.
    if (outcome.type === 'done' || outcome.error === 'call-ended') return;
    const reason = outcome.detail ?? outcome.error;
    await writeConnectorLog(db, { connector: connector.name, event: 'reject', externalId, result: 'refused', reason });
  }
  await receiveFact(db, connector, told);
}
