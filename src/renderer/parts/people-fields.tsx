import { X } from 'lucide-react';
import { useState } from 'react';
import { useRow } from '#renderer/data/index.ts';
import { FieldGroup, IconButton, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './people-fields.module.css';
import { PersonField } from './person-field.tsx';
import { personName } from './person-name.ts';

/** A person's name and title; says so when the person is not here. */
export function PersonWords({ id }: { id: Id }) {
  const t = useT();
  const person = useRow('people', id);
  if (person === undefined) return t('administration.unknownRow');
  return person.title === '' ? personName(person) : `${personName(person)}, ${person.title}`;
}

interface OnePersonProps {
  label: string;
  error: string | undefined;
  value: Id | null;
  onChange: (value: Id | null) => void;
}

/** One person of the directory, or nobody. */
export function OnePersonField({ label, error, value, onChange }: OnePersonProps) {
  const t = useT();
  const person = useRow('people', value);
  const [typed, setTyped] = useState('');
  const isOpen = value === null && typed.trim() !== '';
  return (
    <PersonField
      label={label}
      isOptional
      error={error ?? (isOpen ? t('administration.problem.person') : undefined)}
      value={{ personId: value, name: value === null || person === undefined ? typed : personName(person) }}
      onChange={({ personId, name }) => {
        setTyped(name);
        if (personId !== value) onChange(personId);
      }}
    />
  );
}

interface PeopleProps {
  label: string;
  help: string | undefined;
  value: readonly Id[];
  onChange: (value: readonly Id[]) => void;
}

/** Several people of the directory: found by writing, each removable. */
export function PeopleField({ label, help, value, onChange }: PeopleProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  return (
    <FieldGroup label={label} help={help}>
      <ul className={styles.chosen}>
        {value.map((id) => (
          <li key={id} className={styles.chosenRow}>
            <span className={styles.chosenName}>
              <PersonWords id={id} />
            </span>
            <IconButton
              size="small"
              label={t('administration.people.remove')}
              icon={<X aria-hidden="true" />}
              onPress={() => onChange(value.filter((other) => other !== id))}
            />
          </li>
        ))}
      </ul>
      <div className={styles.wide}>
        <PersonField
          label={t('administration.people.add')}
          isOptional
          value={{ personId: null, name: typed }}
          onChange={({ personId, name }) => {
            if (personId === null) {
              setTyped(name);
              return;
            }
            setTyped('');
            if (!value.includes(personId)) onChange([...value, personId]);
          }}
        />
      </div>
    </FieldGroup>
  );
}
