import { useEffect, useRef, useState } from 'react';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { Banner, Button, Checkbox, useT } from '#renderer/ui/index.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './absences.module.css';
import type { LeftOut } from './form-people.ts';

interface PeopleFieldProps {
  people: readonly Person[];
  /** Those the form was opened for; they cannot be taken away in it. */
  fixed: readonly Person[];
  mayAdd: boolean;
  onAdd: (id: Id) => void;
  onRemove: (id: Id) => void;
}

/** Whom it is about: found in the directory one by one, taken away by a press. */
export function PeopleField({ people, fixed, mayAdd, onAdd, onRemove }: PeopleFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    // The field is a new one after each choice, and waits for the next.
    if (added > 0) box.current?.querySelector('input')?.focus();
  }, [added]);
  const isFixed = (id: Id) => fixed.some((person) => person.id === id);
  return (
    <div ref={box}>
      {mayAdd && (
        <PersonField
          key={added}
          label={t(people.length === 0 ? 'absences.form.people' : 'absences.form.addPerson')}
          isOptional={people.length > 0}
          value={{ personId: null, name: typed }}
          onChange={({ name }, person) => {
            setTyped(person === null ? name : '');
            if (person === null) return;
            setAdded((count) => count + 1);
            if (!people.some(({ id }) => id === person.id)) onAdd(person.id);
          }}
        />
      )}
      {people.length > 0 && (
        <ul className={styles.chips} aria-label={t('absences.form.people')}>
          {people.map((person) => (
            <li key={person.id}>
              {isFixed(person.id) ? (
                <span className={styles.quiet}>{personName(person)}</span>
              ) : (
                <Button
                  size="small"
                  aria-label={t('absences.form.removePerson', { name: personName(person) })}
                  onPress={() => onRemove(person.id)}
                >
                  {`${personName(person)} ×`}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Names those for whom it cannot be set, and why. */
export function LeftOutNotice({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const t = useT();
  if (leftOut.length === 0) return null;
  return (
    <Banner tone="soon" title={t('absences.form.leftOut', { count: leftOut.length })}>
      <ul className={styles.names}>
        {leftOut.map(({ person, why }) => (
          <li key={person.id}>{t(why, { name: personName(person) })}</li>
        ))}
      </ul>
    </Banner>
  );
}

interface AwayNoticeProps {
  away: readonly Person[];
  isIncluded: boolean;
  onChange: (isIncluded: boolean) => void;
}

/** Names those who are away already; they are left out unless somebody says otherwise. */
export function AwayNotice({ away, isIncluded, onChange }: AwayNoticeProps) {
  const t = useT();
  if (away.length === 0) return null;
  return (
    <Banner tone="soon" title={t('absences.form.away', { count: away.length })}>
      <ul className={styles.names}>
        {away.map((person) => (
          <li key={person.id}>{personName(person)}</li>
        ))}
      </ul>
      <Checkbox isSelected={isIncluded} onChange={onChange}>
        {t('absences.form.includeAway')}
      </Checkbox>
    </Banner>
  );
}
