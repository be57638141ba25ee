import { Banner, useT } from '#renderer/ui/index.ts';
import type { OrderStanding } from './use-order-standing.ts';

/** Says while an order is written whether the requester may place it, and who may. */
export function OrderNotice({ order }: { order: OrderStanding | null }) {
  const t = useT();
  if (order === null) return null;
  const { service, agreement, isAuthorised, names } = order;
  if (agreement === null) return <Banner tone="soon">{t('ticketWork.order.noAgreement', { service })}</Banner>;
  const values = { service, agreement: agreement.name };
  if (isAuthorised) return <Banner tone="in-time">{t('ticketWork.order.held', { agreement: agreement.name })}</Banner>;
  const who = names.length === 0 ? t('ticketWork.order.nobody') : names.join(', ');
  return <Banner tone="soon">{t('ticketWork.order.stopped', { ...values, names: who })}</Banner>;
}
