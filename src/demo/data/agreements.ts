import type { Agreement } from '#shared/agreements/schema.ts';
import type { Service } from '#shared/catalogue/schema.ts';
import { namedId } from './ids.ts';
import { municipalities, provider } from './organisations.ts';
import type { DemoPerson } from './people.ts';

/** Authorised orderers of a municipality: a handful of managers, more in a larger one. */
const orderersPerShare = 0.2;

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
      services: services.map((service) => ({ serviceId: service.id, serviceLevelId: service.serviceLevelId })),
      contactPersonId: managers[0] ?? null,
      authorisedPersonIds: orderers,
      active: true,
    };
    return [
      {
        ...base,
        id: namedId(`agreement:${id}:current`),
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
