import type { DecisionReader, RowRef } from '../commands/definition.ts';
import { refs } from '../commands/definition.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { localDateOf } from '../service-hours/open-intervals.ts';
import type { Instant } from '../time/instant.ts';
import { type Agreement, isValidOn } from './schema.ts';

/** Units lie at most this deep; a directory that goes in a circle ends here too. */
const deepestUnit = 20;

/** Whom and what a level is asked for. */
export interface Concerned {
  organisationId: OrganisationId;
  serviceId: Id | null;
  unitId: Id | null;
}

/** The level a ticket is judged by, and the agreement that says so; null: the catalogue does. */
export interface AgreedLevel {
  serviceLevelId: Id | null;
  agreementId: Id | null;
}

/** The unit and those it lies in, the nearest first, as far as they are known. */
function unitsAround(unitId: Id | null, rows: DecisionReader): Id[] {
  const around: Id[] = [];
  for (let id = unitId; id !== null && around.length < deepestUnit; ) {
    around.push(id);
    id = rows.get('units', id)?.parentId ?? null;
  }
  return around;
}

function agreementsOf(organisationId: OrganisationId, rows: DecisionReader): Agreement[] {
  return rows.agreementIds(organisationId).flatMap((id) => rows.get('agreements', id) ?? []);
}

/** Returns the rows `agreedLevel` looks at, as far as those found lead. */
export function agreedLevelRefs(concerned: Concerned, found: DecisionReader): RowRef[] {
  if (concerned.serviceId === null) return [];
  const levels = agreementsOf(concerned.organisationId, found).flatMap(({ services }) =>
    services.filter(({ serviceId }) => serviceId === concerned.serviceId).map(({ serviceLevelId }) => serviceLevelId),
  );
  return refs(
    { kind: 'services', id: concerned.serviceId },
    { kind: 'serviceLevels', id: found.get('services', concerned.serviceId)?.serviceLevelId },
    ...found.agreementIds(concerned.organisationId).map((id) => ({ kind: 'agreements' as const, id })),
    ...levels.map((id) => ({ kind: 'serviceLevels' as const, id })),
    ...unitsAround(concerned.unitId, found).map((id) => ({ kind: 'units' as const, id })),
  );
}

/** How near an agreement is to a unit: 0 its own, then those around it; the whole customer's last; null when it is for others. */
function nearness({ unitIds }: Agreement, around: readonly Id[]): number | null {
  if (unitIds.length === 0) return around.length;
  const place = around.findIndex((id) => unitIds.includes(id));
  return place < 0 ? null : place;
}

/**
 * Returns the level that is promised to a customer for a service on the local day of an instant: that of the agreement
 * that holds then, the one made for the nearest unit first, of equal ones the one that began last. Without one, or when
 * its level is not known, the service's own.
 */
export function agreedLevel(concerned: Concerned, at: Instant, rows: DecisionReader): AgreedLevel {
  const { serviceId } = concerned;
  if (serviceId === null) return { serviceLevelId: null, agreementId: null };
  const date = localDateOf(at).toString();
  const around = unitsAround(concerned.unitId, rows);
  const [best] = agreementsOf(concerned.organisationId, rows)
    .flatMap((agreement) => {
      const levelId = agreement.services.find((agreed) => agreed.serviceId === serviceId)?.serviceLevelId;
      const near = nearness(agreement, around);
      if (levelId === undefined || near === null || !isValidOn(agreement, date)) return [];
      return rows.get('serviceLevels', levelId) === undefined ? [] : [{ agreement, levelId, near }];
    })
    .sort(
      (one, other) =>
        one.near - other.near ||
        other.agreement.validFrom.localeCompare(one.agreement.validFrom) ||
        one.agreement.id.localeCompare(other.agreement.id),
    );
  if (best !== undefined) return { serviceLevelId: best.levelId, agreementId: best.agreement.id };
  return { serviceLevelId: rows.get('services', serviceId)?.serviceLevelId ?? null, agreementId: null };
}
