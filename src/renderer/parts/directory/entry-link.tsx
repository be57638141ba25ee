import { useLookup, useRow } from '#renderer/data/index.ts';
import { Button, useT } from '#renderer/ui/index.ts';
import type { Unit } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { personName } from '../person-name.ts';
import type { ChosenEntry } from './chosen-entry.ts';
import styles from './entry-detail.module.css';

export type OpenEntry = (chosen: ChosenEntry) => void;

/** A person by name and title, leading to their details; nothing for one who may not be seen. */
export function PersonLink({ id, onOpen }: { id: Id; onOpen: OpenEntry }) {
  const t = useT();
  const person = useRow('people', id);
  if (person === undefined) return null;
  const name = person.protected ? t('directory.lookUp.protectedName') : personName(person);
  return (
    <span className={styles.link}>
      <Button size="small" variant="quiet" onPress={() => onOpen({ kind: 'people', id })}>
        {name}
      </Button>
      {!person.protected && <span className={styles.quiet}>{person.title}</span>}
    </span>
  );
}

/** People under each other. */
export function PersonLinks({ ids, onOpen }: { ids: readonly Id[]; onOpen: OpenEntry }) {
  return (
    <span className={styles.links}>
      {ids.map((id) => (
        <PersonLink key={id} id={id} onOpen={onOpen} />
      ))}
    </span>
  );
}

/** A unit and those above it, each leading to its details. */
export function UnitLinks({ path, onOpen }: { path: readonly Unit[]; onOpen: OpenEntry }) {
  return (
    <span className={styles.path}>
      {path.map((unit) => (
        <Button key={unit.id} size="small" variant="quiet" onPress={() => onOpen({ kind: 'units', id: unit.id })}>
          {unit.name}
        </Button>
      ))}
    </span>
  );
}

/** Functions by name, each leading to its details. */
export function FunctionLinks({ ids, onOpen }: { ids: readonly Id[]; onOpen: OpenEntry }) {
  const functions = useLookup('functions');
  return (
    <span className={styles.path}>
      {ids.map((id) => (
        <Button key={id} size="small" variant="quiet" onPress={() => onOpen({ kind: 'functions', id })}>
          {functions.get(id)?.name ?? ''}
        </Button>
      ))}
    </span>
  );
}
