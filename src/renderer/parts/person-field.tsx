import { useLookup, usePeopleSearch } from '#renderer/data/index.ts';
import { ComboBox, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import { personName } from './person-name.ts';

/** Somebody from the directory, or a name written by hand (`personId` null). */
export interface PersonChoice {
  personId: Id | null;
  name: string;
}

export interface PersonFieldProps {
  label: string;
  help?: string;
  error?: string | undefined;
  isOptional?: boolean;
  value: PersonChoice;
  /** `person` is the row when somebody was chosen from the directory, so that number, unit and organisation can follow. */
  onChange: (value: PersonChoice, person: Person | null) => void;
}

/** Who it is about: found in the directory while writing; a name that is not there may stand. */
export function PersonField({ value, onChange, help, ...words }: PersonFieldProps) {
  const t = useT();
  const units = useLookup('units');
  const { people: found, isCurrent } = usePeopleSearch(value.personId === null ? value.name : '');
  const byHand = value.personId === null && value.name.trim() !== '';
  return (
    <ComboBox
      {...words}
      help={byHand && help !== undefined ? t('parts.person.own') : help}
      options={found.map((person) => ({
        id: person.id,
        label: personName(person),
        detail: personDetail(person, person.unitId === null ? undefined : units.get(person.unitId), t),
      }))}
      isLoading={!isCurrent}
      value={value.personId}
      text={value.name}
      onTextChange={(name) => {
        if (name !== value.name) onChange({ personId: null, name }, null);
      }}
      onChange={(id) => {
        const person = found.find((candidate) => candidate.id === id);
        if (person !== undefined) onChange({ personId: person.id, name: personName(person) }, person);
      }}
    />
  );
}

function personDetail(person: Person, unit: Unit | undefined, t: Translate): string {
  // More than the name is shown only by the directory, which asks for a reason.
  if (person.protected) return t('directory.hit.protected');
  const number = person.phones[0]?.number;
  return [
    person.title,
    unit?.name,
    number === undefined ? undefined : formatPhoneNumber(number),
    person.leftOn === null ? undefined : t('parts.person.left', { date: person.leftOn }),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
