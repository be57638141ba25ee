import { type Selectable, sql } from 'kysely';
import type { Put, RowRef } from '#shared/commands/definition.ts';
import { type DeliveryReport, withReport } from '#shared/messages/recipients.ts';
import { withDeliveryOf } from '#shared/tickets/note-delivery.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import type { Database } from '../database/schema.ts';
import { readRowsForDecision } from '../rows/repository.ts';
import { pokeOthers, writeRows } from '../rows/write-rows.ts';

export type Delivery = Selectable<Database['messageDeliveries']>;

/** For so long nobody else takes what a process has taken: longer than any attempt lasts. */
const leaseSeconds = 120;
/** Taken at a time. */
export const takenAtOnce = 10;

/**
 * Takes what is due, the urgent first, and says so in the database before anything is sent: whoever dies now leaves
 * behind that it may have been sent. Several processes take different ones.
 */
export async function takeDeliveries(db: Db): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    update message_deliveries set state = 'sending', attempts = attempts + 1,
      lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id in (
      select id from message_deliveries
      where (state = 'queued' and next_at <= now()) or (state = 'sending' and lease_until < now())
      order by is_urgent desc, next_at limit ${takenAtOnce} for update skip locked
    ) returning *
  `.execute(db);
  return rows;
}

/** What became of an attempt, for the queue and for the message. */
export interface Settlement {
  delivery: Pick<Delivery, 'state'> & Partial<Pick<Delivery, 'nextAt' | 'channelId' | 'reference' | 'lastError'>>;
  /** Null: nothing that the sender of the message need know yet. */
  report: DeliveryReport | null;
}

/** Keeps what became of an attempt. One that took too long and was taken by another since says nothing any more. */
export async function settleDelivery(db: Db, taken: Delivery, { delivery, report }: Settlement): Promise<void> {
  await retryTransient(() =>
    db.transaction().execute(async (tx) => {
      const [message] = await readRowsForDecision(tx, 'messages', [taken.messageId]);
      const settled = await tx
        .updateTable('messageDeliveries')
        .set({ ...delivery, leaseUntil: null })
        .where('id', '=', taken.id)
        .where('state', '=', 'sending')
        .where('attempts', '=', taken.attempts)
        .executeTakeFirst();
      if (settled.numUpdatedRows === 0n || message === undefined || report === null) return;
      await reportTo(tx, message, taken.id, report);
    }),
  );
}

/** Keeps what a gateway says afterwards of one it took. Returns whether it is known here. */
export async function reportDelivery(
  db: Db,
  channelId: string,
  reference: string,
  report: DeliveryReport,
): Promise<boolean> {
  return await retryTransient(() =>
    db.transaction().execute(async (tx) => {
      const delivery = await tx
        .selectFrom('messageDeliveries')
        .selectAll()
        .where('channelId', '=', channelId)
        .where((is) => is.or([is('reference', '=', reference), is(sql`id::text`, '=', reference)]))
        .executeTakeFirst();
      if (delivery === undefined) return false;
      const [message] = await readRowsForDecision(tx, 'messages', [delivery.messageId]);
      const state = report.state === 'delivered' ? 'delivered' : 'failed';
      if (delivery.state !== 'delivered') {
        await tx.updateTable('messageDeliveries').set({ state }).where('id', '=', delivery.id).execute();
      }
      if (message !== undefined) await reportTo(tx, message, delivery.id, report);
      return true;
    }),
  );
}

async function reportTo(
  tx: Tx,
  message: Parameters<typeof withReport>[0],
  recipientId: string,
  report: DeliveryReport,
): Promise<void> {
  const next = withReport(message, recipientId, report);
  if (next === message) return;
  const puts: Put[] = [{ kind: 'messages', row: next }];
  const [note] = next.noteId === null ? [] : await readRowsForDecision(tx, 'ticketNotes', [next.noteId]);
  if (note !== undefined) puts.push({ kind: 'ticketNotes', row: withDeliveryOf(note, next) });
  const stored = ({ kind }: RowRef) => (kind === 'messages' ? message : note);
  await pokeOthers(tx, await writeRows(tx, { puts, removes: [] }, stored));
}
