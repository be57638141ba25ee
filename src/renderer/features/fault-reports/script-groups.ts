import { matchesWords } from '#renderer/parts/match-words.ts';
import type { Service } from '#shared/catalogue/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { checkScript } from '#shared/scripts/engine.ts';
import type { Script } from '#shared/scripts/schema.ts';

/** The guided fault reports of one service. */
export interface ScriptGroup {
  /** Null for those that belong to no service. */
  service: Service | null;
  scripts: readonly Script[];
}

const collator = new Intl.Collator('sv');

/**
 * Returns the scripts that fit the search, by service and name; those of no service last. A script that would lead the
 * agent nowhere is not offered.
 */
export function scriptGroups(
  scripts: Iterable<Script>,
  services: ReadonlyMap<Id, Service>,
  search: string,
): ScriptGroup[] {
  const groups = new Map<Id | null, Script[]>();
  for (const script of [...scripts].sort((one, other) => collator.compare(one.name, other.name))) {
    const service = script.serviceId === null ? undefined : services.get(script.serviceId);
    const words = `${script.name} ${script.description} ${service?.name ?? ''}`;
    if (!matchesWords(words, search) || checkScript(script).length > 0) continue;
    const key = service?.id ?? null;
    groups.set(key, [...(groups.get(key) ?? []), script]);
  }
  return [...groups]
    .map(([id, own]) => ({ service: id === null ? null : (services.get(id) ?? null), scripts: own }))
    .sort((one, other) => {
      if (one.service === null || other.service === null) return one.service === null ? 1 : -1;
      return collator.compare(one.service.name, other.service.name);
    });
}
