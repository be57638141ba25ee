import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { findAgreement } from './find-agreement.ts';
import type { Agreement } from './schema.ts';

const serviceId = newId();
const boss = newId();

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

const order = { organisationId: 'burlov', serviceId, date: '2026-11-23', requesterPersonId: boss };

describe('the agreement an order goes by', () => {
  it('is the customer’s own, with the service, on a day it holds', () => {
    const right = anAgreement({ validTo: '2026-11-23' });
    const others = [
      anAgreement({ customerOrganisationId: 'kavlinge' }),
      anAgreement({ services: [] }),
      anAgreement({ validTo: '2026-11-22' }),
      anAgreement({ validFrom: '2026-11-24' }),
      anAgreement({ active: false }),
    ];
    expect(findAgreement([...others, right], order)).toBe(right);
    expect(findAgreement(others, order)).toBeNull();
  });

  it('is rather one that lets the requester order, else the one that began last', () => {
    const old = anAgreement({ authorisedPersonIds: [boss] });
    const recent = anAgreement({ validFrom: '2026-06-01' });
    expect(findAgreement([recent, old], order)).toBe(old);
    expect(findAgreement([old, recent], { ...order, requesterPersonId: null })).toBe(recent);
  });
});
