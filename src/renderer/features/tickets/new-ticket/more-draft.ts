import type { Id } from '#shared/identity/ids.ts';
import type { TicketKind } from '#shared/tickets/schema.ts';
import {
  type PlannedDraft,
  type PlannedProblems,
  plannedDraft,
  plannedProblems,
  plannedTimes,
} from '../fields/planned.ts';

/** Who is to work on a new ticket, and when; what most tickets are filed without. */
export interface MoreDraft {
  groupId: Id | null;
  assigneeUserId: Id | null;
  supplierId: Id | null;
  supplierReference: string;
  planned: PlannedDraft;
}

/** Nothing of it is written yet. */
export const noMore: MoreDraft = {
  groupId: null,
  assigneeUserId: null,
  supplierId: null,
  supplierReference: '',
  planned: plannedDraft({ plannedFrom: null, plannedTo: null }),
};

/** Maintenance is planned: its times are asked for where they are seen. */
export function isPlannedKind(kind: TicketKind): boolean {
  return kind === 'maintenance';
}

/** Returns what must be put right in the planned times. */
export function moreProblems({ planned }: MoreDraft): PlannedProblems {
  return plannedProblems(planned);
}

/** Returns the fields of the command that files the ticket. */
export function moreArgs({ planned, supplierReference, ...chosen }: MoreDraft) {
  return { ...chosen, supplierReference: supplierReference.trim(), ...plannedTimes(planned) };
}
