import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { Button, useT } from '#renderer/ui/index.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import styles from './fault-report.module.css';
import type { Filed } from './report-draft.ts';

interface FiledViewProps {
  filed: Filed;
  onHandOut: () => void;
  onOpen: () => void;
  onNext: () => void;
}

/** The ticket is saved: its number to tell the caller, and what comes next. */
export function FiledView({ filed, onHandOut, onOpen, onNext }: FiledViewProps) {
  const t = useT();
  const ticket = useRow('tickets', filed.ticketId);
  const actions = useRef<HTMLDivElement>(null);
  const number = ticket?.number ?? localTicketNumber(filed.ticketId);
  const isLocal = (ticket?.number ?? null) === null;
  useEffect(() => actions.current?.querySelector('button')?.focus(), []);

  const heading = filed.isSolved ? 'faultReports.solved' : isLocal ? 'faultReports.filedLocal' : 'faultReports.filed';
  return (
    <section className={styles.filed} role="status" aria-label={t(heading, { number })}>
      <CircleCheck aria-hidden="true" className={styles.filedIcon} />
      <h2 className={styles.readAloud}>{t(heading, { number })}</h2>
      <p>{t('faultReports.filed.tell', { number })}</p>
      {isLocal && <p className={styles.quiet}>{t('faultReports.filedLocalHelp', { number })}</p>}
      <UnsentMark kind="tickets" id={filed.ticketId} />
      <div ref={actions} className={styles.actions}>
        {filed.offersLoan && (
          <Button variant="primary" onPress={onHandOut}>
            {t('faultReports.filed.handOut')}
          </Button>
        )}
        <Button variant={filed.offersLoan ? 'secondary' : 'primary'} onPress={onNext}>
          {t('faultReports.filed.next')}
        </Button>
        <Button variant="quiet" onPress={onOpen}>
          {t('faultReports.filed.open')}
        </Button>
      </div>
      {filed.offersLoan && <p className={styles.quiet}>{t('faultReports.filed.handOutHelp')}</p>}
    </section>
  );
}
