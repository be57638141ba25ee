import { type RefObject, useState } from 'react';
import { useActor, useLookup, useRow, useSoughtRow } from '#renderer/data/index.ts';
import { DialButton } from '#renderer/parts/dial-button.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import {
  Button,
  DetailHeader,
  DetailPane,
  EmptyState,
  FieldList,
  type FieldListEntry,
  Section,
  TimeText,
  useT,
} from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import type { Id } from '#shared/identity/ids.ts';
import { modelName } from '#shared/inventory/model-name.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { can } from '#shared/users/permissions.ts';
import { LoanDue, LoanStatusPill } from './loan-cells.tsx';
import { loanKeys } from './loan-keys.ts';
import styles from './loans.module.css';
import { TakeBackForm } from './take-back-form.tsx';

/** One loan: what, who, until when, and taking it back. */
export function LoanDetail({ id, detailRef }: { id: Id; detailRef: RefObject<HTMLElement | null> }) {
  const t = useT();
  const { row: loan, isGone, isMeant } = useSoughtRow('loans', id);
  return (
    <DetailPane paneRef={detailRef} label={loan?.borrowerName ?? t('loans.detail.gone')}>
      {isGone && <EmptyState title={t('loans.detail.gone')}>{t('loans.pickHelp')}</EmptyState>}
      {loan !== undefined && <LoadedLoan key={loan.id} loan={loan} isMeant={isMeant} />}
    </DetailPane>
  );
}

function LoadedLoan({ loan, isMeant }: { loan: Loan; isMeant: boolean }) {
  const t = useT();
  const actor = useActor();
  const device = useRow('devices', loan.deviceId);
  const [isTakingBack, setTakingBack] = useState(false);
  const mayTakeBack = loan.status === 'open' && can(actor, 'loan.write', loan.organisationId);
  const tag = device?.assetTag ?? '…';
  useViewKeys(loanKeys, { takeBack: isMeant && mayTakeBack ? () => setTakingBack(true) : undefined });

  return (
    <>
      <DetailHeader
        eyebrow={device === undefined ? undefined : modelName(device)}
        title={tag}
        meta={
          <>
            <LoanStatusPill status={loan.status} />
            <LoanDue loan={loan} />
            <span>{loan.borrowerName}</span>
            <UnsentMark kind="loans" id={loan.id} />
          </>
        }
        actions={
          mayTakeBack &&
          !isTakingBack && (
            <Button variant="primary" keyHint="t" onPress={() => setTakingBack(true)}>
              {t('loans.takeBack')}
            </Button>
          )
        }
      />
      {isTakingBack && mayTakeBack && <TakeBackForm loan={loan} device={tag} onDone={() => setTakingBack(false)} />}
      <LoanFacts loan={loan} />
    </>
  );
}

function LoanFacts({ loan }: { loan: Loan }) {
  const t = useT();
  const { navigate } = useNavigation();
  const users = useLookup('users');
  const device = useRow('devices', loan.deviceId);
  const ticket = useRow('tickets', loan.ticketId);
  const by = (instant: string, userId: Id | null) => {
    const name = userId === null ? undefined : users.get(userId)?.name;
    return (
      <>
        <TimeText instant={instant} />
        {name !== undefined && ` · ${name}`}
      </>
    );
  };
  const list = (items: readonly string[]) => (items.length === 0 ? t('loans.detail.nothing') : items.join(', '));

  const entries: FieldListEntry[] = [
    { label: t('loans.detail.borrower'), value: loan.borrowerName },
    ...(loan.borrowerPhone === ''
      ? []
      : [
          {
            label: t('loans.detail.phone'),
            value: <DialButton number={loan.borrowerPhone} organisationId={loan.organisationId} />,
          },
        ]),
    { label: t('loans.detail.due'), value: <TimeText instant={loan.dueAt} /> },
    { label: t('loans.detail.lent'), value: by(loan.lentAt, loan.lentByUserId) },
    { label: t('loans.detail.accessoriesOut'), value: list(loan.accessoriesOut) },
  ];
  if (device !== undefined && device.serialNumber !== '') {
    entries.push({ label: t('loans.detail.serialNumber'), value: device.serialNumber });
  }
  if (loan.returnedAt !== null) {
    entries.push(
      { label: t('loans.detail.returned'), value: by(loan.returnedAt, loan.returnedToUserId) },
      { label: t('loans.detail.accessoriesMissing'), value: list(loan.accessoriesMissing) },
      { label: t('loans.detail.wiped'), value: t(loan.wiped ? 'loans.detail.wipedYes' : 'loans.detail.wipedNo') },
    );
  }
  if (ticket !== undefined) {
    entries.push({
      label: t('loans.detail.ticket'),
      value: (
        <Button size="small" onPress={() => navigate({ view: 'tickets', params: { ticketId: ticket.id } })}>
          {t('loans.detail.openTicket', { number: ticketNumber(ticket) })}
        </Button>
      ),
    });
  }
  return (
    <>
      <Section title={t('loans.detail.facts')}>
        <FieldList entries={entries} />
      </Section>
      {loan.note !== '' && (
        <Section title={t('loans.detail.note')}>
          <p className={styles.prose}>{loan.note}</p>
        </Section>
      )}
    </>
  );
}
