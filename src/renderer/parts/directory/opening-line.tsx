import { useNow } from '#renderer/data/index.ts';
import { StatusPill, useTranslator } from '#renderer/ui/index.ts';
import type { Unit } from '#shared/directory/schema.ts';
import { openingState } from '#shared/service-hours/opening-state.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { openingWords } from '../opening-words.ts';
import { useOrganisationsByKey } from '../use-organisations.ts';
import styles from './entry-detail.module.css';
import { weekWords } from './week-words.ts';

interface HoursOf {
  hours: OpeningHours;
  /** Whose they are where the unit has none of its own. */
  inheritedFrom: string | null;
}

/** The unit's hours, else those of the nearest unit above that has some, else the organisation's. */
function useHours(path: readonly Unit[], organisationId: string): HoursOf | null {
  const organisation = useOrganisationsByKey().get(organisationId);
  for (const [place, unit] of path.entries()) {
    if (unit.openingHours !== null) return { hours: unit.openingHours, inheritedFrom: place === 0 ? null : unit.name };
  }
  return organisation === undefined ? null : { hours: organisation.openingHours, inheritedFrom: organisation.name };
}

/** Whether it is open now and until when, the hours of the week, and whose hours they are. */
export function OpeningLine({ path, organisationId }: { path: readonly Unit[]; organisationId: string }) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useNow(30_000);
  const known = useHours(path, organisationId);
  if (known === null) return t('directory.hours.unknown');
  const { words, tone } = openingWords(openingState(known.hours, now.toISOString()), now.getTime(), translator);
  return (
    <span className={styles.hours}>
      <StatusPill tone={tone}>{words}</StatusPill>
      <span className={styles.quiet}>
        {weekWords(known.hours, t)}
        {known.inheritedFrom !== null && ` (${t('directory.hours.inherited', { name: known.inheritedFrom })})`}
      </span>
    </span>
  );
}
