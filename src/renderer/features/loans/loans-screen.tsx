import { PackageOpen } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useActor } from '#renderer/data/index.ts';
import { useListFocus } from '#renderer/parts/use-list-focus.ts';
import { EmptyState, SplitPane, useT } from '#renderer/ui/index.ts';
import { useNavigation, useParams } from '#renderer/ui/navigation.tsx';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { type Id, idOrNull } from '#shared/identity/ids.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import { ConflictList } from './conflict-list.tsx';
import { FreeTable, useLoaners } from './free-table.tsx';
import { HandOutForm } from './hand-out-form.tsx';
import { LoanDetail } from './loan-detail.tsx';
import { loanKeys } from './loan-keys.ts';
import { LoanList } from './loan-list.tsx';
import styles from './loans.module.css';

/**
 * The loan view (Lån): conflicts, what is free, what is out; a loan or the hand-out beside it. Parameters: `loanId` shows
 * that loan; `new` hands out, with borrower and ticket (`personId`, `ticketId`, `callId`, `phone`) and device filled in.
 */
export function LoansScreen() {
  const t = useT();
  const actor = useActor();
  const params = useParams();
  const { replaceParams } = useNavigation();
  const loaners = useLoaners();
  const search = useRef<HTMLInputElement>(null);
  const detail = useRef<HTMLElement>(null);
  const selectedId = idOrNull(params.loanId);
  const mayLend = canSomewhere(actor, 'loan.write');
  const isNew = params.new !== undefined && mayLend;

  const select = useCallback((id: Id) => replaceParams({ loanId: id }), [replaceParams]);
  const handOut = mayLend ? () => replaceParams({ new: 'yes' }) : undefined;
  const { list, focusList } = useListFocus(!isNew);
  useViewKeys(loanKeys, { handOut, search: () => search.current?.select(), back: focusList });

  return (
    <SplitPane
      id="loans"
      fixed="second"
      initial={540}
      min={400}
      max={900}
      first={
        <div ref={list} className={styles.left}>
          <h2 className={styles.hidden}>{t('loans.title')}</h2>
          <ConflictList />
          {loaners !== null && (
            <FreeTable
              loaners={loaners.rows}
              onHandOut={handOut}
              onHandOutDevice={mayLend ? (deviceId) => replaceParams({ new: 'yes', deviceId }) : undefined}
            />
          )}
          <LoanList
            selectedId={selectedId}
            onSelect={select}
            onOpen={() => detail.current?.focus()}
            searchRef={search}
          />
        </div>
      }
      second={
        isNew ? (
          <HandOutForm
            key={params.deviceId ?? ''}
            loaners={loaners?.rows ?? []}
            deviceId={idOrNull(params.deviceId)}
            personId={idOrNull(params.personId)}
            ticketId={idOrNull(params.ticketId)}
            callId={idOrNull(params.callId)}
            phone={params.phone ?? null}
            onDone={select}
            onLeave={() => {
              replaceParams({});
              focusList();
            }}
          />
        ) : selectedId === null ? (
          <EmptyState icon={<PackageOpen aria-hidden="true" />} title={t('loans.pick')}>
            {t(mayLend ? 'loans.pickHelp' : 'loans.pickHelpReader')}
          </EmptyState>
        ) : (
          <LoanDetail id={selectedId} detailRef={detail} />
        )
      }
    />
  );
}
