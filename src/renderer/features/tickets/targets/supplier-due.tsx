import { useNow } from '#renderer/data/index.ts';
import { StatusPill, TimeText, useT, useTranslator } from '#renderer/ui/index.ts';
import { explainServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import type { Supplier } from '#shared/suppliers/schema.ts';
import { agreedTime } from '#shared/suppliers/supplier-clock.ts';
import type { Instant } from '#shared/time/instant.ts';
import { signedTime } from '../work/signed-time.ts';
import styles from './due-explanation.module.css';
import { ServiceDayTable } from './due-tables.tsx';
import { WhyThisTime } from './why-this-time.tsx';

interface SupplierDueProps {
  dueAt: Instant;
  since: Instant;
  supplier: Supplier | undefined;
}

/** Until when the supplier has promised to be ready, by their own hours, and how that was counted; marked when it has passed. */
export function SupplierDue({ dueAt, since, supplier }: SupplierDueProps) {
  const t = useT();
  const isLate = Date.parse(dueAt) < useNow(60_000).getTime();
  return (
    <div>
      {isLate && (
        <StatusPill tone="breached" look="plain">
          {t('ticketWork.supplierLate')}
        </StatusPill>
      )}{' '}
      {t('ticketWork.supplierDue')} <TimeText instant={dueAt} />{' '}
      <WhyThisTime what={t('ticketWork.supplier')}>
        <SupplierTime dueAt={dueAt} since={since} supplier={supplier} />
      </WhyThisTime>
    </div>
  );
}

/** Day by day from when the ticket went to the supplier: their clock stands for nobody, not even while ours does. */
function SupplierTime({ dueAt, since, supplier }: SupplierDueProps) {
  const translator = useTranslator();
  const { t } = translator;
  const agreed = agreedTime(supplier);
  if (supplier === undefined || agreed === null) return <p>{t('ticketWork.due.supplierNothingAgreed')}</p>;
  const { days, end } = explainServiceMinutes(agreed.hours, since, agreed.minutes);
  const duration = signedTime(agreed.minutes, translator);
  return (
    <>
      <p>
        {t('ticketWork.due.supplierRule', { supplier: supplier.name, duration })} <TimeText instant={since} />.
      </p>
      <ServiceDayTable days={days} />
      {end !== dueAt && <p className={styles.quiet}>{t('ticketWork.due.supplierChanged')}</p>}
    </>
  );
}
