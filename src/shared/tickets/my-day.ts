import type { Id } from '../identity/ids.ts';
import type { Mention } from '../mentions/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';
import { isOpen } from './status.ts';
import type { WaitingStep } from './waiting.ts';

/** Why a ticket stands where it does in a person's day, most pressing first. */
export const dayReasons = [
  'mentioned',
  'handed-over',
  'breached',
  'due-soon',
  'answer-due',
  'start-due',
  'unsolved-major-incident',
  'step-due',
  'feedback-due',
  'due-today',
  'in-progress',
  'unassigned',
  'later',
] as const;
export type DayReason = (typeof dayReasons)[number];

export interface DayEntry {
  ticketId: Id;
  reason: DayReason;
  /** What the order within a reason goes by: when it must be done. */
  by: Instant | null;
  /** The colleague who mentions the person or handed the ticket over. */
  byUserId: Id | null;
}

interface DayQuestion {
  userId: Id;
  groupIds: readonly Id[];
  now: Instant;
  /** Local midnight that ends today. */
  endOfDay: Instant;
  /** The next step of tickets that wait for the user. */
  stepOf(ticket: Ticket): WaitingStep | null;
  /** The latest call to each ticket that the person has not taken note of. */
  callTo(ticket: Ticket): Mention | undefined;
}

type Found = Pick<DayEntry, 'reason' | 'by'>;

const soonMilliseconds = 60 * 60_000;

function earlier(one: Instant | null, other: Instant): boolean {
  return one !== null && one <= other;
}

/** A colleague asks for the person: that comes first, whoever has the ticket and however it stands. */
function calledFor(ticket: Ticket, question: DayQuestion): DayEntry | null {
  const call = question.callTo(ticket);
  if (call === undefined) return null;
  const common = { ticketId: ticket.id, by: call.at, byUserId: call.byUserId };
  if (call.noteId !== null) return { ...common, reason: 'mentioned' };
  const isHeld = ticket.assigneeUserId === question.userId && isOpen(ticket.status);
  return isHeld ? { ...common, reason: 'handed-over' } : null;
}

function reasonFor(ticket: Ticket, question: DayQuestion): Found | null {
  const { now, endOfDay } = question;
  const isMine = ticket.assigneeUserId === question.userId;
  const isOfGroup =
    ticket.groupId !== null && question.groupIds.includes(ticket.groupId) && ticket.assigneeUserId === null;
  if (!isMine && !isOfGroup) return null;
  if (ticket.status === 'resolved') return isMine ? { reason: 'feedback-due', by: ticket.resolvedAt } : null;
  if (!isOpen(ticket.status)) return null;
  const soon = new Date(Date.parse(now) + soonMilliseconds).toISOString();
  if (earlier(ticket.dueAt, now)) return { reason: 'breached', by: ticket.dueAt };
  if (earlier(ticket.dueAt, soon)) return { reason: 'due-soon', by: ticket.dueAt };
  if (ticket.answeredAt === null && earlier(ticket.answerDueAt, soon))
    return { reason: 'answer-due', by: ticket.answerDueAt };
  if (ticket.startedAt === null && earlier(ticket.startDueAt, soon))
    return { reason: 'start-due', by: ticket.startDueAt };
  if (ticket.kind === 'major-incident') return { reason: 'unsolved-major-incident', by: ticket.createdAt };
  const step = question.stepOf(ticket);
  if (step !== null && step.dueAt <= now) return { reason: 'step-due', by: step.dueAt };
  if (earlier(ticket.dueAt, endOfDay)) return { reason: 'due-today', by: ticket.dueAt };
  if (isOfGroup) return { reason: 'unassigned', by: ticket.dueAt };
  if (ticket.status === 'in-progress' || ticket.status === 'new') return { reason: 'in-progress', by: ticket.dueAt };
  return { reason: 'later', by: ticket.dueAt };
}

/** Returns what a person must see to now, most pressing first, each with why; equal ones by when they must be done. */
export function myDay(tickets: Iterable<Ticket>, question: DayQuestion): DayEntry[] {
  const entries: DayEntry[] = [];
  for (const ticket of tickets) {
    const called = calledFor(ticket, question);
    const found = called === null ? reasonFor(ticket, question) : null;
    if (called !== null) entries.push(called);
    else if (found !== null) entries.push({ ticketId: ticket.id, byUserId: null, ...found });
  }
  const last = '9999';
  return entries.sort(
    (one, other) =>
      dayReasons.indexOf(one.reason) - dayReasons.indexOf(other.reason) ||
      (one.by ?? last).localeCompare(other.by ?? last) ||
      one.ticketId.localeCompare(other.ticketId),
  );
}
