import { MapPin } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { Button, type FieldListEntry, useT } from '#renderer/ui/index.ts';
import type { DirectoryFunction, Unit } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './entry-detail.module.css';
import { showPlace } from './show-place.ts';

/** Returns a fact; null for one that is not known, which takes no room. */
export function fact(label: string, value: ReactNode, isKnown: boolean): FieldListEntry | null {
  return isKnown ? { label, value } : null;
}

/** Leaves out what is not known. */
export function known(entries: readonly (FieldListEntry | null)[]): FieldListEntry[] {
  return entries.filter((entry) => entry !== null);
}

/** Where a unit is, and the way to see it on a map. */
export function AddressLine({ unit }: { unit: Unit }) {
  const t = useT();
  const [hasFailed, setFailed] = useState(false);
  const { place } = unit;
  return (
    <span className={styles.address}>
      <span>{unit.address}</span>
      {place !== null && (
        <Button
          size="small"
          variant="quiet"
          icon={<MapPin aria-hidden="true" />}
          onPress={() =>
            showPlace(place).then(
              () => setFailed(false),
              () => setFailed(true),
            )
          }
        >
          {t('directory.map.open')}
        </Button>
      )}
      {hasFailed && place !== null && (
        <span role="alert" className={styles.problem}>
          {t('directory.map.failed', { place: `${place.latitude}, ${place.longitude}` })}
        </span>
      )}
    </span>
  );
}

/** Words as they stand in the directory. */
export function Tags({ words }: { words: readonly string[] }) {
  return (
    <span className={styles.tags}>
      {words.map((word) => (
        <span key={word} className={styles.tag}>
          {word}
        </span>
      ))}
    </span>
  );
}

/** Returns the functions in use that a condition holds for, by name. */
export function useFunctionsWhere(holds: (row: DirectoryFunction) => boolean): readonly Id[] {
  const functions = useLookup('functions');
  return [...functions.values()]
    .filter((row) => row.active && holds(row))
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
    .map(({ id }) => id);
}
