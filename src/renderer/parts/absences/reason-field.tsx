import { useMemo } from 'react';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useTranslator } from '#renderer/ui/index.ts';
import { reasonName } from '#shared/absences/absence-words.ts';
import type { AbsenceReason } from '#shared/absences/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { AbsenceIcon } from './absence-icon.tsx';

interface ReasonFieldProps {
  reasons: readonly AbsenceReason[];
  /** The reasons are those of the people's organisation: without anybody there are none yet. */
  hasPeople: boolean;
  value: Id | null;
  onChange: (id: Id | null) => void;
  /** As the one or those concerned are spoken of. */
  name: string;
  error: string | undefined;
}

/** Why somebody is away: found by writing its beginning; below it what a caller is told. */
export function ReasonField({ reasons, hasPeople, value, onChange, name, error }: ReasonFieldProps) {
  const translator = useTranslator();
  const { t, language } = translator;
  const chosen = reasons.find(({ id }) => id === value);
  const options = useMemo(
    () =>
      reasons.map((reason) => ({
        id: reason.id,
        label: reasonName(reason, translator),
        icon: <AbsenceIcon icon={reason.icon} />,
      })),
    [reasons, translator],
  );
  const spoken = language === 'sv' ? chosen?.spoken : chosen?.spokenEnglish;
  const none = t(hasPeople ? 'absences.form.noReasons' : 'absences.form.personFirst');
  const help = reasons.length === 0 ? none : '';
  return (
    <ChoiceField
      label={t('absences.form.reason')}
      options={options}
      value={value}
      onChange={onChange}
      error={error}
      help={spoken === undefined ? help : t('absences.form.reasonHelp', { name, spoken })}
    />
  );
}
