import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aService, aServiceLevel } from '../catalogue/samples.ts';
import type { Put } from '../commands/definition.ts';
import { InMemoryRows } from '../commands/in-memory-rows.ts';
import { aUnitRow } from '../directory/samples.ts';
import { newId } from '../identity/ids.ts';
import { agreedLevel, agreedLevelRefs, type Concerned } from './agreed-level.ts';
import { type Agreement, isValidOn } from './schema.ts';

const [catalogue, better, best] = [aServiceLevel(), aServiceLevel(), aServiceLevel()];
const service = aService({ serviceLevelId: catalogue.id });
const unit = (name: string, parentId: string | null) => aUnitRow({ name, parentId });
const department = unit('Utbildning', null);
const school = unit('Dalslundskolan', department.id);
const room = unit('Expeditionen', school.id);

function anAgreement(change: Partial<Agreement> = {}): Agreement {
  return {
    id: newId(),
    organisationId: 'it-teamet',
    version: 1,
    name: 'Avtal',
    customerOrganisationId: 'burlov',
    unitIds: [],
    services: [{ serviceId: service.id, serviceLevelId: better.id }],
    contactPersonId: null,
    authorisedPersonIds: [],
    validFrom: '2026-01-01',
    validTo: null,
    active: true,
    ...change,
  };
}

const around: Put[] = [
  { kind: 'services', row: service },
  ...[catalogue, better, best].map((row): Put => ({ kind: 'serviceLevels', row })),
  ...[department, school, room].map((row): Put => ({ kind: 'units', row })),
];
const rowsWith = (...agreements: Agreement[]) =>
  new InMemoryRows([...around, ...agreements.map((row): Put => ({ kind: 'agreements', row }))]);

const concerned: Concerned = { organisationId: 'burlov', serviceId: service.id, unitId: room.id };
// Monday 23 November 2026, 09:00 in Stockholm.
const at = '2026-11-23T08:00:00.000Z';
const ofCatalogue = { serviceLevelId: catalogue.id, agreementId: null };

describe('the level a customer is promised', () => {
  it('is that of the agreement that holds on the day, else the catalogue’s', () => {
    const agreement = anAgreement({ validFrom: '2026-11-23', validTo: '2026-11-23' });
    expect(agreedLevel(concerned, at, rowsWith(agreement))).toEqual({
      serviceLevelId: better.id,
      agreementId: agreement.id,
    });
    for (const other of [
      anAgreement({ customerOrganisationId: 'kavlinge' }),
      anAgreement({ services: [] }),
      anAgreement({ validTo: '2026-11-22' }),
      anAgreement({ validFrom: '2026-11-24' }),
      anAgreement({ active: false }),
      anAgreement({ unitIds: [newId()] }),
      anAgreement({ services: [{ serviceId: service.id, serviceLevelId: newId() }] }),
    ]) {
      expect(agreedLevel(concerned, at, rowsWith(other))).toEqual(ofCatalogue);
    }
    expect(agreedLevel({ ...concerned, serviceId: null }, at, rowsWith(agreement))).toEqual({
      serviceLevelId: null,
      agreementId: null,
    });
  });

  it('goes by the local day: an agreement from Tuesday holds from midnight in Stockholm', () => {
    const rows = rowsWith(anAgreement({ validFrom: '2026-11-24' }));
    expect(agreedLevel(concerned, '2026-11-23T22:59:59.999Z', rows)).toEqual(ofCatalogue);
    expect(agreedLevel(concerned, '2026-11-23T23:00:00.000Z', rows).serviceLevelId).toBe(better.id);
  });

  it('is rather that of the agreement made for the nearest unit, then of the one that began last', () => {
    const whole = anAgreement({ validFrom: '2026-06-01' });
    const forDepartment = anAgreement({ unitIds: [department.id] });
    const forSchool = anAgreement({
      unitIds: [school.id],
      services: [{ serviceId: service.id, serviceLevelId: best.id }],
    });
    const rows = rowsWith(whole, forDepartment, forSchool, anAgreement());
    const by = (unitId: string | null) => agreedLevel({ ...concerned, unitId }, at, rows).agreementId;
    expect([by(room.id), by(department.id), by(null)]).toEqual([forSchool.id, forDepartment.id, whole.id]);
  });

  it('ends where units lie in a circle', () => {
    const one = { ...department, parentId: room.id };
    const rows = rowsWith(anAgreement({ unitIds: [newId()] }));
    rows.write([{ kind: 'units', row: one }]);
    expect(agreedLevel(concerned, at, rows)).toEqual(ofCatalogue);
  });

  it('names an agreement that holds and has the level it gives, whatever agreements there are, in any order', () => {
    const day = fc.constantFrom('2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25');
    const made = fc
      .record({
        customerOrganisationId: fc.constantFrom('burlov', 'kavlinge'),
        validFrom: day,
        validTo: fc.option(day),
        active: fc.boolean(),
        unitIds: fc.subarray([department.id, school.id, room.id]),
        level: fc.constantFrom(better.id, best.id),
        hasService: fc.boolean(),
      })
      .map(({ level, hasService, ...change }) =>
        anAgreement({ ...change, services: hasService ? [{ serviceId: service.id, serviceLevelId: level }] : [] }),
      );
    fc.assert(
      fc.property(fc.array(made, { maxLength: 8 }), fc.constantFrom(room.id, school.id, null), (agreements, unitId) => {
        const asked = { ...concerned, unitId };
        const found = agreedLevel(asked, at, rowsWith(...agreements));
        expect(agreedLevel(asked, at, rowsWith(...agreements.toReversed()))).toEqual(found);
        const named = agreements.find(({ id }) => id === found.agreementId);
        const holding = agreements.filter(
          (one) =>
            isValidOn(one, '2026-11-23') &&
            one.customerOrganisationId === 'burlov' &&
            one.services.length > 0 &&
            (one.unitIds.length === 0 ||
              (unitId !== null &&
                [unitId, ...(unitId === room.id ? [school.id] : []), department.id].some((id) =>
                  one.unitIds.includes(id),
                ))),
        );
        if (named === undefined) {
          expect(found).toEqual(ofCatalogue);
          expect(holding).toEqual([]);
        } else {
          expect(holding).toContain(named);
          expect(named.services[0]?.serviceLevelId).toBe(found.serviceLevelId);
        }
      }),
    );
  });

  it('asks for every row it looks at, step by step, as the server reads them', () => {
    const all = rowsWith(anAgreement({ unitIds: [department.id] }), anAgreement());
    const seen = new InMemoryRows();
    const asked = new Set<string>();
    const partial = {
      get: seen.get.bind(seen),
      agreementIds: all.agreementIds.bind(all),
      organisationRowId: all.organisationRowId.bind(all),
      isHidden: () => false,
    };
    for (let more = true; more; ) {
      const refs = agreedLevelRefs(concerned, partial).filter(({ kind, id }) => !asked.has(`${kind} ${id}`));
      more = refs.length > 0;
      for (const { kind, id } of refs) {
        asked.add(`${kind} ${id}`);
        const row = all.get(kind, id);
        // A row of the kind it was asked for as.
        if (row !== undefined) seen.write([{ kind, row } as Put]);
      }
    }
    expect(agreedLevel(concerned, at, partial)).toEqual(agreedLevel(concerned, at, all));
    expect(agreedLevel(concerned, at, partial).agreementId).not.toBeNull();
  });
});
