import { type Id, idSchema } from '../identity/ids.ts';
import { rowMadeBy } from './descriptions.ts';
import type { CommandEnvelope } from './envelope.ts';

/** A command with those that hang on it; `depth` counts from 0 for one that hangs on none of the others. */
export interface Dependence<C> {
  command: C;
  depth: number;
  /** The command it hangs on: the one that would have made the row it needs. */
  on: C | null;
}

/** Every identifier that occurs in arguments nobody has parsed. */
function identifiersIn(value: unknown): Id[] {
  if (typeof value === 'string') return idSchema.safeParse(value).success ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(identifiersIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(identifiersIn) : [];
}

/**
 * Returns the commands with each one under the one it hangs on: B hangs on A when B names a row that A, done before it,
 * would have made. Those that hang on none keep their order; what hangs on one follows it, in the order it was done. One
 * that names rows of several hangs on the first of them.
 */
export function byDependence<C>(commands: readonly C[], envelopeOf: (command: C) => CommandEnvelope): Dependence<C>[] {
  const entries = commands.map((command) => {
    const { seq, args, name } = envelopeOf(command);
    return { command, seq, made: rowMadeBy({ name, args }), named: new Set(identifiersIn(args)) };
  });
  type Entry = (typeof entries)[number];
  const inOrder = [...entries].sort((one, other) => one.seq - other.seq);
  const under = new Map<Entry | null, Entry[]>();
  for (const entry of entries) {
    const hangsOn = inOrder.find(({ seq, made }) => made !== null && seq < entry.seq && entry.named.has(made)) ?? null;
    under.set(hangsOn, [...(under.get(hangsOn) ?? []), entry]);
  }
  const follow = (on: Entry | null, depth: number): Dependence<C>[] => {
    const next = under.get(on) ?? [];
    const ordered = on === null ? next : [...next].sort((one, other) => one.seq - other.seq);
    return ordered.flatMap((entry) => [
      { command: entry.command, depth, on: on?.command ?? null },
      ...follow(entry, depth + 1),
    ]);
  };
  return follow(null, 0);
}

/** Returns what hangs on a command, directly or through others, in the order it must be done again. */
export function dependantsOf<C>(command: C, commands: readonly C[], envelopeOf: (command: C) => CommandEnvelope): C[] {
  const first = envelopeOf(command);
  const made = new Set([rowMadeBy(first)]);
  return [...commands]
    .sort((one, other) => envelopeOf(one).seq - envelopeOf(other).seq)
    .filter((each) => {
      const envelope = envelopeOf(each);
      const hangsOn = envelope.seq > first.seq && identifiersIn(envelope.args).some((id) => made.has(id));
      if (hangsOn) made.add(rowMadeBy(envelope));
      return hangsOn;
    });
}

/** Returns arguments with every identifier that got another one replaced, however deep it lies. */
export function withIdentifiers(args: unknown, replaced: ReadonlyMap<Id, Id>): unknown {
  if (typeof args === 'string') return replaced.get(args) ?? args;
  if (Array.isArray(args)) return args.map((each) => withIdentifiers(each, replaced));
  if (typeof args !== 'object' || args === null) return args;
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, withIdentifiers(value, replaced)]));
}
