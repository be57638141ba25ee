import { sql } from 'kysely';
import type { Call } from '#shared/calls/schema.ts';
import { twinOf, twinSeconds } from '#shared/calls/twins.ts';
import { callerNumber } from '#shared/directory/phone-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Tx } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';
import type { Connector, ToldFact } from './repository.ts';

/**
 * Returns the call of another connector that is told of here for the first time, locked, and remembers this name of it.
 * Where this connector can act and the other only tells, the call goes by this one's name from now on.
 */
export async function lockTwin(
  tx: Tx,
  connector: Connector,
  told: ToldFact,
  queueId: Id | null,
): Promise<Call | undefined> {
  const from = callerNumber(told.from);
  if (from === null || (told.fact.type !== 'arrived' && told.fact.type !== 'answered')) return undefined;
  // Two connectors tell at the same moment: the second sees what the first has stored.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`call from ${from}`}, 0))`.execute(tx);
  const { rows } = await sql`
    select * from calls where organisation_id = any(${[...connector.organisationIds]}::text[])
      and from_number = ${from} and connector <> ${connector.name}
      and arrived_at between ${told.at}::timestamptz - make_interval(secs => ${twinSeconds})
        and ${told.at}::timestamptz + make_interval(secs => ${twinSeconds})
      and not exists (select from call_aliases where call_aliases.call_id = calls.id and call_aliases.connector = ${connector.name})
    for update`.execute(tx);
  const { direction, to, at } = told;
  const first = { connector: connector.name, direction, from: told.from, to, queueId, at };
  const twin = twinOf(
    rows.map((row) => parseRow('calls', row)),
    first,
  );
  if (twin === undefined) return undefined;
  const isTaken = connector.canAct === true && !(await canActAt(tx, twin.connector));
  const alias = isTaken
    ? { connector: twin.connector, externalId: twin.externalId }
    : { connector: connector.name, externalId: told.externalId };
  await tx
    .insertInto('callAliases')
    .values({ ...alias, callId: twin.id, at: new Date().toISOString() })
    .execute();
  if (!isTaken) return twin;
  const renamed = { connector: connector.name, externalId: told.externalId };
  await tx.updateTable('calls').set(renamed).where('id', '=', twin.id).execute();
  return { ...twin, ...renamed };
}

async function canActAt(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql`select from connectors where name = ${name} and asterisk is not null`.execute(tx);
  return rows.length > 0;
}
