import { useMemo } from 'react';
import { useActor, useNow, useRows } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import { refusalWords } from '#shared/i18n/refusal-words.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import { modelName } from '#shared/inventory/model-name.ts';
import type { Device } from '#shared/inventory/schema.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { can } from '#shared/users/permissions.ts';
import { isFree } from './free-loaners.ts';

interface DeviceFieldProps {
  loaners: readonly Device[];
  value: Id | null;
  onChange: (id: Id | null) => void;
  error: string | undefined;
}

/** Which loaner: the tag written or scanned, or found by model. One that is out says at once who has it and since when. */
export function DeviceField({ loaners, value, onChange, error }: DeviceFieldProps) {
  const translator = useTranslator();
  const { t } = translator;
  const actor = useActor();
  const organisations = useOrganisationsByKey();
  const now = useNow(60_000).getTime();
  const openLoans = useOpenLoans();

  const options = useMemo(() => {
    const rank = (device: Device) => (isFree(device) ? 0 : 1);
    return loaners
      .filter((device) => can(actor, 'loan.write', device.organisationId) && device.status !== 'retired')
      .sort((one, other) => rank(one) - rank(other))
      .map((device) => {
        const organisation = organisations.get(device.organisationId)?.shortName ?? device.organisationId;
        const loan = device.currentLoanId === null ? undefined : openLoans.get(device.currentLoanId);
        const state =
          loan === undefined
            ? isFree(device) && t('loans.handOut.deviceFree')
            : t('loans.handOut.deviceOut', {
                borrower: loan.borrowerName,
                since: dayAndTime(Date.parse(loan.lentAt), now, translator),
              });
        const parts = [modelName(device), organisation, state];
        return { id: device.id, label: device.assetTag, detail: parts.filter(Boolean).join(' · ') };
      });
  }, [loaners, actor, organisations, openLoans, now, translator, t]);

  const device = loaners.find(({ id }) => id === value);
  const loan = device === undefined || device.currentLoanId === null ? undefined : openLoans.get(device.currentLoanId);
  const isOut =
    device === undefined || loan === undefined
      ? undefined
      : refusalWords(
          {
            code: 'device-already-lent',
            details: { device: device.assetTag, borrower: loan.borrowerName, since: loan.lentAt },
          },
          translator,
          now,
        );
  const chosenDetail = options.find((option) => option.id === value)?.detail;
  return (
    <ChoiceField
      label={t('loans.handOut.device')}
      help={chosenDetail ?? t('loans.handOut.deviceHelp')}
      options={options}
      value={value}
      onChange={onChange}
      error={isOut ?? error}
    />
  );
}

function useOpenLoans(): ReadonlyMap<Id, Loan> {
  const result = useRows({
    kind: 'loans',
    where: [{ field: 'status', op: 'in', values: ['open'] }],
    text: '',
    sort: [],
    range: { start: 0, end: 2_000 },
    facets: [],
  });
  return useMemo(() => new Map(result?.rows.map((loan) => [loan.id, loan])), [result]);
}
