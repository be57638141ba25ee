import type { Tone } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { DayEntry, DayReason } from '#shared/tickets/my-day.ts';
import type { WaitingStep } from '#shared/tickets/waiting.ts';

/** How each reason looks; always beside its words. */
export const reasonTone: Readonly<Record<DayReason, Tone>> = {
  mentioned: 'info',
  'handed-over': 'info',
  breached: 'breached',
  'due-soon': 'soon',
  'answer-due': 'soon',
  'start-due': 'soon',
  'unsolved-major-incident': 'danger',
  'step-due': 'info',
  'feedback-due': 'ready',
  'due-today': 'in-time',
  'in-progress': 'busy',
  unassigned: 'neutral',
  later: 'paused',
};

/** Returns in one sentence why a ticket stands where it does. `name`: of the colleague who asks; `now` in epoch milliseconds. */
export function whyWords(
  { reason, by }: Pick<DayEntry, 'reason' | 'by'>,
  step: WaitingStep | null,
  name: string,
  now: number,
  translator: Translator,
): string {
  const { t } = translator;
  const isPast = by !== null && Date.parse(by) < now;
  const when = by === null ? '' : dayAndTime(Date.parse(by), now, translator);
  switch (reason) {
    case 'mentioned':
      return t('myDay.why.mentioned', { name, when });
    case 'handed-over':
      return t('myDay.why.handedOver', { name, when });
    case 'breached':
      return t('myDay.why.breached', { when });
    case 'answer-due':
      return t(isPast ? 'myDay.why.answerLate' : 'myDay.why.answerDue', { when });
    case 'start-due':
      return t(isPast ? 'myDay.why.startLate' : 'myDay.why.startDue', { when });
    case 'unsolved-major-incident':
      return t('myDay.why.majorIncident', { when });
    case 'step-due':
      return t(step?.type === 'close' ? 'myDay.why.closeDue' : 'myDay.why.remindDue', { when });
    case 'feedback-due':
      return by === null ? t('myDay.why.feedbackDue') : t('myDay.why.feedbackDueSince', { when });
    case 'due-soon':
    case 'due-today':
      return t('myDay.why.due', { when });
    case 'in-progress':
      return by === null ? t('myDay.why.inProgress') : t('myDay.why.inProgressDue', { when });
    case 'unassigned':
      return by === null ? t('myDay.why.unassigned') : t('myDay.why.unassignedDue', { when });
    case 'later':
      return by === null ? t('myDay.why.later') : t('myDay.why.laterDue', { when });
    default:
      return assertNever(reason);
  }
}
