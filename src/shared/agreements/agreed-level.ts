import type { DecisionReader, RowRef } from '../commands/definition.ts';
import { refs } from '../commands/definition.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { localDateOf } from '../service-hours/local-days.ts';
import type { Instant } from '../time/instant.ts';
import { agreementsFor, unitsAround } from './find-agreement.ts';
import type { Agreement } from './schema.ts';

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

function unitsOf(unitId: Id | null, rows: DecisionReader): Id[] {
  return unitsAround(unitId, (id) => rows.get('units', id)?.parentId);
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
    // Its opening hours may count with those of the level.
    { kind: 'organisations', id: found.organisationRowId(concerned.organisationId) },
    { kind: 'serviceLevels', id: found.get('services', concerned.serviceId)?.serviceLevelId },
    ...found.agreementIds(concerned.organisationId).map((id) => ({ kind: 'agreements' as const, id })),
    ...levels.map((id) => ({ kind: 'serviceLevels' as const, id })),
    ...unitsOf(concerned.unitId, found).map((id) => ({ kind: 'units' as const, id })),
  );
}

/** Returns the agreements of the customer that hold on the local day of an instant, as `agreementsFor` orders them. */
export function agreementsNow(
  concerned: Concerned & { serviceId: Id },
  at: Instant,
  rows: DecisionReader,
): Agreement[] {
  const { organisationId, serviceId, unitId } = concerned;
  const date = localDateOf(at).toString();
  const around = unitsOf(unitId, rows);
  return agreementsFor(agreementsOf(organisationId, rows), { organisationId, serviceId, date, around });
}

/**
 * Returns the level that is promised to a customer for a service on the local day of an instant: that of the agreement
 * that holds then, the one made for the nearest unit first, of equal ones the one that began last. Without one, or when
 * its level is not known, the service's own.
 */
export function agreedLevel(concerned: Concerned, at: Instant, rows: DecisionReader): AgreedLevel {
  const { serviceId } = concerned;
  if (serviceId === null) return { serviceLevelId: null, agreementId: null };
  for (const agreement of agreementsNow({ ...concerned, serviceId }, at, rows)) {
    const serviceLevelId = agreement.services.find((agreed) => agreed.serviceId === serviceId)?.serviceLevelId;
    if (serviceLevelId !== undefined && rows.get('serviceLevels', serviceLevelId) !== undefined) {
      return { serviceLevelId, agreementId: agreement.id };
    }
  }
  return { serviceLevelId: rows.get('services', serviceId)?.serviceLevelId ?? null, agreementId: null };
}
