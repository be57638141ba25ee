import { useMemo } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { type Option, useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { NamedKind } from './field-spec.ts';
import type { ValueSurroundings } from './value-words.ts';

const collator = new Intl.Collator('sv', { numeric: true });

/** Returns what values are put in words with, live. */
export function useValueSurroundings(): ValueSurroundings {
  const translator = useTranslator();
  const groups = useLookup('groups');
  const serviceAreas = useLookup('serviceAreas');
  const serviceLevels = useLookup('serviceLevels');
  const services = useLookup('services');
  const suppliers = useLookup('suppliers');
  const scripts = useLookup('scripts');
  const queues = useLookup('queues');
  const units = useLookup('units');
  const users = useLookup('users');
  const organisations = useOrganisationsByKey();
  return useMemo(() => {
    const lookups: Record<NamedKind, ReadonlyMap<Id, { name: string }>> = {
      groups,
      serviceAreas,
      serviceLevels,
      services,
      suppliers,
      scripts,
      queues,
      users,
    };
    return {
      translator,
      nameOf: (kind, id) => (typeof id === 'string' ? lookups[kind].get(id)?.name : undefined),
      unitName: (id) => (typeof id === 'string' ? units.get(id)?.name : undefined),
      userName: (id) => (typeof id === 'string' ? users.get(id)?.name : undefined),
      organisationName: (key) => organisations.get(key)?.shortName ?? key,
    };
  }, [
    translator,
    groups,
    serviceAreas,
    serviceLevels,
    services,
    suppliers,
    scripts,
    queues,
    units,
    users,
    organisations,
  ]);
}

/** Returns the rows of a kind as choices by name: those in use, and those chosen already. */
export function useNamedOptions(kind: NamedKind, chosen: readonly Id[]): readonly Option<Id>[] {
  const rows = useLookup(kind);
  const key = chosen.join();
  return useMemo(() => {
    const kept = new Set(key.split(','));
    return [...rows.values()]
      .filter((row) => !('active' in row) || row.active || kept.has(row.id))
      .sort((one, other) => collator.compare(one.name, other.name))
      .map(({ id, name }) => ({ id, label: name }));
  }, [rows, key]);
}
