import { useMemo } from 'react';
import { useRow } from '#renderer/data/index.ts';
import type { ExportColumn } from '#renderer/parts/export/export-rows.ts';
import { ClippedText, type DataColumn, StatusPill, TimeText, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { RowName } from '#shared/commands/descriptions.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { callResult, lengthWords, partyNumberWords, resultTone, talked, waited } from './call-words.ts';
import { PartyCell } from './party-cell.tsx';
import type { CallNames } from './use-call-names.ts';

function TicketCell({ id }: { id: Id }) {
  const ticket = useRow('tickets', id);
  return ticket === undefined ? null : <span>{ticketNumber(ticket)}</span>;
}

/** Returns the columns of the list of calls; what is least asked for leaves first. */
export function useCallColumns({ users, queues, reasonCodes, organisations }: CallNames): DataColumn<Call>[] {
  const t = useT();
  return useMemo(() => {
    const column = (id: string, width: number, cell: DataColumn<Call>['cell']): DataColumn<Call> => ({
      id,
      header: t(`callRecords.column.${id as 'arrived'}`),
      width,
      isSortable: true,
      cell,
    });
    return [
      column('arrived', 140, ({ arrivedAt }) => <TimeText instant={arrivedAt} />),
      {
        ...column('state', 116, (call) => {
          const result = callResult(call);
          return (
            <StatusPill tone={resultTone[result]} look="plain">
              {t(`callRecords.state.${result}`)}
            </StatusPill>
          );
        }),
      },
      { ...column('party', 130, (call) => <PartyCell call={call} />), grow: 2 },
      { ...column('number', 124, (call) => partyNumberWords(call, t)), hasFigures: true, leaves: 5 },
      {
        ...column('queue', 130, ({ queueId }) => <ClippedText>{queues.get(queueId ?? '')?.name ?? ''}</ClippedText>),
        grow: 1,
        leaves: 3,
      },
      { ...column('wait', 72, (call) => lengthWords(waited(call))), align: 'end', leaves: 4 },
      { ...column('talk', 92, (call) => lengthWords(talked(call))), align: 'end', leaves: 8 },
      {
        ...column('outcome', 104, ({ outcome }) => (outcome === null ? '' : t(`calls.outcome.${outcome}`))),
        leaves: 2,
      },
      {
        ...column('agent', 124, ({ answeredByUserId }) => (
          <ClippedText>{users.get(answeredByUserId ?? '')?.name ?? ''}</ClippedText>
        )),
        leaves: 6,
      },
      {
        ...column('ticket', 96, ({ ticketId }) => (ticketId === null ? null : <TicketCell id={ticketId} />)),
        leaves: 1,
      },
      {
        ...column('reason', 116, ({ reasonCodeId }) => (
          <ClippedText>{reasonCodes.get(reasonCodeId ?? '')?.name ?? ''}</ClippedText>
        )),
        leaves: 7,
      },
      {
        ...column('organisation', 100, ({ organisationId }) => organisations.get(organisationId)?.shortName ?? ''),
        leaves: 9,
      },
    ];
  }, [t, users, queues, reasonCodes, organisations]);
}

/** Returns the person and the ticket of a call, for a file that calls them by name. */
export function namedInCall({ personId, ticketId }: Call): RowName[] {
  return [
    ...(personId === null ? [] : [{ kind: 'people' as const, id: personId }]),
    ...(ticketId === null ? [] : [{ kind: 'tickets' as const, id: ticketId }]),
  ];
}

const seconds = (milliseconds: number | null) => (milliseconds === null ? null : Math.round(milliseconds / 1_000));

/** Returns the columns of a file of calls: all there is, lengths in seconds so that they can be summed. */
export function useCallExport({ users, queues, reasonCodes, organisations }: CallNames): ExportColumn<'calls'>[] {
  const t = useT();
  return useMemo(() => {
    const column = (id: string, width: number, value: ExportColumn<'calls'>['value']): ExportColumn<'calls'> => ({
      heading: t(`callRecords.column.${id as 'arrived'}`),
      width,
      value,
    });
    return [
      column('arrived', 120, ({ arrivedAt }) => ({ instant: arrivedAt })),
      column('direction', 70, ({ direction }) => t(`callRecords.direction.${direction}`)),
      column('number', 120, (call) => partyNumberWords(call, t)),
      column('party', 160, ({ personId }, found) => found.get(personId ?? '') ?? ''),
      column('organisation', 100, ({ organisationId }) => organisations.get(organisationId)?.shortName ?? ''),
      column('queue', 160, ({ queueId }) => queues.get(queueId ?? '')?.name ?? ''),
      column('state', 100, (call) => t(`callRecords.state.${callResult(call)}`)),
      column('wait', 80, (call) => seconds(waited(call))),
      column('talk', 80, (call) => seconds(talked(call))),
      column('agent', 140, ({ answeredByUserId }) => users.get(answeredByUserId ?? '')?.name ?? ''),
      column('outcome', 100, ({ outcome }) => (outcome === null ? '' : t(`calls.outcome.${outcome}`))),
      column('reason', 140, ({ reasonCodeId }) => reasonCodes.get(reasonCodeId ?? '')?.name ?? ''),
      column('ticket', 200, ({ ticketId }, found) => found.get(ticketId ?? '') ?? ''),
      column('note', 300, ({ note }) => note),
    ];
  }, [t, users, queues, reasonCodes, organisations]);
}
