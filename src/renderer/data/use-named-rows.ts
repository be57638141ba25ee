import { useMemo, useSyncExternalStore } from 'react';
import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { useDataClient } from './data-context.tsx';
import type { Answer } from './question.ts';

/** A row with its kind, so that it can be named. */
export interface NamedRow {
  kind: RowKind;
  row: Row<RowKind>;
}

/** Returns rows of any kinds by identifier, live; those that are not here are left out. */
export function useNamedRows(wanted: readonly { kind: RowKind; id: Id }[]): ReadonlyMap<Id, NamedRow> {
  const client = useDataClient();
  const key = JSON.stringify([...new Set(wanted.map(({ kind, id }) => `${kind} ${id}`))].sort());
  const store = useMemo(() => {
    const cells = (JSON.parse(key) as string[]).map((each) => {
      const [kind, id] = each.split(' ') as [RowKind, Id];
      return { kind, id, cell: client.watch({ type: 'row', kind, id }) };
    });
    let answers: (Answer | null)[] = [];
    let rows: ReadonlyMap<Id, NamedRow> = new Map();
    return {
      subscribe: (tell: () => void) => {
        const stops = cells.map(({ cell }) => cell.subscribe(tell));
        return () => {
          for (const stop of stops) stop();
        };
      },
      get: () => {
        const next = cells.map(({ cell }) => cell.get());
        if (next.length === answers.length && next.every((answer, place) => answer === answers[place])) return rows;
        answers = next;
        rows = new Map(
          cells.flatMap(({ kind, id }, place): [Id, NamedRow][] => {
            const answer = next[place];
            const row = answer?.type === 'rows' ? answer.rows[0] : undefined;
            return row === undefined ? [] : [[id, { kind, row }]];
          }),
        );
        return rows;
      },
    };
  }, [client, key]);
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
