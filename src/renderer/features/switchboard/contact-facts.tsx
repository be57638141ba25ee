import { useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Banner, FieldList, type FieldListEntry, useT } from '#renderer/ui/index.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import styles from './contact-facts.module.css';
import { PhoneList } from './phone-list.tsx';

/** What the directory knows of a person: place, numbers, and what must be known before anything is said. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useT();
  const unit = useLookup('units').get(person.unitId ?? '');
  const organisation = useOrganisationsByKey().get(person.organisationId);
  const entries: (FieldListEntry | null)[] = [
    fact(t('switchboard.caller.title'), person.title),
    fact(t('switchboard.caller.unit'), unit?.name ?? ''),
    fact(t('switchboard.caller.address'), unit?.address ?? ''),
    fact(t('switchboard.call.organisation'), organisation?.name ?? ''),
    {
      label: t('switchboard.caller.numbers'),
      value: <PhoneList phones={person.phones} label={t('switchboard.caller.numbers')} />,
    },
    fact(t('switchboard.caller.email'), person.email ?? ''),
  ];
  return (
    <div className={styles.facts}>
      <Warnings person={person} />
      <FieldList entries={entries.filter((entry) => entry !== null)} />
    </div>
  );
}

/** The same in few lines, for beside a call where the room is needed for what we have of the caller. */
export function PersonLines({ person }: { person: Person }) {
  const t = useT();
  const unit = useLookup('units').get(person.unitId ?? '');
  const organisation = useOrganisationsByKey().get(person.organisationId);
  return (
    <div className={styles.facts}>
      <Warnings person={person} />
      <p>{[person.title, unit?.name, organisation?.name].filter(Boolean).join(' · ')}</p>
      <p className={styles.quiet}>{[unit?.address, person.email].filter(Boolean).join(' · ')}</p>
      <PhoneList phones={person.phones} label={t('switchboard.caller.numbers')} />
    </div>
  );
}

/** A unit in few lines. */
export function UnitLines({ unit }: { unit: Unit }) {
  const t = useT();
  const organisation = useOrganisationsByKey().get(unit.organisationId);
  return (
    <div className={styles.facts}>
      <p>{[unit.address, organisation?.name].filter(Boolean).join(' · ')}</p>
      <PhoneList phones={unit.phones} label={t('switchboard.caller.numbers')} />
    </div>
  );
}

/** What must be known before anything is said. */
function Warnings({ person }: { person: Person }) {
  const t = useT();
  return (
    <>
      {person.protected && <Banner tone="danger" title={t('switchboard.caller.protected')} />}
      {person.leftOn !== null && <Banner tone="soon" title={t('switchboard.caller.left', { date: person.leftOn })} />}
    </>
  );
}

/** What the directory knows of a unit. */
export function UnitFacts({ unit }: { unit: Unit }) {
  const t = useT();
  const organisation = useOrganisationsByKey().get(unit.organisationId);
  const entries: (FieldListEntry | null)[] = [
    fact(t('switchboard.caller.address'), unit.address),
    fact(t('switchboard.call.organisation'), organisation?.name ?? ''),
    {
      label: t('switchboard.caller.numbers'),
      value: <PhoneList phones={unit.phones} label={t('switchboard.caller.numbers')} />,
    },
  ];
  return <FieldList entries={entries.filter((entry) => entry !== null)} />;
}

/** A fact that is not known takes no room. */
function fact(label: string, value: string): FieldListEntry | null {
  return value === '' ? null : { label, value };
}
