import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf, type LocalTime, localTimeOf } from '#shared/time/local-time.ts';

/** A window being written; plain data, kept as a draft. */
export interface WindowDraft {
  title: string;
  organisationId: OrganisationId | null;
  serviceId: Id | null;
  from: LocalTime;
  to: LocalTime;
  announcement: string;
}

/** Returns a new window on a date, in the evening, when most services are closed. */
export function startWindow(date: string, organisationId: OrganisationId | null): WindowDraft {
  return {
    title: '',
    organisationId,
    serviceId: null,
    from: { date, time: '21:00' },
    to: { date, time: '23:00' },
    announcement: '',
  };
}

const nothing: LocalTime = { date: '', time: '' };

/** Returns a window as its ticket has it. */
export function windowOf(ticket: Ticket): WindowDraft {
  const { title, organisationId, serviceId, plannedFrom, plannedTo, announcement } = ticket;
  return {
    title,
    organisationId,
    serviceId,
    from: plannedFrom === null ? nothing : localTimeOf(plannedFrom),
    to: plannedTo === null ? nothing : localTimeOf(plannedTo),
    announcement,
  };
}

/** Returns the instants written; null unless both can be read. */
export function windowTimes({ from, to }: WindowDraft): { from: Instant; to: Instant } | null {
  const times = { from: instantOf(from), to: instantOf(to) };
  return times.from === null || times.to === null ? null : { from: times.from, to: times.to };
}

export type WindowProblems = Partial<Record<'title' | 'organisationId' | 'from' | 'to', MessageId>>;

/** Returns what must be put right before the window can be saved, by field. */
export function windowProblems(draft: WindowDraft): WindowProblems {
  const problems: WindowProblems = {};
  if (draft.title.trim() === '') problems.title = 'tickets.edit.titleMissing';
  if (draft.organisationId === null) problems.organisationId = 'tickets.form.organisationMissing';
  if (instantOf(draft.from) === null) problems.from = 'calendar.problem.time';
  if (instantOf(draft.to) === null) problems.to = 'calendar.problem.time';
  const times = windowTimes(draft);
  if (times !== null && times.to <= times.from) problems.to = 'calendar.problem.order';
  return problems;
}

/** Returns a ticket's planned times moved by days, at the same clock time also over a change of clocks. */
export function movedTimes(ticket: Ticket, days: number): { plannedFrom: Instant; plannedTo: Instant } | null {
  const { plannedFrom, plannedTo } = ticket;
  if (plannedFrom === null || plannedTo === null) return null;
  const shift = (instant: Instant): Instant | null => {
    const { date, time } = localTimeOf(instant);
    const moved = new Date(Date.parse(`${date}T12:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
    return instantOf({ date: moved, time });
  };
  const times = { from: shift(plannedFrom), to: shift(plannedTo) };
  return times.from === null || times.to === null ? null : { plannedFrom: times.from, plannedTo: times.to };
}
