import type { CommonHours, OpeningHours } from './schema.ts';

/** What is worked out of hours is remembered by the object: the same two give the same one. */
const known = new WeakMap<OpeningHours, WeakMap<OpeningHours, CommonHours>>();

/** Returns the hours that are open when a level's and its customer's both are; the same object for the same two. */
export function commonHours(level: OpeningHours, customer: OpeningHours): CommonHours {
  const ofLevel = known.get(level) ?? new WeakMap<OpeningHours, CommonHours>();
  known.set(level, ofLevel);
  const common = ofLevel.get(customer) ?? { level, customer };
  ofLevel.set(customer, common);
  return common;
}
