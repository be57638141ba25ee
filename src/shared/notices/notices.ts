import type { CallBack } from '../call-backs/schema.ts';
import type { DirectoryProposal } from '../directory/proposal-schema.ts';
import type { Id } from '../identity/ids.ts';
import type { Article } from '../knowledge/schema.ts';
import type { Loan } from '../loans/schema.ts';
import type { Mention } from '../mentions/schema.ts';
import type { Message } from '../messages/schema.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { localDateOf } from '../service-hours/local-days.ts';
import { addServiceMinutes, serviceMinutesBetween } from '../service-hours/service-minutes.ts';
import type { Supplier } from '../suppliers/schema.ts';
import { agreedTime } from '../suppliers/supplier-clock.ts';
import type { Ticket } from '../tickets/schema.ts';
import { isOpen } from '../tickets/status.ts';
import { type TargetKind, targetKinds, targetState } from '../tickets/target-standing.ts';
import type { CountedLevel } from '../tickets/targets.ts';
import { nextWaitingStep } from '../tickets/waiting.ts';
import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/local-time.ts';

/** Why somebody is to be told of something now, in the order they are listed. */
export const noticeReasons = [
  'message',
  'message-failed',
  'call-back-due',
  'mentioned',
  'handed-over',
  'value-replaced',
  'breached',
  'breach-soon',
  'supplier-late',
  'supplier-soon',
  'remind-due',
  'close-due',
  'loan-conflict',
  'review-due',
  'proposal-decided',
  'proposal',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** Something that concerns one person now. It is there for as long as its reason holds. */
export interface Notice {
  /** The same for as long as it is about the same thing; what has been seen is kept by it. */
  key: string;
  reason: NoticeReason;
  /** Since when. */
  at: Instant;
  organisationId: OrganisationId;
  ticketId: Id | null;
  loanId: Id | null;
  messageId: Id | null;
  callBackId: Id | null;
  proposalId: Id | null;
  articleId: Id | null;
  /** The promise it is about, and until when it was made. */
  target: TargetKind | null;
  dueAt: Instant | null;
  /** The colleague who mentions or hands over, and the row that says so. */
  byUserId: Id | null;
  mentionId: Id | null;
}

export interface NoticeQuestion {
  userId: Id;
  groupIds: readonly Id[];
  /** Organisations in which the person supervises the work. */
  supervised: readonly OrganisationId[];
  now: Instant;
  levelOf(ticket: Ticket): CountedLevel | undefined;
  supplierOf(ticket: Ticket): Supplier | undefined;
}

/** Warned so early where the level is not known here. */
const defaultWarnMinutes = 60;
const dayMilliseconds = 86_400_000;
/** Nothing further away is warned of: spares counting hours for what is due in weeks. */
const warnHorizonDays = 21;
/** What was breached longer ago is no longer news to a supervisor. */
const supervisorDays = 7;

const empty = {
  ticketId: null,
  loanId: null,
  messageId: null,
  callBackId: null,
  proposalId: null,
  articleId: null,
  target: null,
  dueAt: null,
  byUserId: null,
  mentionId: null,
};

/** Since when a target is to be warned of, null when it is too early: counted in service time, never outside it. */
function warnedSince(ticket: Ticket, dueAt: Instant, level: CountedLevel | undefined, now: Instant): Instant | null {
  const left = Date.parse(dueAt) - Date.parse(now);
  if (left > warnHorizonDays * dayMilliseconds) return null;
  if (level === undefined) {
    const since = new Date(Date.parse(dueAt) - defaultWarnMinutes * 60_000).toISOString();
    return since <= now ? since : null;
  }
  const { hours, warnBeforeMinutes } = level;
  if (serviceMinutesBetween(hours, now, dueAt, ticket.pauses) > warnBeforeMinutes) return null;
  const promised = serviceMinutesBetween(hours, ticket.createdAt, dueAt, ticket.pauses);
  const before = Math.max(0, promised - warnBeforeMinutes);
  const since = addServiceMinutes(hours, ticket.createdAt, before, ticket.pauses) ?? now;
  return since <= now ? since : null;
}

/** The most pressing promise of a ticket: the last one broken, else the first one about to be. */
function targetNotice(ticket: Ticket, isWarned: boolean, question: NoticeQuestion): Notice | null {
  const { now } = question;
  const level = question.levelOf(ticket);
  const common = { ...empty, organisationId: ticket.organisationId, ticketId: ticket.id };
  const states = targetKinds.map((target) => ({ target, state: targetState(target, ticket, level, now) }));
  for (const { target, state } of states.toReversed()) {
    if (state.type !== 'overdue') continue;
    const { dueAt } = state;
    return { ...common, key: `breached:${target}:${ticket.id}:${dueAt}`, reason: 'breached', at: dueAt, target, dueAt };
  }
  if (!isWarned) return null;
  for (const { target, state } of states) {
    if (state.type !== 'running') continue;
    const { dueAt } = state;
    const at = warnedSince(ticket, dueAt, level, now);
    if (at !== null)
      return { ...common, key: `soon:${target}:${ticket.id}:${dueAt}`, reason: 'breach-soon', at, target, dueAt };
  }
  return null;
}

/** What a supplier owes us: late, or about to be. Counted in their own hours. */
function supplierNotice(ticket: Ticket, { supplierOf, now }: NoticeQuestion): Notice | null {
  const { supplierDueAt: dueAt, supplierSince } = ticket;
  if (ticket.status !== 'waiting-for-supplier' || dueAt === null || supplierSince === null) return null;
  const common = { ...empty, organisationId: ticket.organisationId, ticketId: ticket.id, dueAt };
  if (dueAt < now) return { ...common, key: `supplier-late:${ticket.id}:${dueAt}`, reason: 'supplier-late', at: dueAt };
  const supplier = supplierOf(ticket);
  const agreed = agreedTime(supplier);
  if (supplier === undefined || agreed === null) return null;
  const before = Math.max(0, agreed.minutes - supplier.warnBeforeMinutes);
  const at = addServiceMinutes(agreed.hours, supplierSince, before) ?? dueAt;
  return at > now ? null : { ...common, key: `supplier-soon:${ticket.id}:${dueAt}`, reason: 'supplier-soon', at };
}

/** Returns the notice of an article that its author is to read again; null before the day, and for one that is out of use. */
export function reviewNotice(
  { id, organisationId, authorUserId, reviewOn, status }: Article,
  { userId, now }: Pick<NoticeQuestion, 'userId' | 'now'>,
): Notice | null {
  if (authorUserId !== userId || reviewOn === null || status === 'retired') return null;
  if (reviewOn > localDateOf(now).toString()) return null;
  const at = instantOf({ date: reviewOn, time: '00:00' }) ?? now;
  return { ...empty, key: `review:${id}:${reviewOn}`, reason: 'review-due', at, organisationId, articleId: id };
}

function stepNotice(ticket: Ticket, { levelOf, now }: NoticeQuestion): Notice | null {
  const level = levelOf(ticket);
  // What the rule does is nobody's to be reminded of.
  const step = level?.waiting.byRule === true ? null : nextWaitingStep(ticket, level);
  if (step === null || step.dueAt > now) return null;
  const reason = step.type === 'remind' ? 'remind-due' : 'close-due';
  return {
    ...empty,
    key: `${reason}:${ticket.id}:${step.dueAt}`,
    reason,
    at: step.dueAt,
    organisationId: ticket.organisationId,
    ticketId: ticket.id,
    dueAt: step.dueAt,
  };
}

/**
 * Returns what a ticket asks of the person: its assignee, or the group's members while nobody has it. A broken solution
 * time concerns those who supervise the organisation as well, for a week.
 */
export function ticketNotices(ticket: Ticket, question: NoticeQuestion): Notice[] {
  if (!isOpen(ticket.status)) return [];
  const { userId, groupIds, supervised, now } = question;
  const isMine = ticket.assigneeUserId === userId;
  const isOfGroup = ticket.assigneeUserId === null && ticket.groupId !== null && groupIds.includes(ticket.groupId);
  if (isMine || isOfGroup) {
    const own = [targetNotice(ticket, true, question), supplierNotice(ticket, question), stepNotice(ticket, question)];
    return own.filter((notice) => notice !== null);
  }
  if (!supervised.includes(ticket.organisationId) || ticket.dueAt === null) return [];
  const oldest = new Date(Date.parse(now) - supervisorDays * dayMilliseconds).toISOString();
  if (ticket.dueAt < oldest || ticket.dueAt >= now) return [];
  const notice = targetNotice(ticket, false, question);
  return notice === null ? [] : [notice];
}

/** Returns the notice of a call to a ticket; null once it was seen, and for a hand-over that no longer holds. */
export function mentionNotice(mention: Mention, ticket: Ticket, { userId }: NoticeQuestion): Notice | null {
  if (mention.userId !== userId || mention.seenAt !== null) return null;
  const isHandOver = mention.noteId === null && mention.eventId === null;
  if (isHandOver && (ticket.assigneeUserId !== userId || !isOpen(ticket.status))) return null;
  return {
    ...empty,
    key: `mention:${mention.id}`,
    reason: mention.eventId !== null ? 'value-replaced' : isHandOver ? 'handed-over' : 'mentioned',
    at: mention.at,
    organisationId: mention.organisationId,
    ticketId: ticket.id,
    byUserId: mention.byUserId,
    mentionId: mention.id,
  };
}

/** Returns the notice of a hand-over of a device that another loan had: it concerns both who lent it. */
export function conflictNotice(loan: Loan, other: Loan | undefined, { userId }: NoticeQuestion): Notice | null {
  if (loan.status !== 'conflict' || (loan.lentByUserId !== userId && other?.lentByUserId !== userId)) return null;
  return {
    ...empty,
    key: `loan-conflict:${loan.id}`,
    reason: 'loan-conflict',
    at: loan.lentAt,
    organisationId: loan.organisationId,
    loanId: loan.id,
  };
}

/** Returns the notice of a message to the person that they have not read, or of one of theirs that did not arrive. */
export function messageNotice(message: Message, { userId }: Pick<NoticeQuestion, 'userId'>): Notice | null {
  const { id, organisationId, fromUserId, recipients, sentAt } = message;
  const common = { ...empty, organisationId, messageId: id, byUserId: fromUserId };
  if (recipients.some((recipient) => recipient.userId === userId && recipient.state !== 'read')) {
    return { ...common, key: `message:${id}`, reason: 'message', at: sentAt };
  }
  const failed = recipients.filter(({ state }) => state === 'failed').map(({ stateAt }) => stateAt);
  const at = failed.sort().at(-1);
  if (fromUserId !== userId || at === undefined) return null;
  return { ...common, key: `message-failed:${id}:${at}`, reason: 'message-failed', at };
}

/** Returns the notice of a call-back that is the person's and due; one that nobody has is nobody's notice. */
export function callBackNotice(
  callBack: CallBack,
  { userId, now }: Pick<NoticeQuestion, 'userId' | 'now'>,
): Notice | null {
  const { id, organisationId, ownerUserId, status, dueAt } = callBack;
  if (status !== 'open' || ownerUserId !== userId || dueAt > now) return null;
  return {
    ...empty,
    key: `call-back:${id}:${dueAt}`,
    reason: 'call-back-due',
    at: dueAt,
    organisationId,
    callBackId: id,
    dueAt,
  };
}

/** What was decided longer ago is no longer news to who proposed it. */
const decidedDays = 14;

/**
 * Returns the notice of a proposal: to those who decide on it while it waits, to who made it once it is decided. `decides`
 * are the organisations whose directory the person keeps.
 */
export function proposalNotice(
  proposal: DirectoryProposal,
  { userId, now }: Pick<NoticeQuestion, 'userId' | 'now'>,
  decides: readonly OrganisationId[],
): Notice | null {
  const { id, organisationId, status, byUserId, decidedByUserId, decidedAt } = proposal;
  const common = { ...empty, organisationId, proposalId: id };
  if (status === 'waiting') {
    if (byUserId === userId || !decides.includes(organisationId)) return null;
    return { ...common, key: `proposal:${id}`, reason: 'proposal', at: proposal.at, byUserId };
  }
  if (byUserId !== userId || decidedAt === null || decidedByUserId === userId) return null;
  const oldest = new Date(Date.parse(now) - decidedDays * dayMilliseconds).toISOString();
  if (decidedAt < oldest) return null;
  return {
    ...common,
    key: `proposal-decided:${id}`,
    reason: 'proposal-decided',
    at: decidedAt,
    byUserId: decidedByUserId,
  };
}

/** Returns the notices as they are listed: by reason, the latest first; each key once. */
export function inOrder(notices: Iterable<Notice>): Notice[] {
  const byKey = new Map([...notices].map((notice) => [notice.key, notice]));
  return [...byKey.values()].sort(
    (one, other) =>
      noticeReasons.indexOf(one.reason) - noticeReasons.indexOf(other.reason) ||
      other.at.localeCompare(one.at) ||
      one.key.localeCompare(other.key),
  );
}
