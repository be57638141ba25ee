import { assertNever } from '#shared/assert-never.ts';
import { relativeInstant } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { laterOf } from '#shared/time/instant.ts';

export type Settlement = 'withdraw' | 'take-over';

/** Both sides of a device lent twice, as far as this person may see them. */
export interface Conflict {
  /** The hand-over the server refused and kept. */
  loan: Loan;
  /** The loan that had the device; undefined where it is not visible here. */
  first: Loan | undefined;
  /** The device's tag. */
  device: string;
}

interface Words {
  translator: Translator;
  /** Epoch milliseconds. */
  now: number;
  userName: (id: Id) => string;
}

/** Returns who had the device first, since when, by whom, and whether it has come back. */
export function firstSideWords({ first }: Conflict, { translator, now, userName }: Words): string {
  const { t } = translator;
  if (first === undefined) return t('loans.conflict.unknownFirst');
  const said = (instant: string) => relativeInstant(Date.parse(instant), now, translator);
  const values = { borrower: first.borrowerName, when: said(first.lentAt), lender: userName(first.lentByUserId) };
  if (first.returnedAt === null) return t('loans.conflict.first', values);
  return t('loans.conflict.firstEnded', { ...values, returned: said(first.returnedAt) });
}

/** Returns who was handed it after that. */
export function secondSideWords({ loan }: Conflict, { translator, now, userName }: Words): string {
  return translator.t('loans.conflict.second', {
    borrower: loan.borrowerName,
    when: relativeInstant(Date.parse(loan.lentAt), now, translator),
    lender: userName(loan.lentByUserId),
  });
}

/** Returns what a settlement will do, before it is done. */
export function settlementWords(settlement: Settlement, conflict: Conflict, { translator, now }: Words): string {
  const { t } = translator;
  const { loan, first, device } = conflict;
  const said = (instant: string) => relativeInstant(Date.parse(instant), now, translator);
  switch (settlement) {
    case 'withdraw':
      return t('loans.conflict.withdrawPreview', { borrower: loan.borrowerName, device });
    case 'take-over': {
      const values = { second: loan.borrowerName, device, due: said(loan.dueAt) };
      if (first === undefined || first.status !== 'open') return t('loans.conflict.takeOverFreePreview', values);
      const ends = said(laterOf(loan.lentAt, first.lentAt));
      return t('loans.conflict.takeOverPreview', { ...values, first: first.borrowerName, when: ends });
    }
    default:
      return assertNever(settlement);
  }
}
