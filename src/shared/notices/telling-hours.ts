import type { Id } from '../identity/ids.ts';
import { openingState } from '../service-hours/opening-state.ts';
import type { CountedHours } from '../service-hours/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { Group } from '../users/schema.ts';

interface TellingQuestion {
  /** The group that has what it is about, and those the person is in. */
  groupId: Id | null;
  groupIds: readonly Id[];
  groups: { get(id: Id): Pick<Group, 'hours'> | undefined };
  /** The hours its promise is counted in, else those of its organisation; undefined when neither is known. */
  otherwise: CountedHours | undefined;
}

/**
 * Returns the hours in which a person may be told: those of the group that has the matter when they are in it, else those
 * of all their groups that keep hours, else the hours of the promise. None: not known, so nobody is disturbed.
 */
export function tellingHours({ groupId, groupIds, groups, otherwise }: TellingQuestion): CountedHours[] {
  const own = groupId !== null && groupIds.includes(groupId) ? groups.get(groupId)?.hours : null;
  if (own !== null && own !== undefined) return [own];
  const all = groupIds.flatMap((id) => groups.get(id)?.hours ?? []);
  if (all.length > 0) return all;
  return otherwise === undefined ? [] : [otherwise];
}

/** Whether a person may be told now: somewhere they work it is open. */
export function isTellingTime(question: TellingQuestion, at: Instant): boolean {
  return tellingHours(question).some((hours) => openingState(hours, at).open);
}
