import { sql } from 'kysely';
import { channelFor, type MailServer, type SmsGateway } from '#shared/messages/channels.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { SecretBox } from '../connectors/secrets.ts';
import type { Db } from '../database/connect.ts';
import { parseRow } from '../rows/repository.ts';

/** A way to send by, with what of it only the server knows. */
/** `secret`: null when it was sealed with another key than this server has. */
export type Channel = { secret: string | null } & (
  | { way: 'email'; settings: MailServer }
  | { way: 'sms'; settings: SmsGateway }
);

const tables = { email: 'mailServers', sms: 'smsGateways' } as const;

/** What is said of a channel whose secret cannot be read here. */
export const sealedElsewhere = 'The secret was sealed with another key (VAXELBORD_SECRET_KEY). Enter it again.';

/** Returns the channel an organisation's messages go by; a municipality's own serves nobody else. */
export async function findChannel(
  db: Db,
  secrets: SecretBox,
  way: 'email' | 'sms',
  organisationId: OrganisationId,
): Promise<Channel | undefined> {
  const kind = tables[way];
  const { rows } = await sql`
    select channel.* from ${sql.table(kind)} as channel
    join organisations as keeper on keeper.organisation_id = channel.organisation_id and not keeper.deleted
    where not channel.deleted and channel.active
      and (channel.organisation_id = ${organisationId} or keeper.kind = 'provider')
  `.execute(db);
  const channel = channelFor(
    rows.map((row) => parseRow(kind, row)),
    organisationId,
  );
  return channel === undefined ? undefined : await withSecret(db, secrets, way, channel);
}

/** Returns a channel by its identifier, in use or not; undefined when it is none. */
export async function readChannel(db: Db, secrets: SecretBox, id: string): Promise<Channel | undefined> {
  for (const way of ['email', 'sms'] as const) {
    const { rows } = await sql`
      select * from ${sql.table(tables[way])} where id = ${id} and not deleted
    `.execute(db);
    if (rows[0] !== undefined) return await withSecret(db, secrets, way, parseRow(tables[way], rows[0]));
  }
  return undefined;
}

async function withSecret(
  db: Db,
  secrets: SecretBox,
  way: 'email' | 'sms',
  settings: MailServer | SmsGateway,
): Promise<Channel> {
  const kept = await db
    .selectFrom('channelSecrets')
    .select('secret')
    .where('channelId', '=', settings.id)
    .executeTakeFirst();
  // The settings were read from the table of this way.
  return { way, settings, secret: secrets.open(kept?.secret ?? '') } as Channel;
}

/** Keeps something of a channel that never leaves the server; a secret is given sealed. */
export async function keepOfChannel(
  db: Db,
  channelId: string,
  values: Partial<{
    secret: string;
    reportTokenHash: string;
    lastSentAt: string;
    lastErrorAt: string;
    lastError: string;
  }>,
): Promise<void> {
  await db
    .insertInto('channelSecrets')
    .values({ channelId, ...values })
    .onConflict((conflict) => conflict.column('channelId').doUpdateSet(values))
    .execute();
}
