import type { Instant } from '../time/instant.ts';
import type { Person } from './schema.ts';

/** Whether a person has left at an instant: from the day they leave on. */
export function hasLeft({ leftOn }: Pick<Person, 'leftOn'>, at: Instant): boolean {
  return leftOn !== null && leftOn <= at.slice(0, 10);
}
