import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import { computedDependencies } from './fields.ts';
import { textDependencies } from './texts.ts';

const readBy = new Map<RowKind, ReadonlySet<string>>(
  rowKinds.map((kind) => {
    const all = rowKinds.flatMap((reader) => [...computedDependencies(reader), textDependencies(reader)]);
    return [kind, new Set<string>(all.flatMap((of) => of[kind] ?? []))];
  }),
);

/** Returns the fields of a kind that columns or words of any kind are made from. */
export function fieldsReadByOthers(kind: RowKind): readonly string[] {
  return [...(readBy.get(kind) ?? [])];
}
