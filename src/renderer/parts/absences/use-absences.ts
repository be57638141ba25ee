import { useMemo } from 'react';
import { useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { aroundNow } from '#shared/absences/absence-queries.ts';
import type { Absence, AbsenceReason } from '#shared/absences/schema.ts';
import { type Standing, standingOf } from '#shared/absences/standing.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Instant } from '#shared/time/instant.ts';

/** A person's absences around now: more than anybody has. */
const mostOfOne = 300;
const none: readonly Absence[] = [];
const nobody: ReadonlyMap<Id, Standing> = new Map();

/** Questions change only so often, words more often. */
const askedEvery = 5 * 60_000;
const saidEvery = 1_000;

function useInstant(everyMs: number): Instant {
  const now = useNow(everyMs).getTime();
  return new Date(Math.floor(now / everyMs) * everyMs).toISOString();
}

/** Returns the present instant, often enough for words about absences: what is set from now on holds at once. */
export function useAbsenceClock(everyMs = saidEvery): Instant {
  return useNow(everyMs).toISOString();
}

/** Returns the beginning of the present minute. */
export function useMinute(): Instant {
  return useInstant(60_000);
}

/** Returns the absences of people that say something of now or of the coming days, live; null until the first answer. */
export function useAbsencesAround(personIds: readonly Id[], daysAhead: number): readonly Absence[] | null {
  const asked = useInstant(askedEvery);
  const result = useRows({
    kind: 'absences',
    where: [{ field: 'personId', op: 'in', values: personIds }, ...aroundNow(asked, daysAhead)],
    text: '',
    sort: [{ field: 'startsAt', descending: false }],
    range: { start: 0, end: personIds.length === 0 ? 0 : Math.max(mostOfOne, personIds.length * 20) },
    facets: [],
  });
  if (personIds.length === 0) return none;
  return result?.isCurrent ? result.rows : null;
}

/**
 * Returns how it stands with those of the people who are away now or should have been back, live; the others are not in the
 * map. For lists: one question for all of them.
 */
export function useAbsenceNow(personIds: readonly Id[]): ReadonlyMap<Id, Standing> {
  const now = useAbsenceClock();
  // Days ahead count too: what goes on may go on in the next absence.
  const rows = useAbsencesAround(personIds, 14);
  return useMemo(() => {
    if (rows === null || rows.length === 0) return nobody;
    const byPerson = new Map<Id, Absence[]>();
    for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
    const standings = [...byPerson].map(([id, own]) => [id, standingOf(own, now)] as const);
    return new Map(standings.filter(([, standing]) => standing.now !== null || standing.passed !== null));
  }, [rows, now]);
}

/** Returns the reasons in use in an organisation, in the order an administrator gave them. */
export function useReasons(organisationId: OrganisationId | null): readonly AbsenceReason[] {
  const reasons = useLookup('absenceReasons');
  return useMemo(
    () =>
      [...reasons.values()]
        .filter((reason) => reason.active && reason.organisationId === organisationId)
        .sort((one, other) => one.sortOrder - other.sortOrder || one.name.localeCompare(other.name, 'sv')),
    [reasons, organisationId],
  );
}
