import type { Tone } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Notice, NoticeReason } from '#shared/notices/notices.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { rowName } from '../row-name.ts';
import type { ShownNotice } from './use-notices.ts';

/** How each reason looks; always beside its words. */
export const noticeTone: Readonly<Record<NoticeReason, Tone>> = {
  message: 'info',
  'message-failed': 'danger',
  'call-back-due': 'soon',
  mentioned: 'info',
  'handed-over': 'info',
  'value-replaced': 'soon',
  breached: 'breached',
  'breach-soon': 'soon',
  'supplier-late': 'breached',
  'supplier-soon': 'soon',
  'remind-due': 'neutral',
  'close-due': 'neutral',
  'loan-conflict': 'danger',
  'review-due': 'neutral',
  'proposal-decided': 'info',
  proposal: 'neutral',
};

/** Returns in one sentence what a notice says. `by`: the name of who calls; `now` in epoch milliseconds. */
export function noticeWords(
  { reason, target, dueAt }: Pick<Notice, 'reason' | 'target' | 'dueAt'>,
  by: string,
  now: number,
  translator: Translator,
): string {
  const { t } = translator;
  const when = dueAt === null ? '' : dayAndTime(Date.parse(dueAt), now, translator);
  switch (reason) {
    case 'message':
      return t('notices.message', { name: by });
    case 'message-failed':
      return t('notices.messageFailed');
    case 'call-back-due':
      return t('notices.callBackDue', { when });
    case 'mentioned':
      return t('notices.mentioned', { name: by });
    case 'handed-over':
      return t('notices.handedOver', { name: by });
    case 'value-replaced':
      return t('notices.valueReplaced', { name: by });
    case 'breached':
      return t('notices.breached', { target: target ?? 'solution' });
    case 'breach-soon':
      return t('notices.breachSoon', { target: target ?? 'solution', when });
    case 'supplier-late':
      return t('notices.supplierLate', { when });
    case 'supplier-soon':
      return t('notices.supplierSoon', { when });
    case 'review-due':
      return t('notices.reviewDue');
    case 'remind-due':
      return t('notices.remindDue');
    case 'close-due':
      return t('notices.closeDue');
    case 'loan-conflict':
      return t('notices.loanConflict');
    case 'proposal-decided':
      return t('notices.proposalDecided', { name: by });
    case 'proposal':
      return t('notices.proposal', { name: by });
    default:
      return assertNever(reason);
  }
}

/** Returns what a notice is about: the ticket's number and title, whom a device was lent to, a message, a number to call, whom a proposal concerns. */
export function noticeSubject({
  ticket,
  loan,
  message,
  callBack,
  article,
  proposal,
  proposed,
}: Pick<ShownNotice, 'ticket' | 'loan' | 'message' | 'callBack' | 'article' | 'proposal' | 'proposed'>): string {
  if (ticket !== undefined) return `${ticketNumber(ticket)} · ${ticket.title}`;
  if (message !== undefined) return rowName('messages', message);
  if (article !== undefined) return article.title;
  if (callBack !== undefined) return rowName('callBacks', callBack);
  if (proposal !== undefined) {
    // Approved as it stands, it may have no words but the name.
    return [proposed, proposal.reason || proposal.note].filter((words) => words !== '').join(' · ');
  }
  return loan?.borrowerName ?? '';
}
