import type { NotNull } from 'kysely';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';

/**
 * Returns the next ticket number of an organisation, "BUR-3041": its prefix and a series of its own. The series is
 * locked until the transaction ends, so that numbers have no gaps.
 */
export async function giveTicketNumber(tx: Tx, organisationId: OrganisationId): Promise<string> {
  const given = await tx
    .insertInto('ticketSeries')
    .values({ organisationId, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict.column('organisationId').doUpdateSet((row) => ({ lastNumber: row('ticketSeries.lastNumber', '+', 1) })),
    )
    .returning((series) => [
      'lastNumber',
      series
        .selectFrom('organisations')
        .select('ticketPrefix')
        .whereRef('organisations.organisationId', '=', 'ticketSeries.organisationId')
        .as('ticketPrefix'),
    ])
    .$narrowType<{ ticketPrefix: NotNull }>()
    .executeTakeFirstOrThrow();
  return `${given.ticketPrefix}-${given.lastNumber}`;
}

/** Moves the series past numbers given elsewhere (an import), so that none is given twice. */
export async function continueTicketNumbersAfter(
  tx: Tx,
  organisationId: OrganisationId,
  number: number,
): Promise<void> {
  await tx
    .insertInto('ticketSeries')
    .values({ organisationId, lastNumber: number })
    .onConflict((conflict) =>
      conflict.column('organisationId').doUpdateSet((row) => ({
        lastNumber: row.fn<number>('greatest', ['ticketSeries.lastNumber', 'excluded.lastNumber']),
      })),
    )
    .execute();
}
