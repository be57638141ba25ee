import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { agreementsFor, orderersOf, unitsAround } from './find-agreement.ts';
import type { Agreement } from './schema.ts';

const serviceId = newId();
const [boss, headmaster, other] = [newId(), newId(), newId()];
const [department, school, room] = [newId(), newId(), newId()];
const parents = new Map([
  [room, school],
  [school, department],
]);
const around = unitsAround(room, (id) => parents.get(id));

function anAgreement(change: Partial<Agreement> = {}): Agreement {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    name: 'Avtal',
    customerOrganisationId: 'burlov',
    services: [{ serviceId, serviceLevelId: newId() }],
    unitIds: [],
    contactPersonId: null,
    authorisedPersonIds: [],
    validFrom: '2026-01-01',
    validTo: null,
    active: true,
    ...change,
  };
}

const asked = { organisationId: 'burlov', serviceId, date: '2026-11-23', around };

describe('the agreements an order goes by', () => {
  it('are the customer’s own, with the service, on a day they hold', () => {
    const right = anAgreement({ validTo: '2026-11-23' });
    const others = [
      anAgreement({ customerOrganisationId: 'kavlinge' }),
      anAgreement({ services: [] }),
      anAgreement({ validTo: '2026-11-22' }),
      anAgreement({ validFrom: '2026-11-24' }),
      anAgreement({ active: false }),
      anAgreement({ unitIds: [newId()] }),
    ];
    expect(agreementsFor([...others, right], asked)).toEqual([right]);
    expect(agreementsFor(others, asked)).toEqual([]);
  });

  it('stand with the nearest unit’s first and the whole customer’s last, the later begun before the earlier', () => {
    const whole = anAgreement();
    const ofDepartment = anAgreement({ unitIds: [department] });
    const ofSchool = anAgreement({ unitIds: [school] });
    const later = anAgreement({ unitIds: [school], validFrom: '2026-06-01' });
    expect(agreementsFor([whole, ofDepartment, ofSchool, later], asked)).toEqual([
      later,
      ofSchool,
      ofDepartment,
      whole,
    ]);
    expect(agreementsFor([whole, ofSchool], { ...asked, around: [] })).toEqual([whole]);
  });

  it('let those of the unit and those of the whole customer order, each named once', () => {
    const agreements = agreementsFor(
      [
        anAgreement({ authorisedPersonIds: [boss, headmaster] }),
        anAgreement({ unitIds: [school], authorisedPersonIds: [headmaster] }),
        anAgreement({ unitIds: [newId()], authorisedPersonIds: [other] }),
      ],
      asked,
    );
    expect(orderersOf(agreements)).toEqual([headmaster, boss]);
  });

  it('end in a directory whose units lie in a circle', () => {
    const circle = new Map([
      [school, room],
      [room, school],
    ]);
    expect(unitsAround(room, (id) => circle.get(id)).length).toBeLessThan(50);
  });
});
