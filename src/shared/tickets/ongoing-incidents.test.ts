import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { type IncidentQuestion, isOngoing, ongoingIncidents } from './ongoing-incidents.ts';
import { aTicketRow } from './samples.ts';
import type { Ticket } from './schema.ts';

const now = '2026-11-23T09:00:00.000Z';
const [network, printing, school] = [newId(), newId(), newId()];

function incident(change: Partial<Ticket>): Ticket {
  return aTicketRow({
    kind: 'major-incident',
    status: 'in-progress',
    organisationId: 'burlov',
    serviceId: null,
    unitId: null,
    ...change,
  });
}

function found(tickets: Ticket[], change: Partial<IncidentQuestion> = {}): string[] {
  const question = {
    now,
    organisationId: 'burlov',
    commonIds: new Set(['soc']),
    serviceId: null,
    unitId: null,
    text: '',
    ...change,
  };
  return ongoingIncidents(tickets, question).map(({ id }) => id);
}

describe('a maintenance window', () => {
  const window = { kind: 'maintenance', status: 'new', plannedFrom: '2026-11-23T08:00:00.000Z' } as const;
  it.each([
    ['before it begins', '2026-11-23T07:59:59.999Z', false],
    ['when it begins', '2026-11-23T08:00:00.000Z', true],
    ['just before it ends', '2026-11-23T09:59:59.999Z', true],
    ['when it ends', '2026-11-23T10:00:00.000Z', false],
  ])('%s', (_, at, expected) => {
    expect(isOngoing({ ...window, plannedTo: '2026-11-23T10:00:00.000Z' }, at)).toBe(expected);
  });
});

describe('what may be the cause', () => {
  it('goes on, and is the organisation’s own or everybody’s', () => {
    const [own, common, others, solved, usual] = [
      incident({ createdAt: '2026-11-23T08:00:00.000Z' }),
      incident({ organisationId: 'soc', createdAt: '2026-11-23T07:00:00.000Z' }),
      incident({ organisationId: 'kavlinge' }),
      incident({ status: 'resolved' }),
      incident({ kind: 'incident' }),
    ];
    expect(found([own, common, others, solved, usual])).toEqual([own.id, common.id]);
    expect(found([others], { organisationId: null })).toEqual([others.id]);
  });

  it('is not of another service, unless place or words speak for it', () => {
    const other = incident({ serviceId: network, unitId: school, title: 'Nätverket nere' });
    expect(found([other], { serviceId: printing })).toEqual([]);
    expect(found([other], { serviceId: printing, unitId: school })).toEqual([other.id]);
    expect(found([other], { serviceId: printing, text: 'inget nätverk sedan i morse' })).toEqual([other.id]);
  });

  it('stands in the order of service, place, words', () => {
    const byService = incident({ serviceId: network, title: 'A' });
    const byPlace = incident({ unitId: school, title: 'B' });
    const byWord = incident({ title: 'Telefonin' });
    const none = incident({ title: 'C' });
    expect(
      found([none, byWord, byPlace, byService], { serviceId: network, unitId: school, text: 'telefonin' }),
    ).toEqual([byService.id, byPlace.id, byWord.id, none.id]);
  });

  it('is nothing that was merged into another', () => {
    expect(found([incident({ mergedIntoId: newId() })])).toEqual([]);
  });
});
