import { useState } from 'react';
import { useActor, useLookup, useNow, useRow, useRows } from '#renderer/data/index.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { Banner, Button, useT, useTranslator } from '#renderer/ui/index.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { can } from '#shared/users/permissions.ts';
import { type Conflict, firstSideWords, type Settlement, secondSideWords, settlementWords } from './conflict-words.ts';
import styles from './loans.module.css';

/** Devices lent twice, each with both sides and the ways to settle it; nothing when there are none. */
export function ConflictList() {
  const t = useT();
  const result = useRows({
    kind: 'loans',
    where: [{ field: 'status', op: 'in', values: ['conflict'] }],
    text: '',
    sort: [{ field: 'lentAt', descending: true }],
    range: { start: 0, end: 50 },
    facets: [],
  });
  if (result === null || result.total === 0) return null;
  const heading = t('loans.conflict.heading', { count: result.total });
  return (
    <section className={styles.conflicts} aria-label={heading}>
      <h2 className={styles.conflictsHeading}>{heading}</h2>
      {result.rows.map((loan) => (
        <ConflictBanner key={loan.id} loan={loan} />
      ))}
    </section>
  );
}

function ConflictBanner({ loan }: { loan: Loan }) {
  const t = useT();
  const translator = useTranslator();
  const actor = useActor();
  const now = useNow(60_000).getTime();
  const users = useLookup('users');
  const device = useRow('devices', loan.deviceId);
  const first = useRow('loans', loan.conflictsWithLoanId);
  const { submit, problem, isSaving } = useSubmission();
  const [chosen, setChosen] = useState<Settlement | null>(null);
  const conflict: Conflict = { loan, first, device: device?.assetTag ?? '…' };
  const words = { translator, now, userName: (id: string) => users.get(id)?.name ?? '…' };
  const maySettle = can(actor, 'loan.write', loan.organisationId);

  return (
    <Banner tone="danger" title={`${conflict.device} ${device?.model ?? ''}`.trim()}>
      <div className={styles.conflict}>
        <span>{firstSideWords(conflict, words)}</span>
        <span>{secondSideWords(conflict, words)}</span>
        <UnsentMark kind="loans" id={loan.id} />
        {problem !== null && <span className={styles.problem}>{problem.words}</span>}
        {maySettle && chosen === null && (
          <div className={styles.choices}>
            <Button size="small" onPress={() => setChosen('take-over')}>
              {t('loans.conflict.takeOver', { borrower: loan.borrowerName })}
            </Button>
            <Button size="small" onPress={() => setChosen('withdraw')}>
              {t('loans.conflict.withdraw', { borrower: loan.borrowerName })}
            </Button>
          </div>
        )}
        {chosen !== null && (
          <>
            <span>{settlementWords(chosen, conflict, words)}</span>
            <div className={styles.choices}>
              <Button
                size="small"
                variant="primary"
                autoFocus
                isDisabled={isSaving}
                onPress={() => void submit('loan.settleConflict', { loanId: loan.id, as: chosen })}
              >
                {t('loans.conflict.confirm')}
              </Button>
              <Button size="small" variant="quiet" onPress={() => setChosen(null)}>
                {t('ui.cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Banner>
  );
}
