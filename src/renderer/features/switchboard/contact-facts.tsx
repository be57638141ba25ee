import { useLookup } from '#renderer/data/index.ts';
import { Banner, FieldList, type FieldListEntry, useT } from '#renderer/ui/index.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import styles from './contact-facts.module.css';
import { PhoneList } from './phone-list.tsx';
import { useOrganisation } from './use-organisation.ts';

/** What the directory knows of a person: place, numbers, and what must be known before anything is said. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useT();
  const unit = useLookup('units').get(person.unitId ?? '');
  const organisation = useOrganisation(person.organisationId);
  const entries: (FieldListEntry | null)[] = [
    fact(t('switchboard.caller.title'), person.title),
    fact(t('switchboard.caller.unit'), unit?.name ?? ''),
    fact(t('switchboard.caller.address'), unit?.address ?? ''),
    fact(t('switchboard.call.organisation'), organisation?.name ?? ''),
    { label: t('switchboard.caller.numbers'), value: <PhoneList phones={person.phones} /> },
    fact(t('switchboard.caller.email'), person.email ?? ''),
  ];
  return (
    <div className={styles.facts}>
      {person.protected && <Banner tone="danger" title={t('switchboard.caller.protected')} />}
      {person.leftOn !== null && <Banner tone="soon" title={t('switchboard.caller.left', { date: person.leftOn })} />}
      <FieldList entries={entries.filter((entry) => entry !== null)} />
    </div>
  );
}

/** What the directory knows of a unit. */
export function UnitFacts({ unit }: { unit: Unit }) {
  const t = useT();
  const organisation = useOrganisation(unit.organisationId);
  const entries: (FieldListEntry | null)[] = [
    fact(t('switchboard.caller.address'), unit.address),
    fact(t('switchboard.call.organisation'), organisation?.name ?? ''),
    { label: t('switchboard.caller.numbers'), value: <PhoneList phones={unit.phones} /> },
  ];
  return <FieldList entries={entries.filter((entry) => entry !== null)} />;
}

/** A fact that is not known takes no room. */
function fact(label: string, value: string): FieldListEntry | null {
  return value === '' ? null : { label, value };
}
