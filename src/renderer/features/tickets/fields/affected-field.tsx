import { useState } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';

interface AffectedFieldProps {
  value: Id | null;
  onChange: (personId: Id | null) => void;
}

/** Whom it concerns, when somebody else reported it: somebody from the directory, or nobody. */
export function AffectedField({ value, onChange }: AffectedFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const person = useRow('people', value);
  const isLoose = value === null && typed.trim() !== '';
  return (
    <PersonField
      label={t('ticketWork.affectedField')}
      help={t(isLoose ? 'ticketWork.affectedUnknown' : 'ticketWork.affectedHelp')}
      isOptional
      value={{ personId: value, name: person === undefined ? typed : personName(person) }}
      onChange={({ personId, name }) => {
        setTyped(name);
        if (personId !== value) onChange(personId);
      }}
    />
  );
}
