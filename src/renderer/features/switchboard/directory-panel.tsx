import { ArrowLeft, UserCheck } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { useLookup, usePeopleSearch, useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { Avatar, Button, IconButton, SearchField, Select, useParams, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ChosenCaller } from './call-draft.ts';
import { PersonFacts, UnitFacts } from './contact-facts.tsx';
import styles from './directory-panel.module.css';
import { switchboardKeys } from './switchboard-keys.ts';
import { unitsFound } from './unit-search.ts';

const everywhere = 'all';

export interface DirectoryPanelProps {
  searchRef: RefObject<HTMLInputElement | null>;
  /** Called when the one found is the one on the line; absent while there is no call. */
  onIsCaller?: ((caller: ChosenCaller) => void) | undefined;
}

/** The search for the person or unit the caller wants: letters find names, titles and units, digits find numbers. */
export function DirectoryPanel({ searchRef, onIsCaller }: DirectoryPanelProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [scope, setScope] = useState(everywhere);
  const [opened, setOpened] = useState<{ type: 'person' | 'unit'; id: Id } | null>(null);
  const panel = useRef<HTMLElement>(null);
  // Somebody found elsewhere, in the command palette, is shown here.
  const { personId } = useParams();
  const [shownId, setShownId] = useState<string>();
  if (personId !== shownId) {
    setShownId(personId);
    if (personId !== undefined) setOpened({ type: 'person', id: personId });
  }
  const organisations = [...useLookup('organisations').values()];
  const organisationId = scope === everywhere ? undefined : scope;
  const people = usePeopleSearch(text, organisationId);
  const units = unitsFound(useLookup('units').values(), text, organisationId);

  return (
    <section ref={panel} className={styles.panel} aria-label={t('switchboard.directory')}>
      <div className={styles.head}>
        <SearchField
          label={t('switchboard.directory')}
          placeholder={t('switchboard.directory.placeholder')}
          keyHint={switchboardKeys.search.keys}
          inputRef={searchRef}
          value={text}
          onChange={(next) => {
            setText(next);
            setOpened(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') {
              event.continuePropagation();
              return;
            }
            // Left alone the key would also scroll the list it has just come to.
            event.preventDefault();
            panel.current?.querySelector<HTMLElement>('[role="row"][data-key]')?.focus();
          }}
        />
        {organisations.length > 1 && (
          <Select
            label={t('switchboard.directory.scope')}
            isLabelHidden
            options={[
              { id: everywhere, label: t('switchboard.directory.all') },
              ...organisations.map(({ organisationId: id, name }) => ({ id, label: name })),
            ]}
            value={scope}
            onChange={setScope}
          />
        )}
      </div>
      {opened === null ? (
        <Results text={text} people={people} units={units} onOpen={setOpened} />
      ) : (
        <Opened opened={opened} onBack={() => setOpened(null)} onIsCaller={onIsCaller} />
      )}
    </section>
  );
}

interface ResultsProps {
  text: string;
  people: readonly Person[];
  units: ReturnType<typeof unitsFound>;
  onOpen: (found: { type: 'person' | 'unit'; id: Id }) => void;
}

function Results({ text, people, units, onOpen }: ResultsProps) {
  const t = useT();
  const names = useLookup('units');
  const found = [
    ...units.map((unit) => ({
      id: unit.id,
      type: 'unit' as const,
      name: unit.name,
      detail: unit.address,
      phone: unit.phones[0]?.number,
    })),
    ...people.map((person) => ({
      id: person.id,
      type: 'person' as const,
      name: personName(person),
      detail: [person.title, names.get(person.unitId ?? '')?.name ?? ''].filter(Boolean).join(' · '),
      phone: person.phones[0]?.number,
    })),
  ];
  if (text.trim() === '') return <p className={styles.hint}>{t('switchboard.directory.start')}</p>;
  return (
    <GridList
      className={styles.results}
      aria-label={t('switchboard.directory.results', { count: found.length })}
      items={found}
      onAction={(key) => {
        const entry = found.find(({ id }) => id === key);
        if (entry !== undefined) onOpen({ type: entry.type, id: entry.id });
      }}
      renderEmptyState={() => <p className={styles.hint}>{t('switchboard.directory.none', { text: text.trim() })}</p>}
    >
      {(entry) => (
        <GridListItem id={entry.id} textValue={entry.name} className={styles.row}>
          <Avatar name={entry.name} />
          <span className={styles.text}>
            <span className={styles.name}>{entry.name}</span>
            <span className={styles.detail}>{entry.detail}</span>
          </span>
          {entry.phone !== undefined && <span className={styles.phone}>{formatPhoneNumber(entry.phone)}</span>}
        </GridListItem>
      )}
    </GridList>
  );
}

interface OpenedProps {
  opened: { type: 'person' | 'unit'; id: Id };
  onBack: () => void;
  onIsCaller: DirectoryPanelProps['onIsCaller'];
}

function Opened({ opened, onBack, onIsCaller }: OpenedProps) {
  const t = useT();
  const person = useRow('people', opened.type === 'person' ? opened.id : null);
  const unit = useRow('units', opened.type === 'unit' ? opened.id : null);
  const name = person === undefined ? (unit?.name ?? '') : personName(person);
  return (
    <div className={styles.opened}>
      <div className={styles.openedHead}>
        <IconButton
          icon={<ArrowLeft aria-hidden="true" />}
          label={t('switchboard.directory.back')}
          autoFocus
          onPress={onBack}
        />
        <h3 className={styles.openedName}>{name}</h3>
      </div>
      {person !== undefined && <PersonFacts person={person} />}
      {unit !== undefined && <UnitFacts unit={unit} />}
      {onIsCaller !== undefined && (
        <Button icon={<UserCheck aria-hidden="true" />} onPress={() => onIsCaller(opened)}>
          {t('switchboard.directory.isCaller')}
        </Button>
      )}
    </div>
  );
}
