import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';
import { notificationChannel, payloadOf } from './notification.ts';

/** What became different in an organisation's live picture. */
export interface LiveTouch {
  callIds: Id[];
  userIds: Id[];
  queueIds: Id[];
  /** Its connectors: all of them are told. */
  connectors?: boolean;
}

/**
 * Takes the next number of the organisation's live channel and tells all processes. The counter's row is locked until
 * the transaction ends: numbers are committed in order and without gaps.
 */
export async function bumpLive(tx: Tx, organisationId: OrganisationId, touch: LiveTouch): Promise<void> {
  const told = payloadOf({ type: 'live', organisationId, seq: 1, ...touch, queueIds: [...new Set(touch.queueIds)] });
  // One question to the database: whoever calls waits for it.
  await sql`
    with bumped as (
      insert into live_counters (organisation_id, seq) values (${organisationId}, 1)
      on conflict (organisation_id) do update set seq = live_counters.seq + 1 returning seq)
    select pg_notify(${notificationChannel}, jsonb_set(${told}::jsonb, '{seq}', to_jsonb(bumped.seq), false)::text)
    from bumped`.execute(tx);
}
