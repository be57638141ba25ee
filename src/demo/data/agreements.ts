import type { Agreement } from '#shared/agreements/schema.ts';
import type { Service, ServiceLevel } from '#shared/catalogue/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Organisation, OrganisationId } from '#shared/organisations/schema.ts';
import { type CountedLevel, levelFor } from '#shared/tickets/targets.ts';
import { serviceId } from './catalogue.ts';
import { namedId } from './ids.ts';
import { municipalities, provider } from './organisations.ts';
import type { DemoPerson } from './people.ts';

/** Authorised orderers of a municipality: a handful of managers, more in a larger one. */
const orderersPerShare = 0.2;

/** What a customer has agreed on beyond the catalogue: the wireless network of the schools, weekday evenings too. */
const better = {
  organisationId: 'staffanstorp',
  serviceId: serviceId('wifi'),
  serviceLevelId: namedId('level:extended'),
};

/** Returns the agreement a municipality has now. */
export function currentAgreementId(organisationId: OrganisationId): Id {
  return namedId(`agreement:${organisationId}:current`);
}

/** Returns the level a municipality has agreed on for a service: the catalogue's but for one. */
export function agreedLevelOf(organisationId: OrganisationId, service: Service): Id {
  const isBetter = organisationId === better.organisationId && service.id === better.serviceId;
  return isBetter ? better.serviceLevelId : service.serviceLevelId;
}

/** The level of each service for each customer, by both. */
export type AgreedLevels = ReadonlyMap<string, CountedLevel>;

/** Returns the levels the demonstration's tickets are judged by, by `organisation:service`. */
export function agreedLevels(
  services: readonly Service[],
  levels: readonly ServiceLevel[],
  organisations: readonly Organisation[],
): AgreedLevels {
  const homes = new Map<string, Organisation>(organisations.map((row) => [row.organisationId, row]));
  return new Map(
    municipalities.flatMap(({ id }) =>
      services.flatMap((service) =>
        levels
          .filter((level) => level.id === agreedLevelOf(id, service))
          .map((level) => [`${id}:${service.id}`, levelFor(level, homes.get(id))] as const),
      ),
    ),
  );
}

const leading = /chef|Rektor|rektor|controller|ekonom/;

/**
 * Returns the agreement each municipality has with the provider this year, with all services there are, and the one
 * before, which has ended.
 */
export function makeAgreements(year: number, people: readonly DemoPerson[], services: readonly Service[]): Agreement[] {
  return municipalities.flatMap(({ id, name, share }): Agreement[] => {
    const present = people.filter(
      ({ row, municipality }) => municipality.id === id && !row.protected && row.leftOn === null,
    );
    const managers = present.filter(({ row }) => leading.test(row.title)).map(({ row }) => row.id);
    const orderers = managers.slice(0, Math.round(share * orderersPerShare));
    const base = {
      organisationId: provider,
      version: 0,
      customerOrganisationId: id,
      unitIds: [],
      services: services.map((service) => ({ serviceId: service.id, serviceLevelId: agreedLevelOf(id, service) })),
      contactPersonId: managers[0] ?? null,
      authorisedPersonIds: orderers,
      active: true,
    };
    return [
      {
        ...base,
        id: currentAgreementId(id),
        name: `Tjänsteavtal ${name}`,
        validFrom: `${year - 1}-01-01`,
        validTo: null,
      },
      {
        ...base,
        id: namedId(`agreement:${id}:former`),
        name: `Tjänsteavtal ${name}, äldre`,
        authorisedPersonIds: orderers.slice(0, 2),
        validFrom: `${year - 5}-01-01`,
        validTo: `${year - 2}-12-31`,
        active: false,
      },
    ];
  });
}
