import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';
import { notify } from './notification.ts';

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
  const { seq } = await tx
    .insertInto('liveCounters')
    .values({ organisationId, seq: 1 })
    .onConflict((conflict) =>
      conflict.column('organisationId').doUpdateSet((row) => ({ seq: row('liveCounters.seq', '+', 1) })),
    )
    .returning('seq')
    .executeTakeFirstOrThrow();
  await notify(tx, { type: 'live', organisationId, seq, ...touch, queueIds: [...new Set(touch.queueIds)] });
}
