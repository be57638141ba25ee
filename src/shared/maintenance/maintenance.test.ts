import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreements/schema.ts';
import { newId } from '../identity/ids.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { aTicketRow } from '../tickets/samples.ts';
import { customersToTell } from './people-to-tell.ts';
import { windowConflicts } from './window-conflicts.ts';

const day = [{ from: '08:00', to: '16:00' }];
const hours: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [],
};
const serviceId = newId();
// Wednesday 25 November 2026, 15:00–17:00 in Stockholm.
const window = { id: null, serviceId, from: '2026-11-25T14:00:00.000Z', to: '2026-11-25T16:00:00.000Z' };
const planned = (change = {}) =>
  aTicketRow({
    kind: 'maintenance',
    serviceId,
    plannedFrom: '2026-11-25T15:59:00.000Z',
    plannedTo: '2026-11-25T18:00:00.000Z',
    ...change,
  });

describe('a planned window', () => {
  it('collides with opening hours by as many minutes as it takes of them', () => {
    expect(windowConflicts(window, [], hours)).toEqual([{ type: 'open-hours', minutes: 60 }]);
    const night = { ...window, from: '2026-11-25T21:00:00.000Z', to: '2026-11-26T04:00:00.000Z' };
    expect(windowConflicts(night, [], hours)).toEqual([]);
  });

  it('collides with another open window for the same service, not with itself and not with one that only touches it', () => {
    const other = planned();
    expect(windowConflicts(window, [other], undefined)).toEqual([
      { type: 'same-service', ticketId: other.id, title: other.title },
    ]);
    for (const no of [
      planned({ plannedFrom: window.to }),
      planned({ serviceId: newId() }),
      planned({ status: 'closed' }),
      planned({ plannedTo: null }),
      planned({ kind: 'incident' }),
    ]) {
      expect(windowConflicts(window, [no], undefined)).toEqual([]);
    }
    expect(windowConflicts({ ...window, id: other.id }, [other], undefined)).toEqual([]);
    expect(windowConflicts({ ...window, serviceId: null }, [planned({ serviceId: null })], undefined)).toEqual([]);
  });
});

describe('the customers to be told of a window', () => {
  const contact = newId();
  const agreement = (change: Partial<Agreement> = {}): Agreement => ({
    id: newId(),
    organisationId: 'it-teamet',
    version: 1,
    name: 'Avtal',
    customerOrganisationId: 'burlov',
    unitIds: [],
    services: [{ serviceId, serviceLevelId: newId() }],
    contactPersonId: contact,
    authorisedPersonIds: [],
    validFrom: '2026-01-01',
    validTo: null,
    active: true,
    ...change,
  });
  const told = {
    id: newId(),
    organisationId: 'it-teamet',
    serviceId,
    plannedFrom: window.from,
    plannedTo: window.to,
  };
  const common = new Set(['it-teamet']);

  it('are those whose agreement holds that day and has the service, each once', () => {
    const recent = agreement({ validFrom: '2026-06-01' });
    const found = customersToTell(
      told,
      [
        agreement(),
        recent,
        agreement({ customerOrganisationId: 'kavlinge', services: [] }),
        agreement({ customerOrganisationId: 'staffanstorp', validTo: '2026-11-24' }),
      ],
      common,
    );
    expect(found).toMatchObject([
      { customerOrganisationId: 'burlov', agreementId: recent.id, contactPersonId: contact },
    ]);
  });

  it('are told by each contact once, whichever units their agreements are for', () => {
    const school = newId();
    const found = customersToTell(
      told,
      [
        agreement(),
        agreement({ unitIds: [newId()], contactPersonId: school }),
        agreement({ unitIds: [newId()], contactPersonId: school, validFrom: '2026-02-01' }),
        agreement({ unitIds: [newId()], contactPersonId: null }),
        agreement({ customerOrganisationId: 'kavlinge', contactPersonId: null }),
      ],
      common,
    );
    const contacts = found.map(({ customerOrganisationId, contactPersonId }) => [
      customerOrganisationId,
      contactPersonId,
    ]);
    expect(contacts).toHaveLength(3);
    expect(contacts).toEqual(
      expect.arrayContaining([
        ['burlov', contact],
        ['burlov', school],
        ['kavlinge', null],
      ]),
    );
    expect(new Set(found.map(({ noteId }) => noteId)).size).toBe(3);
  });

  it('is only the customer itself when the window is its own', () => {
    const all = [agreement(), agreement({ customerOrganisationId: 'kavlinge' })];
    expect(customersToTell(told, all, common)).toHaveLength(2);
    expect(customersToTell({ ...told, organisationId: 'kavlinge' }, all, common)).toMatchObject([
      { customerOrganisationId: 'kavlinge' },
    ]);
  });

  it('must be told again when the window is moved', () => {
    const [before] = customersToTell(told, [agreement()], common);
    const [same] = customersToTell(told, [agreement()], common);
    const [after] = customersToTell({ ...told, plannedTo: '2026-11-25T17:00:00.000Z' }, [agreement()], common);
    expect(same?.noteId).toBe(before?.noteId);
    expect(after?.noteId).not.toBe(before?.noteId);
  });
});
