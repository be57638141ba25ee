import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import { type Agreement, isValidOn } from './schema.ts';

/** Units lie at most this deep; a directory that goes in a circle ends here too. */
const deepestUnit = 20;

/** Returns the unit and those it lies in, the nearest first, as far as `parentOf` knows them. */
export function unitsAround(unitId: Id | null, parentOf: (id: Id) => Id | null | undefined): Id[] {
  const around: Id[] = [];
  for (let id = unitId; id !== null && around.length < deepestUnit; ) {
    around.push(id);
    id = parentOf(id) ?? null;
  }
  return around;
}

/** Which agreements are asked for. */
export interface Asked {
  organisationId: OrganisationId;
  serviceId: Id;
  /** Local date, "2026-11-23". */
  date: string;
  /** The unit it is for and those it lies in, the nearest first; none when it is not known. */
  around: readonly Id[];
}

/** How near an agreement is to a unit: 0 its own, then those around it; the whole customer's last; null when it is for others. */
function nearness({ unitIds }: Agreement, around: readonly Id[]): number | null {
  if (unitIds.length === 0) return around.length;
  const place = around.findIndex((id) => unitIds.includes(id));
  return place < 0 ? null : place;
}

/**
 * Returns the agreements of a customer that hold that day for the service and the unit: the one made for the nearest unit
 * first, those of the whole customer last, of equal ones the one that began last.
 */
export function agreementsFor(agreements: Iterable<Agreement>, asked: Asked): Agreement[] {
  const { organisationId, serviceId, date, around } = asked;
  return [...agreements]
    .flatMap((agreement) => {
      const near = nearness(agreement, around);
      const holds =
        agreement.customerOrganisationId === organisationId &&
        isValidOn(agreement, date) &&
        agreement.services.some((agreed) => agreed.serviceId === serviceId);
      return near === null || !holds ? [] : [{ agreement, near }];
    })
    .sort(
      (one, other) =>
        one.near - other.near ||
        other.agreement.validFrom.localeCompare(one.agreement.validFrom) ||
        one.agreement.id.localeCompare(other.agreement.id),
    )
    .map(({ agreement }) => agreement);
}

/** Returns everybody these agreements let order, each once: a unit's own first, then the whole customer's. */
export function orderersOf(agreements: readonly Agreement[]): Id[] {
  return [...new Set(agreements.flatMap(({ authorisedPersonIds }) => authorisedPersonIds))];
}
