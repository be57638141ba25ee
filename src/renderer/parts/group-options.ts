import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { type Option, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { isOffered } from './offered.ts';

const collator = new Intl.Collator('sv');

/** Returns the groups that can be chosen, by name: those in use, and the one chosen already, which says that it no longer is. */
export function useGroupOptions(chosen: Id | null): readonly Option<Id>[] {
  const t = useT();
  const groups = useLookup('groups');
  return useMemo(
    () =>
      [...groups.values()]
        .filter((group) => isOffered(group, [chosen]))
        .sort((one, other) => collator.compare(one.name, other.name))
        .map(({ id, name, description, active }) => ({
          id,
          label: name,
          detail: active ? description : t('parts.outOfUse'),
        })),
    [groups, chosen, t],
  );
}
