import type { Row, RowKind } from '../../../src/shared/sync/kinds.ts';
import type { Entry } from './book.ts';
import type { Effect } from './effects.ts';

type Set = Extract<Effect, { does: 'set' }>;

/** Commands that nothing others do can stop while the person keeps their rights: what they make or set shows at once. */
const unstoppable: ReadonlySet<string> = new Set([
  'record.create',
  'record.set',
  'callBack.promise',
  'call.record',
  'message.send',
  'telephone.set',
]);

/** Whether the person reads what a waiting command of theirs has set, unless they have set it otherwise since. */
export function effectsAreRead(
  entry: Entry,
  effects: readonly Effect[],
  own: readonly Entry[],
  rowOf: (kind: RowKind, id: string) => Row<RowKind> | undefined,
): boolean {
  if (!unstoppable.has(entry.name)) return true;
  const later = own
    .slice(own.indexOf(entry) + 1)
    .flatMap(({ trace }) => (trace.what === 'effects' ? trace.effects : []));
  return effects.every((effect) => {
    const row = effect.does === 'set' ? rowOf(effect.kind, effect.id) : undefined;
    if (effect.does !== 'set' || row === undefined) return true;
    const shown = new Map(Object.entries(row));
    return Object.entries(effect.fields).every(
      ([field, value]) => shown.get(field) === value || later.some((other) => isAbout(other, effect, field)),
    );
  });
}

function isAbout(other: Effect, { kind, id }: Set, field: string): boolean {
  return other.does === 'set' && other.kind === kind && other.id === id && field in other.fields;
}
