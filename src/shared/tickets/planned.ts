import type { Ticket } from './schema.ts';

/** Whether planned work would end before it begins. */
export function endsBeforeItBegins({ plannedFrom, plannedTo }: Pick<Ticket, 'plannedFrom' | 'plannedTo'>): boolean {
  return plannedFrom !== null && plannedTo !== null && plannedTo < plannedFrom;
}
