import { useMemo } from 'react';
import { useActor, useNamedRows, useRows } from '#renderer/data/index.ts';
import { type DirectoryProposal, directoryKindSchema, proposedName } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import { rowName } from '../row-name.ts';

const most = 50;
const noProposals: readonly DirectoryProposal[] = [];

function latest(where: ListQuery['where']): ListQuery<'directoryProposals'> {
  return {
    kind: 'directoryProposals',
    where,
    text: '',
    sort: [{ field: 'at', descending: true }],
    range: { start: 0, end: most },
    facets: [],
  };
}

/** Returns proposals that wait for a decision and the person's own that got one, the latest first. */
export function useNoticedProposals(): readonly DirectoryProposal[] {
  const { userId } = useActor();
  const waiting = useRows(latest([{ field: 'status', op: 'in', values: ['waiting'] }]))?.rows ?? noProposals;
  const own =
    useRows(
      latest([
        { field: 'byUserId', op: 'in', values: [userId] },
        { field: 'status', op: 'notIn', values: ['waiting'] },
      ]),
    )?.rows ?? noProposals;
  return useMemo(() => [...waiting, ...own], [waiting, own]);
}

/** Returns what the records of some proposals are called; those that are not here are left out. */
export function useProposedNames(proposals: readonly DirectoryProposal[]): ReadonlyMap<Id, string> {
  const rows = useNamedRows(
    proposals.flatMap(({ kind, recordId }) => {
      const known = directoryKindSchema.safeParse(kind).data;
      return known === undefined ? [] : [{ kind: known, id: recordId }];
    }),
  );
  return useMemo(() => {
    // Of somebody new there is no row before the decision, and none after a refusal: the proposal says the name.
    const proposed = proposals.filter(({ isNew }) => isNew);
    return new Map([
      ...proposed.map(({ recordId, changes }): [Id, string] => [recordId, proposedName(changes)]),
      ...[...rows].map(([id, { kind, row }]): [Id, string] => [id, rowName(kind, row)]),
    ]);
  }, [proposals, rows]);
}
