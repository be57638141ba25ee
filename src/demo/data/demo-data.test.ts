import { describe, expect, it } from 'vitest';
import { callState } from '#shared/calls/schema.ts';
import type { Person } from '#shared/directory/schema.ts';
import { openingState } from '#shared/service-hours/opening-state.ts';
import { isToOrder } from '#shared/stock/schema.ts';
import { rowKinds, rowSchemas } from '#shared/sync/kinds.ts';
import { isOpen, nextStatuses } from '#shared/tickets/status.ts';
import { levelAmong, ticketTargets } from '#shared/tickets/targets.ts';
import { defaultSeed, demoSizes, makeDemoData, makeDirectory } from './demo-data.ts';
import { toldPeople } from './directory.ts';
import { isFictional, serviceDeskNumbers } from './numbers.ts';

const now = new Date('2026-11-18T13:20:00.000Z');
const { rows } = makeDemoData({ seed: defaultSeed, now });
/** Milliseconds; the whole of it takes two seconds of a processor, which a busy machine stretches. */
const slowMachine = 60_000;
const nowText = now.toISOString();

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((row) => [row.id, row]));
}

describe('the demonstration data', () => {
  it.each(rowKinds)('has only valid rows of %s, each with its own identifier', (kind) => {
    const problems = rows[kind].flatMap((row) => rowSchemas[kind].safeParse(row).error?.issues ?? []);
    expect(problems).toEqual([]);
    expect(new Set(rows[kind].map(({ id }) => id)).size).toBe(rows[kind].length);
  });

  it('has exactly as much of everything as it promises', () => {
    expect({
      units: rows.units.length,
      people: rows.people.length,
      devices: rows.devices.length,
      loaners: rows.devices.filter(({ loaner }) => loaner).length,
      openLoans: rows.loans.filter(({ status }) => status === 'open').length,
      tickets: rows.tickets.length,
      calls: rows.calls.length,
    }).toEqual(demoSizes);
    expect(rows.people.filter((person) => person.protected)).toHaveLength(60);
  });

  it(
    'is the same for the same seed and time, and another for another seed',
    () => {
      expect(JSON.stringify(makeDemoData({ seed: defaultSeed, now }).rows) === JSON.stringify(rows)).toBe(true);
      const other = makeDirectory(7, '2026-11-18').people.map(({ row }) => row);
      expect(other).not.toEqual(rows.people);
    },
    slowMachine,
  );

  it('keeps the directory from one day to the next, so that a link to a person lasts', () => {
    const later = toldPeople(defaultSeed, makeDirectory(defaultSeed, '2027-03-02').people);
    const names = (list: typeof rows.people) => list.map(({ id, givenName, phones }) => ({ id, givenName, phones }));
    expect(names(later)).toEqual(names(rows.people));
  });

  it('names only numbers that reach nobody, apart from the published ones of the service desk', () => {
    const published = new Set<string>(Object.values(serviceDeskNumbers));
    // Extensions lead nowhere but into an exchange that is made up.
    const dialled = ({ phones }: { phones: Person['phones'] }) =>
      phones.filter(({ kind }) => kind !== 'extension').map(({ number }) => number);
    const numbers = [
      ...rows.people.flatMap(dialled),
      ...rows.units.flatMap(dialled),
      ...rows.calls.flatMap(({ fromNumber }) => fromNumber ?? []),
      ...rows.queues.map(({ number }) => number),
      ...rows.organisations.flatMap(({ mainNumber }) => mainNumber ?? []),
    ];
    expect([...new Set(numbers)].filter((number) => !isFictional(number) && !published.has(number))).toEqual([]);
  });

  it('never gives a protected person away in a ticket, a loan, a call or the device register', () => {
    const hidden = new Set(rows.people.filter((person) => person.protected).map(({ id }) => id));
    const named = [
      ...rows.tickets.map(({ requesterPersonId }) => requesterPersonId),
      ...rows.loans.map(({ borrowerPersonId }) => borrowerPersonId),
      ...rows.calls.map(({ personId }) => personId),
      ...rows.devices.map(({ personId }) => personId),
    ];
    expect(named.filter((id) => id !== null && hidden.has(id))).toEqual([]);
  });
});

describe('the demonstration stock', () => {
  it('has what its movements make, and something to order', () => {
    const sums = new Map<string, number>();
    for (const { sparePartId, placeId, change } of rows.stockMovements) {
      const key = `${sparePartId} ${placeId}`;
      sums.set(key, (sums.get(key) ?? 0) + change);
    }
    const said = rows.stockBalances.map(({ sparePartId, placeId, quantity }) => [
      `${sparePartId} ${placeId}`,
      quantity,
    ]);
    expect(new Map(said as [string, number][])).toEqual(sums);
    const inAll = (id: string) =>
      rows.stockBalances.reduce((sum, each) => sum + (each.sparePartId === id ? each.quantity : 0), 0);
    expect(rows.spareParts.filter(({ id, inStock }) => inAll(id) !== inStock)).toEqual([]);
    expect(rows.spareParts.filter(isToOrder).length).toBeGreaterThan(0);
  });
});

describe('the demonstration tickets', () => {
  it('are due when the service level says', () => {
    const services = byId(rows.services);
    const serviceLevels = byId(rows.serviceLevels);
    const organisations = new Map(rows.organisations.map((row) => [row.organisationId, row]));
    const agreements = byId(rows.agreements);
    const wrong = rows.tickets.filter((ticket, index) => {
      const level = levelAmong(ticket, { services, serviceLevels, organisations });
      const agreed = agreements
        .get(ticket.agreementId ?? '')
        ?.services.find((one) => one.serviceId === ticket.serviceId);
      if (agreed?.serviceLevelId !== level?.id) return true;
      return index % 10 === 0 && ticket.dueAt !== ticketTargets(level, ticket).dueAt;
    });
    expect(wrong).toEqual([]);
  });

  it('went only where the rules for statuses let them, and end where their history ends', () => {
    const status = new Map<string, string>();
    const illegal: string[] = [];
    for (const { ticketId, change } of rows.ticketEvents) {
      if (change.type !== 'status') continue;
      if (status.has(ticketId) && status.get(ticketId) !== change.from) illegal.push(ticketId);
      if (!nextStatuses(change.from).includes(change.to)) illegal.push(ticketId);
      status.set(ticketId, change.to);
    }
    expect(illegal).toEqual([]);
    expect(rows.tickets.filter(({ id, status: is }) => status.has(id) && status.get(id) !== is)).toEqual([]);
  });

  it('have a resolution when solved and feedback when closed, and nothing of theirs lies ahead', () => {
    const wrong = rows.tickets.filter(
      (ticket) =>
        (!isOpen(ticket.status) && (ticket.resolution === '' || ticket.resolvedAt === null)) ||
        (ticket.status === 'closed') !== (ticket.feedback !== null && ticket.closedAt !== null) ||
        ticket.createdAt > ticket.updatedAt ||
        ticket.updatedAt > nowText,
    );
    expect(wrong).toEqual([]);
    expect(rows.ticketNotes.filter(({ createdAt }) => createdAt > nowText)).toEqual([]);
  });

  it('leave no placeholder in their texts', () => {
    const texts = [
      ...rows.tickets.map((ticket) => `${ticket.title} ${ticket.description} ${ticket.resolution}`),
      ...rows.ticketNotes.map(({ body }) => body),
    ];
    expect(texts.filter((text) => /[{}|$]|undefined/.test(text))).toEqual([]);
  });

  it('are numbered without gaps in each municipality', () => {
    for (const prefix of ['BUR', 'KAV', 'STA']) {
      const numbers = rows.tickets.flatMap(({ number }) =>
        number?.startsWith(prefix) ? [Number(number.slice(4))] : [],
      );
      expect(numbers).toEqual(numbers.map((_, index) => 1_001 + index));
    }
  });
});

describe('the demonstration loans', () => {
  it('never lend a device twice at one time', () => {
    const lastEnd = new Map<string, string>();
    const twice = rows.loans.filter(({ deviceId, lentAt, returnedAt }) => {
      const isOut = (lastEnd.get(deviceId) ?? '') > lentAt;
      lastEnd.set(deviceId, returnedAt ?? '9999');
      return isOut;
    });
    expect(twice).toEqual([]);
  });

  it('agree with the devices about what is out, and some of it is overdue', () => {
    const open = rows.loans.filter(({ status }) => status === 'open');
    const current = rows.devices.flatMap(({ currentLoanId }) => currentLoanId ?? []);
    expect(new Set(open.map(({ id }) => id))).toEqual(new Set(current));
    expect(open.some(({ dueAt }) => dueAt < nowText)).toBe(true);
    expect(open.some(({ dueAt }) => dueAt > nowText)).toBe(true);
  });
});

describe('the demonstration calls', () => {
  it('came while their queue was open, and are over', () => {
    const queues = byId(rows.queues);
    const outside = rows.calls.filter((call) => {
      const queue = queues.get(call.queueId ?? '');
      return queue === undefined || (call.ticketId === null && !openingState(queue.openingHours, call.arrivedAt).open);
    });
    expect(outside).toEqual([]);
    expect(rows.calls.filter(({ endedAt }) => endedAt === null || endedAt > nowText)).toEqual([]);
  });

  it('reach up to today and are given up in a share one would believe', () => {
    expect(rows.calls.at(-1)?.arrivedAt.slice(0, 10)).toBe('2026-11-18');
    const abandoned = rows.calls.filter((call) => callState(call) === 'abandoned').length / rows.calls.length;
    expect(abandoned).toBeGreaterThan(0.01);
    expect(abandoned).toBeLessThan(0.12);
  });

  it('are known by the tickets they led to', () => {
    const tickets = byId(rows.tickets);
    const linked = rows.calls.filter(({ ticketId }) => ticketId !== null);
    expect(linked.length).toBeGreaterThan(50);
    expect(linked.filter(({ id, ticketId }) => tickets.get(ticketId ?? '')?.callId !== id)).toEqual([]);
  });
});
