import { useNow } from '#renderer/data/index.ts';
import { useLevelOf } from '#renderer/parts/use-levels.ts';
import { Banner, Button, useTranslator } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { nextWaitingStep, type WaitingStep } from '#shared/tickets/waiting.ts';
import type { Instant } from '#shared/time/instant.ts';
import styles from '../ticket-detail.module.css';
import { ticketWorkKeys } from '../ticket-work-keys.ts';

interface WaitingBannerProps {
  ticket: Ticket;
  since: Instant;
  mayWrite: boolean;
  onRemind: () => void;
  onGiveUp: () => void;
}

/** What a ticket that waits for the user waits for next; one key takes that step. */
export function WaitingBanner({ ticket, since, mayWrite, onRemind, onGiveUp }: WaitingBannerProps) {
  const translator = useTranslator();
  const { t } = translator;
  const levelOf = useLevelOf();
  const now = useNow(15_000).toISOString();
  const level = levelOf(ticket);
  const step = nextWaitingStep(ticket, level);
  const isClosing = step?.type === 'close';
  const isDue = step !== null && step.dueAt <= now;
  useViewKeys(ticketWorkKeys, { nextStep: mayWrite ? (isClosing ? onGiveUp : onRemind) : undefined });
  const words = [
    t('ticketWork.waiting.reminded', { count: ticket.remindedAt.length }),
    stepWords(step, now, translator),
    ...(step !== null && level?.waiting.byRule === true ? [t('ticketWork.waiting.byRule')] : []),
  ];
  return (
    <div className={styles.notice}>
      <Banner
        tone={isDue ? 'soon' : 'info'}
        title={t('ticketWork.waiting', { since: dayAndTime(Date.parse(since), Date.parse(now), translator) })}
        actions={
          mayWrite && (
            <>
              <Button size="small" {...(isClosing ? {} : { keyHint: 'n' })} onPress={onRemind}>
                {t('ticketWork.remind')}
              </Button>
              <Button size="small" {...(isClosing ? { keyHint: 'n' } : {})} onPress={onGiveUp}>
                {t('ticketWork.giveUp')}
              </Button>
            </>
          )
        }
      >
        {words.join(' ')}
      </Banner>
    </div>
  );
}

function stepWords(step: WaitingStep | null, now: Instant, translator: Translator): string {
  const { t } = translator;
  if (step === null) return t('ticketWork.waiting.noRule');
  const by = dayAndTime(Date.parse(step.dueAt), Date.parse(now), translator);
  const isDue = step.dueAt <= now;
  if (step.type === 'close') return isDue ? t('ticketWork.waiting.closeNow') : t('ticketWork.waiting.closeBy', { by });
  const { number } = step;
  return isDue ? t('ticketWork.waiting.remindNow', { number }) : t('ticketWork.waiting.remindBy', { number, by });
}
