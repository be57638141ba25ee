import { type DirectoryResult, useDirectory, useDraft } from '#renderer/data/index.ts';
import { type DirectoryKind, directoryKinds } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** So many hits are shown: more are not read, one writes on. */
const mostHits = 40;
/** So many of the last choices count for the order. */
const rememberedUses = 60;

interface Uses {
  ids: readonly Id[];
}

const noUses: Uses = { ids: [] };

export interface DirectorySearchOptions {
  /** Only this organisation; null: all. */
  only?: OrganisationId | null;
  kinds?: readonly DirectoryKind[];
}

/**
 * Returns who and what a typed text finds, live, hits of `organisationId` (the one whose number was called) first, and
 * among equals whom this person has chosen lately; null until the directory has been read. `chosen` is told of a choice.
 */
export function useDirectorySearch(
  text: string,
  organisationId: OrganisationId | null,
  { only = null, kinds = directoryKinds }: DirectorySearchOptions = {},
): { result: DirectoryResult | null; chosen: (id: Id) => void } {
  const uses = useDraft<Uses>('view.directory.uses', noUses);
  const used = uses.value.ids;
  const result = useDirectory({ text, preferred: organisationId, only, used, kinds, limit: mostHits });
  return { result, chosen: (id) => uses.set({ ids: [id, ...used].slice(0, rememberedUses) }) };
}
