import { type Decision, type Put, refused } from '#shared/commands/definition.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { Row } from '#shared/sync/kinds.ts';
import { canSee } from '#shared/sync/visibility.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Tx } from '../database/connect.ts';
import { databaseErrorOf, isUnstorable } from '../database/errors.ts';
import { DeliveryOfAnother } from '../messages/queue-message.ts';
import { parseRow } from '../rows/repository.ts';

type Refusal = Extract<Decision, { type: 'refused' }>;

/** The loan whose period is in the way of this one, by the same rule as the exclusion constraint. */
async function loanInTheWay(tx: Tx, loan: Row<'loans'>): Promise<Row<'loans'> | undefined> {
  const found = await tx
    .selectFrom('loans')
    .selectAll()
    .where('organisationId', '=', loan.organisationId)
    .where('deviceId', '=', loan.deviceId)
    .where('id', '!=', loan.id)
    .where('status', 'in', ['open', 'returned'])
    .where('deleted', '=', false)
    .where((is) => is.or([is('returnedAt', 'is', null), is('returnedAt', '>', loan.lentAt)]))
    .where((is) => (loan.returnedAt === null ? is.lit(true) : is('lentAt', '<', loan.returnedAt)))
    .orderBy('lentAt', 'desc')
    .executeTakeFirst();
  return found === undefined ? undefined : parseRow('loans', found);
}

async function alreadyLent(tx: Tx, actor: Actor, puts: readonly Put[]): Promise<Refusal> {
  for (const put of puts) {
    if (put.kind !== 'loans') continue;
    const current = await loanInTheWay(tx, put.row);
    if (current === undefined) continue;
    const device = await tx
      .selectFrom('devices')
      .select('assetTag')
      .where('organisationId', '=', current.organisationId)
      .where('id', '=', current.deviceId)
      .executeTakeFirstOrThrow();
    const details: Record<string, string> = canSee(actor, 'loans', current)
      ? { device: device.assetTag, borrower: current.borrowerName, since: current.lentAt }
      : { device: device.assetTag };
    // A new loan may be a hand-over that has happened: it is kept as a conflict, as the command itself would have done.
    const isNew =
      (await tx.selectFrom('loans').select('id').where('id', '=', put.row.id).executeTakeFirst()) === undefined;
    const evidence: Put[] = isNew
      ? [{ kind: 'loans', row: { ...put.row, status: 'conflict', conflictsWithLoanId: current.id } }]
      : [];
    return refused('device-already-lent', details, evidence) as Refusal;
  }
  throw new Error('The loan that is in the way was not found.');
}

/** What two rows may not have both, by the index that says so. */
const takenBy: Partial<Record<string, RefusalCode>> = {
  queues_number_in_use: 'queue-number-taken',
  people_account: 'account-taken',
  spare_parts_article_number: 'article-number-taken',
};

/**
 * Returns the refusal for a decision whose rows the database did not take, or null when the failure is not about them.
 * Called after rolling back to before the write.
 */
export async function refusalForViolation(
  tx: Tx,
  error: unknown,
  actor: Actor,
  puts: readonly Put[],
): Promise<Refusal | null> {
  if (error instanceof DeliveryOfAnother) return refused('already-exists') as Refusal;
  const violation = databaseErrorOf(error);
  switch (violation?.code) {
    case '23P01': // exclusion_violation
      return await alreadyLent(tx, actor, puts);
    case '23505': // unique_violation
      return refused(takenBy[violation.constraint ?? ''] ?? 'already-exists') as Refusal;
    case '23503': // foreign_key_violation
      return refused('not-found', { what: violation.constraint ?? '' }) as Refusal;
    case '23514': // check_violation
      return refused('invalid-arguments', { field: violation.constraint ?? '', problem: 'constraint' }) as Refusal;
    default:
      // A value no table takes: answered 5xx it would come again for ever and hold up every command behind it.
      return isUnstorable(error) ? (refused('invalid-arguments', { field: '', problem: 'value' }) as Refusal) : null;
  }
}
