import { useState } from 'react';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { DateField, TextField, useT } from '#renderer/ui/index.ts';
import { instantSchema } from '#shared/time/instant.ts';
import { instantOf, type LocalTime, localTimeOf } from '#shared/time/local-time.ts';

export interface InstantFieldProps {
  label: string;
  /** An instant, or whatever stands in the arguments instead of one. */
  value: unknown;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A date and a clock time for one instant; while they make none, the arguments hold an empty text. */
export function InstantField({ label, value, error, onChange }: InstantFieldProps) {
  const t = useT();
  const known = instantSchema.safeParse(value).data;
  const [written, setWritten] = useState<LocalTime>(() =>
    known === undefined ? { date: '', time: '' } : localTimeOf(known),
  );
  const change = (some: Partial<LocalTime>) => {
    const next = { ...written, ...some };
    setWritten(next);
    onChange(instantOf(next) ?? '');
  };
  return (
    <FieldRow>
      <DateField
        label={label}
        value={written.date === '' ? null : written.date}
        onChange={(date) => change({ date: date ?? '' })}
        error={error}
      />
      <TextField label={t('notCarriedOut.field.clock')} value={written.time} onChange={(time) => change({ time })} />
    </FieldRow>
  );
}
