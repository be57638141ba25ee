import { describe, expect, it } from 'vitest';
import { isValidOn } from '#shared/agreements/schema.ts';
import { parsePhoneNumber } from '#shared/directory/phone-number.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import { defaultSeed, makeDemoData } from './demo-data.ts';
import { isFictional } from './numbers.ts';

const now = new Date('2026-11-18T13:20:00.000Z');
const { rows } = makeDemoData({ seed: defaultSeed, now });
const services = new Set(rows.services.map(({ id }) => id));
const suppliers = new Set(rows.suppliers.map(({ id }) => id));

describe('the demonstration records', () => {
  it('name only services, suppliers, tags and articles there are', () => {
    const named = rows.services.flatMap(({ supplierIds }) => supplierIds);
    expect(named.filter((id) => !suppliers.has(id))).toEqual([]);
    const told = [
      ...rows.articles,
      ...rows.agreements.map((row) => ({ serviceIds: row.services.map((one) => one.serviceId) })),
    ];
    expect(told.flatMap(({ serviceIds }) => serviceIds).filter((id) => !services.has(id))).toEqual([]);
    const tags = new Set(rows.tags.map(({ id }) => id));
    expect(rows.tickets.flatMap(({ tagIds }) => tagIds).filter((id) => !tags.has(id))).toEqual([]);
    expect(rows.tickets.some(({ tagIds }) => tagIds.length > 0)).toBe(true);
  });

  it('let somebody order in every municipality what only the authorised may order', () => {
    const people = new Map(rows.people.map((person) => [person.id, person]));
    expect(rows.services.filter(({ orderers }) => orderers === 'authorised')).toHaveLength(2);
    for (const customer of ['burlov', 'kavlinge', 'staffanstorp']) {
      const valid = rows.agreements.filter(
        (agreement) => agreement.customerOrganisationId === customer && isValidOn(agreement, '2026-11-18'),
      );
      expect(valid).toHaveLength(1);
      const orderers = valid.flatMap(({ authorisedPersonIds }) => authorisedPersonIds).map((id) => people.get(id));
      expect(orderers.length).toBeGreaterThan(2);
      expect(orderers.filter((person) => person?.organisationId !== customer || person.protected)).toEqual([]);
    }
  });

  it('give suppliers numbers that reach nobody', () => {
    const numbers = rows.suppliers.flatMap(({ phone }) => (phone === '' ? [] : [parsePhoneNumber(phone) ?? phone]));
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers.filter((number) => !isFictional(number))).toEqual([]);
  });

  it('write templates with the places a ticket, or a call, can fill', () => {
    const ofTicket = ['förnamn', 'namn', 'ärende', 'rubrik', 'tjänst', 'handläggare', 'organisation'];
    const ofCall = ['namn', 'nummer', 'tid', 'mottagare', 'organisation', 'avsändare'];
    const missing = rows.templates.flatMap(({ use, body }) => {
      const places = use === 'message' ? ofCall : ofTicket;
      return fillTemplate(body, Object.fromEntries(places.map((place) => [place, 'x']))).missing;
    });
    expect(missing).toEqual([]);
  });

  it('count the tickets that an article solved', () => {
    const counted = rows.articles.reduce((sum, { solvedCount }) => sum + solvedCount, 0);
    expect(counted).toBe(rows.tickets.filter(({ articleId }) => articleId !== null).length);
    expect(counted).toBeGreaterThan(100);
  });

  it('say which supplier had a ticket that waited for one, and their number of it', () => {
    const waited = new Set(
      rows.ticketEvents.flatMap(({ ticketId, change }) =>
        change.type === 'status' && change.to === 'waiting-for-supplier' ? [ticketId] : [],
      ),
    );
    expect(waited.size).toBeGreaterThan(10);
    const told = rows.tickets.filter(
      ({ supplierId, supplierReference, supplierSince }) =>
        supplierId !== null && supplierReference !== '' && supplierSince !== null,
    );
    expect(new Set(told.map(({ id }) => id))).toEqual(waited);
  });
});
