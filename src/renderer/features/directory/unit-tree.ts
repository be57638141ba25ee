import type { Unit } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** A unit with those below it, each by name. */
export interface UnitNode {
  id: Id;
  name: string;
  below: UnitNode[];
}

/** An organisation with its units. */
export interface OrganisationNode {
  id: OrganisationId;
  name: string;
  below: UnitNode[];
}

const collator = new Intl.Collator('sv', { numeric: true });

/**
 * Returns the units in use as a tree under their organisations. A unit whose superior is not here, is out of use, or
 * would lead back to itself stands at the top.
 */
export function unitTree(
  units: ReadonlyMap<Id, Unit>,
  organisations: readonly { organisationId: OrganisationId; name: string }[],
): OrganisationNode[] {
  const active = [...units.values()].filter((unit) => unit.active);
  const nodes = new Map(active.map(({ id, name }) => [id, { id, name, below: [] } as UnitNode]));
  const tops = new Map(organisations.map(({ organisationId }) => [organisationId, [] as UnitNode[]]));
  for (const unit of active) {
    const node = nodes.get(unit.id);
    const above = unit.parentId === null || leadsBack(unit, units) ? undefined : nodes.get(unit.parentId);
    if (node !== undefined) (above?.below ?? tops.get(unit.organisationId))?.push(node);
  }
  for (const { below } of nodes.values()) below.sort((one, other) => collator.compare(one.name, other.name));
  return organisations
    .map(({ organisationId, name }) => ({
      id: organisationId,
      name,
      below: (tops.get(organisationId) ?? []).sort((one, other) => collator.compare(one.name, other.name)),
    }))
    .filter(({ below }) => below.length > 0);
}

function leadsBack(unit: Unit, units: ReadonlyMap<Id, Unit>): boolean {
  const seen = new Set([unit.id]);
  let at = unit.parentId;
  while (at !== null) {
    if (seen.has(at)) return true;
    seen.add(at);
    at = units.get(at)?.parentId ?? null;
  }
  return false;
}
