import { useMemo } from 'react';
import { useActor, useLookup, useNow, useRelated, useRows } from '#renderer/data/index.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import type { DirectoryProposal } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import type { Loan } from '#shared/loans/schema.ts';
import type { Message } from '#shared/messages/schema.ts';
import { noticeMarksPlace } from '#shared/notices/commands.ts';
import {
  callBackNotice,
  conflictNotice,
  inOrder,
  mentionNotice,
  messageNotice,
  type Notice,
  type NoticeQuestion,
  proposalNotice,
  reviewNotice,
  ticketNotices,
} from '#shared/notices/notices.ts';
import { noticeMarksUsual } from '#shared/notices/schema.ts';
import { isTellingTime } from '#shared/notices/telling-hours.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { organisationsWith } from '#shared/users/permissions.ts';
import { useLevelOf } from '../use-levels.ts';
import { useOrganisationsByKey } from '../use-organisations.ts';
import { type Submission, useSubmission } from '../use-submission.ts';
import { dueFirst, useOwnTickets, useUnassignedTickets } from './day-tickets.ts';
import { useArticlesToReview } from './use-articles-to-review.ts';
import { useUnseenMentions } from './use-mentions.ts';
import { useDueCallBacks, useNoticedMessages } from './use-message-notices.ts';
import { useNoticedProposals, useProposedNames } from './use-proposal-notices.ts';

/** A notice with what it is about. */
export interface ShownNotice extends Notice {
  ticket: Ticket | undefined;
  loan: Loan | undefined;
  message: Message | undefined;
  callBack: CallBack | undefined;
  article: Article | undefined;
  proposal: DirectoryProposal | undefined;
  /** Whom or what in the directory the proposal is about; empty where that is not here. */
  proposed: string;
  isSeen: boolean;
  /** Whether it is now within the hours in which the person may be told. */
  isWithinHours: boolean;
}

const nobodys: readonly Id[] = [];
const noTickets: readonly Ticket[] = [];
const noLoans: readonly Loan[] = [];
const mostBroken = 100;
const mostConflicts = 50;
/** A question that changes with every minute would be asked anew every minute. */
const windowMilliseconds = 3_600_000;

/** Tickets whose time has passed in the organisations the person supervises, the latest of a week. */
function useBrokenTickets(supervised: readonly string[], now: number): readonly Ticket[] {
  const hour = Math.floor(now / windowMilliseconds) * windowMilliseconds;
  const from = new Date(hour - 7 * 24 * windowMilliseconds).toISOString();
  const to = new Date(hour + windowMilliseconds).toISOString();
  const query = dueFirst(
    [
      { field: 'organisationId', op: 'in', values: [...supervised] },
      { field: 'isOpen', op: 'in', values: [true] },
      { field: 'dueAt', op: 'onOrAfter', value: from },
      { field: 'dueAt', op: 'before', value: to },
    ],
    mostBroken,
  );
  return useRows({ ...query, sort: [{ field: 'dueAt', descending: true }] })?.rows ?? noTickets;
}

function useConflicts(): { loan: Loan; other: Loan | undefined }[] {
  const loans = (field: string, values: readonly string[]) => ({
    kind: 'loans' as const,
    where: [{ field, op: 'in' as const, values }],
    text: '',
    sort: [],
    range: { start: 0, end: mostConflicts },
    facets: [],
  });
  const conflicts = useRows(loans('status', ['conflict']))?.rows ?? noLoans;
  const otherIds = [...new Set(conflicts.flatMap(({ conflictsWithLoanId }) => conflictsWithLoanId ?? []))].sort();
  const others = useRows(loans('id', otherIds))?.rows ?? noLoans;
  return useMemo(
    () => conflicts.map((loan) => ({ loan, other: others.find(({ id }) => id === loan.conflictsWithLoanId) })),
    [conflicts, others],
  );
}

/** Returns what concerns the signed-in person now, in the order it is listed; from this workstation's own rows. */
export function useNotices(): readonly ShownNotice[] {
  const actor = useActor();
  const now = useNow(60_000).getTime();
  const groupIds = useLookup('users').get(actor.userId)?.groupIds ?? nobodys;
  const levelOf = useLevelOf();
  const suppliers = useLookup('suppliers');
  const groups = useLookup('groups');
  const organisations = useOrganisationsByKey();
  const supervised = useMemo(
    () => actor.grants.filter(({ role }) => role === 'supervisor').map(({ organisationId }) => organisationId),
    [actor],
  );
  const own = useOwnTickets(actor.userId)?.rows ?? noTickets;
  const ofGroups = useUnassignedTickets(groupIds)?.rows ?? noTickets;
  const broken = useBrokenTickets(supervised, now);
  const mentions = useUnseenMentions();
  const conflicts = useConflicts();
  const articles = useArticlesToReview(actor.userId, now);
  const messages = useNoticedMessages();
  const callBacks = useDueCallBacks();
  const proposals = useNoticedProposals();
  const proposedNames = useProposedNames(proposals);
  const marks = useRelated('noticeMarks', 'userId', actor.userId);

  return useMemo(() => {
    const at = new Date(now).toISOString();
    const supplierOf = ({ supplierId }: Ticket) => (supplierId === null ? undefined : suppliers.get(supplierId));
    const question: NoticeQuestion = { userId: actor.userId, groupIds, supervised, now: at, levelOf, supplierOf };
    const tickets = new Map(
      [...mentions.map(({ ticket }) => ticket), ...broken, ...ofGroups, ...own].map((ticket) => [ticket.id, ticket]),
    );
    const loans = new Map(conflicts.map(({ loan }) => [loan.id, loan]));
    const found = [
      ...mentions.map(({ mention, ticket }) => mentionNotice(mention, ticket, question)),
      ...[...tickets.values()].flatMap((ticket) => ticketNotices(ticket, question)),
      ...conflicts.map(({ loan, other }) => conflictNotice(loan, other, question)),
      ...messages.map((message) => messageNotice(message, question)),
      ...articles.map((article) => reviewNotice(article, question)),
      ...callBacks.map((callBack) => callBackNotice(callBack, question)),
      ...proposals.map((proposal) => proposalNotice(proposal, question, organisationsWith(actor, 'directory.write'))),
    ].filter((notice) => notice !== null);
    const seen = new Set(marks.flatMap(({ keys }) => keys));
    return inOrder(found).map((notice): ShownNotice => {
      const ticket = notice.ticketId === null ? undefined : tickets.get(notice.ticketId);
      const level = ticket === undefined || notice.dueAt === null ? undefined : levelOf(ticket);
      const otherwise = level?.hours ?? organisations.get(notice.organisationId)?.openingHours;
      const groupId = ticket?.groupId ?? null;
      const proposal = proposals.find(({ id }) => id === notice.proposalId);
      return {
        ...notice,
        ticket,
        loan: notice.loanId === null ? undefined : loans.get(notice.loanId),
        message: messages.find(({ id }) => id === notice.messageId),
        article: articles.find(({ id }) => id === notice.articleId),
        callBack: callBacks.find(({ id }) => id === notice.callBackId),
        proposal,
        proposed: proposedNames.get(proposal?.recordId ?? '') ?? '',
        isSeen: seen.has(notice.key),
        isWithinHours: isTellingTime({ groupId, groupIds, groups, otherwise }, at),
      };
    });
  }, [
    now,
    actor,
    groupIds,
    supervised,
    levelOf,
    suppliers,
    groups,
    articles,
    organisations,
    own,
    ofGroups,
    broken,
    mentions,
    conflicts,
    messages,
    callBacks,
    proposals,
    proposedNames,
    marks,
  ]);
}

/** Returns the function that takes note of notices, of those that stand now, with what went wrong in words. */
export function useSeeNotices(
  standing: readonly Notice[],
): Pick<Submission, 'problem'> & { see: (notices: readonly Notice[]) => Promise<void> } {
  const actor = useActor();
  const marks = useRelated('noticeMarks', 'userId', actor.userId);
  const { submit, problem } = useSubmission();
  async function see(notices: readonly Notice[]) {
    const mentionIds = notices.flatMap(({ mentionId }) => mentionId ?? []);
    const marked = new Map<OrganisationId, string[]>();
    for (const { key, mentionId, organisationId } of notices) {
      if (mentionId === null) marked.set(organisationId, [...(marked.get(organisationId) ?? []), key]);
    }
    const stands = new Set(standing.map(({ key }) => key));
    if (mentionIds.length > 0) await submit('mention.seen', { mentionIds });
    for (const [organisationId, keys] of marked) {
      const place = noticeMarksPlace(actor.userId, organisationId);
      const before = marks.find(({ id }) => id === place.id)?.keys ?? [];
      const isMuch = before.length + keys.length > noticeMarksUsual;
      const gone = isMuch ? before.filter((key) => !stands.has(key)) : [];
      await submit('notice.seen', { ...place, keys, gone });
    }
  }
  return { see, problem };
}
