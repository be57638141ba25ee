import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';

/** Someone who calls: a number (null when hidden) and, where it is known, the person. */
export interface Caller {
  readonly number: string | null;
  readonly personId: string | null;
}

const reachable = new WeakMap<readonly DemoPerson[], Map<string, DemoPerson[]>>();

function colleagues(people: readonly DemoPerson[], organisationId: string): DemoPerson[] {
  const known = reachable.get(people) ?? new Map<string, DemoPerson[]>();
  reachable.set(people, known);
  const list =
    known.get(organisationId) ??
    people.filter(({ callsFrom, municipality }) => callsFrom !== null && municipality.id === organisationId);
  known.set(organisationId, list);
  return list;
}

/** Returns who calls: at a service desk nearly always a colleague, at a switchboard often somebody from outside or hidden. */
export function pickCaller(
  people: readonly DemoPerson[],
  strangers: readonly string[],
  organisationId: string,
  isSwitchboard: boolean,
  random: Random,
): Caller {
  if (random.chance(isSwitchboard ? 0.12 : 0.03)) return { number: null, personId: null };
  if (random.chance(isSwitchboard ? 0.35 : 0.02)) return { number: random.pick(strangers), personId: null };
  const { row, callsFrom } = random.pick(colleagues(people, organisationId));
  return { number: callsFrom, personId: row.id };
}
