import { useCallback } from 'react';
import { useActor, useNow } from '#renderer/data/index.ts';
import { type WhyNot, whyNotFor } from '#shared/absences/decisions.ts';
import type { Person } from '#shared/directory/schema.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';

/** Returns why the signed-in person may not set absences for somebody; null when they may. */
export function useMaySet(): (person: Pick<Person, 'organisationId' | 'userId' | 'leftOn'>) => WhyNot {
  const actor = useActor();
  const today = isoDateOf(useNow(60_000).getTime());
  return useCallback((person) => whyNotFor(person, actor, today), [actor, today]);
}
