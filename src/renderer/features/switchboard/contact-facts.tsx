import { useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { PhoneList, ProtectedGate } from '#renderer/parts/directory/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import type { Person, Unit } from '#shared/directory/schema.ts';
import styles from './contact-facts.module.css';

/**
 * What the directory knows of a person in few lines: beside a call the room is needed for what we have of the caller. Of
 * a protected person nothing, until somebody has said why they want to know.
 */
export function PersonLines({ person }: { person: Person }) {
  const t = useT();
  const [asked, setAsked] = useState<'nothing' | 'asking' | 'opened'>('nothing');
  if (!person.protected || asked === 'opened') return <Known person={person} />;
  return (
    <div className={styles.facts}>
      {asked === 'nothing' ? (
        <>
          <Banner tone="danger" title={t('switchboard.caller.protected')} />
          <div>
            <Button size="small" onPress={() => setAsked('asking')}>
              {t('directory.lookUp.show')}
            </Button>
          </div>
        </>
      ) : (
        <ProtectedGate personId={person.id} onOpened={() => setAsked('opened')} />
      )}
    </div>
  );
}

function Known({ person }: { person: Person }) {
  const t = useT();
  const unit = useLookup('units').get(person.unitId ?? '');
  const organisation = useOrganisationsByKey().get(person.organisationId);
  return (
    <div className={styles.facts}>
      <Warnings person={person} />
      {person.protected && <p>{personName(person)}</p>}
      <p>{[person.title, unit?.name, organisation?.name].filter(Boolean).join(' · ')}</p>
      <p className={styles.quiet}>{[unit?.address, person.email].filter(Boolean).join(' · ')}</p>
      {person.note !== '' && <p className={styles.note}>{person.note}</p>}
      <PhoneList
        phones={person.phones}
        organisationId={person.organisationId}
        label={t('switchboard.caller.numbers')}
      />
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
      {unit.note !== '' && <p className={styles.note}>{unit.note}</p>}
      <PhoneList phones={unit.phones} organisationId={unit.organisationId} label={t('switchboard.caller.numbers')} />
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
