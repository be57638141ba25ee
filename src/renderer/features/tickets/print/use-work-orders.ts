import { useMemo } from 'react';
import { type DataClient, useDataClient, useLookup } from '#renderer/data/index.ts';
import { toldPerson } from '#renderer/parts/person-name.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { userName } from '#renderer/parts/user-name.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type PrintDocument, type PrintSheet, printSheetsMax } from '#shared/print/document.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type OrderNames, workOrder } from './work-order.ts';

type Asking = Pick<DataClient, 'ask'>;

/** The answer to a question about a kind is rows of that kind, parsed on arrival. */
async function relatedTo<K extends RowKind>(client: Asking, kind: K, ticketId: Id): Promise<Row<K>[]> {
  const answer = await client.ask({ type: 'related', kind, field: 'ticketId', value: ticketId });
  return answer.type === 'rows' ? (answer.rows as Row<K>[]) : [];
}

async function rowOf<K extends RowKind>(client: Asking, kind: K, id: Id | null): Promise<Row<K> | undefined> {
  if (id === null) return undefined;
  const answer = await client.ask({ type: 'row', kind, id });
  return answer.type === 'rows' ? (answer.rows as Row<K>[])[0] : undefined;
}

export interface WorkOrders {
  /**
   * Prints the tickets' work orders in the order given, each on pages of its own; the most that are printed at a time is
   * `printSheetsMax`. Returns what became of it; rejects when it could not be printed.
   */
  print: (
    ticketIds: readonly Id[],
    how: { to: 'pdf' | 'printer'; hasInternal: boolean },
  ) => Promise<'done' | 'cancelled'>;
}

/** Returns the way work orders are printed. */
export function useWorkOrders(): WorkOrders {
  const client = useDataClient();
  const translator = useTranslator();
  const services = useLookup('services');
  const groups = useLookup('groups');
  const users = useLookup('users');
  const suppliers = useLookup('suppliers');
  const organisations = useOrganisationsByKey();
  return useMemo(() => {
    const { t, locale } = translator;
    const names: OrderNames = {
      organisation: (id) => organisations.get(id)?.name ?? id,
      service: (id) => services.get(id)?.name ?? '',
      group: (id) => groups.get(id)?.name ?? '',
      user: (id) => userName(id, users, translator),
      supplier: (id) => suppliers.get(id)?.name ?? '',
    };

    async function sheetOf(ticket: Ticket, hasInternal: boolean): Promise<PrintSheet> {
      const [requester, affected, unit, device, notes, attachments] = await Promise.all([
        rowOf(client, 'people', ticket.requesterPersonId),
        rowOf(client, 'people', ticket.affectedPersonId),
        rowOf(client, 'units', ticket.unitId),
        rowOf(client, 'devices', ticket.deviceId),
        relatedTo(client, 'ticketNotes', ticket.id),
        relatedTo(client, 'attachments', ticket.id),
      ]);
      const people = { requester: toldPerson(requester), affected: toldPerson(affected) };
      const sources = { ticket, ...people, unit, device, notes, attachments, names };
      return workOrder(sources, hasInternal, translator);
    }

    return {
      async print(ticketIds, { to, hasInternal }) {
        const sheets: PrintSheet[] = [];
        for (const id of ticketIds.slice(0, printSheetsMax)) {
          const ticket = await rowOf(client, 'tickets', id);
          if (ticket !== undefined) sheets.push(await sheetOf(ticket, hasInternal));
        }
        const [first] = sheets;
        if (first === undefined) throw new Error('None of the tickets to be printed is here.');
        const document: PrintDocument = {
          name:
            sheets.length === 1
              ? `${t('tickets.print.title')} ${first.mark}`
              : t('tickets.print.many', { count: sheets.length }),
          language: locale.startsWith('sv') ? 'sv' : 'en',
          pageWords: { page: t('tickets.print.page'), of: t('tickets.print.pageOf') },
          sheets,
        };
        return client.print({ document, to });
      },
    };
  }, [client, translator, services, groups, users, suppliers, organisations]);
}
