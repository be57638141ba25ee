import { useState } from 'react';
import { Checkbox, TextArea, useT } from '#renderer/ui/index.ts';
import { readPhone, writePhones } from '#shared/directory/phone-text.ts';
import type { Phone, Place } from '#shared/directory/schema.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import type { FieldProblem } from '../record-draft.ts';
import { HoursField } from './hours-field.tsx';
import styles from './inputs.module.css';
import { WrittenField } from './text-inputs.tsx';

interface FieldWords {
  label: string;
  help?: string;
  error?: string | undefined;
  isOptional?: boolean;
}

interface PhonesFieldProps extends FieldWords {
  value: readonly Phone[];
  onChange: (value: readonly Phone[]) => void;
}

/** A text that is no number becomes one that the schema refuses, so that it is neither saved nor lost. */
function readLine(line: string): Phone {
  return readPhone(line) ?? { number: line, kind: 'fixed' };
}

/** Numbers, one a line, written as people do; rewritten our way when left. */
export function PhonesField({ value, onChange, ...words }: PhonesFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = value.filter(({ number }) => readPhone(number) === null).map(({ number }) => number);
  const t = useT();
  const error = words.error === undefined ? undefined : t('directory.propose.numbersWrong', { text: wrong.join(', ') });
  return (
    <TextArea
      {...words}
      error={error}
      rows={2}
      value={typed ?? writePhones(value).join('\n')}
      onChange={(text) => {
        setTyped(text);
        onChange(
          text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map(readLine),
        );
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

const noHours: OpeningHours = { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] };

interface OwnHoursProps {
  label: string;
  help?: string;
  value: OpeningHours | null;
  onChange: (value: OpeningHours | null) => void;
  problems: readonly FieldProblem[];
}

/** Opening hours of its own, or those of the unit above. */
export function OwnHoursField({ label, help, value, onChange, problems }: OwnHoursProps) {
  const t = useT();
  return (
    <div className={styles.wide}>
      <Checkbox isSelected={value !== null} onChange={(isOwn) => onChange(isOwn ? noHours : null)}>
        {t('directory.admin.ownHours')}
      </Checkbox>
      {help !== undefined && <p className={styles.help}>{help}</p>}
      {value !== null && <HoursField label={label} value={value} onChange={onChange} problems={problems} />}
    </div>
  );
}

/** "55.63700, 13.08500", as maps give it when one copies a place. */
function writePlace(place: Place | null): string {
  return place === null ? '' : `${place.latitude}, ${place.longitude}`;
}

/** What cannot be read is a place that is nowhere, which the schema refuses. */
function readPlace(text: string): Place | null {
  if (text.trim() === '') return null;
  const numbers = /(-?\d{1,2}[.,]\d+)[\s,;/]+(-?\d{1,3}[.,]\d+)/.exec(text);
  const [latitude, longitude] = [numbers?.[1], numbers?.[2]].map((part) =>
    Number(part?.replace(',', '.') ?? Number.NaN),
  );
  return { latitude: latitude ?? Number.NaN, longitude: longitude ?? Number.NaN };
}

interface PlaceFieldProps extends FieldWords {
  value: Place | null;
  onChange: (value: Place | null) => void;
}

/** A place on the map, as two numbers. */
export function PlaceField(props: PlaceFieldProps) {
  return <WrittenField {...props} write={writePlace} read={readPlace} />;
}
