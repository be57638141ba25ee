import { type DemoData, defaultSeed, makeDemoData } from '../../../src/demo/data/demo-data.ts';
import { timedId } from '../../../src/demo/data/ids.ts';
import { municipalities } from '../../../src/demo/data/organisations.ts';
import { type Random, randomStream } from '../../../src/demo/data/random.ts';
import type { Importer } from '../../../src/server/import/importer.ts';
import type { Person } from '../../../src/shared/directory/schema.ts';
import type { Device } from '../../../src/shared/inventory/schema.ts';
import { type Ticket, ticketSchema } from '../../../src/shared/tickets/schema.ts';
import { isOpen } from '../../../src/shared/tickets/status.ts';

/** How many rows there are of the two kinds that grow; configuration, directory and loans are the demonstration's. */
export interface LargeSize {
  readonly tickets: number;
  readonly devices: number;
}

const YEARS_BACK = 5;
const DAY = 86_400_000;
/** Tickets made at a time: a million of them never stand in memory together. */
const CHUNK = 20_000;

const rooms = ['rum', 'sal', 'expedition', 'kontor', 'möteslokal'];
const remarks = [
  'Återkom gärna före lunch.',
  'Gäller även kollegan bredvid.',
  'Har startat om två gånger utan ändring.',
  'Det började efter flytten i våras.',
  'Nås säkrast på mobilen efter klockan tio.',
  'Samma fel som förra terminen.',
  'Behövs till nämndmötet på torsdag.',
  'Ring före besök, receptionen är obemannad.',
];

const timeFields = ['createdAt', 'updatedAt', 'dueAt', 'resolvedAt', 'closedAt'] as const;

/** The same ticket `earlier` milliseconds before. */
function earlier(ticket: Ticket, by: number): Ticket {
  const moved = { ...ticket };
  const back = (time: string) => new Date(Date.parse(time) - by).toISOString();
  for (const field of timeFields) {
    const time = ticket[field];
    if (time !== null) Object.assign(moved, { [field]: back(time) });
  }
  if (ticket.feedback !== null) moved.feedback = { ...ticket.feedback, at: back(ticket.feedback.at) };
  return moved;
}

/**
 * Another ticket of the same sort: another time, requester and place. What is finished lies up to five years back;
 * what is open is as old as its model, so that the share of open tickets stays that of a living desk.
 */
function another(model: Ticket, number: string, people: readonly Person[], random: Random): Ticket {
  const by = isOpen(model.status) ? random.integer(0, 3_600_000) : random.next() * YEARS_BACK * 365 * DAY;
  const ticket = earlier(model, by);
  const person = random.pick(people);
  const place = `${random.pick(rooms)} ${random.integer(100, 999)}`;
  return ticketSchema.parse({
    ...ticket,
    id: timedId(Date.parse(ticket.createdAt), random),
    number,
    description: `${ticket.description} Plats: ${place}. ${random.pick(remarks)}`,
    requesterPersonId: person.id,
    requesterName: `${person.givenName} ${person.familyName}`,
    unitId: person.unitId,
    deviceId: null,
    callId: null,
  });
}

/** Yields exactly `total` tickets in lots, numbered per organisation from 1001 on. Deterministic but for the day. */
function* tickets(demo: DemoData, total: number): Generator<Ticket[]> {
  const random = randomStream(defaultSeed, 'large-tickets');
  const numbers = new Map<string, number>();
  const prefixes = new Map<string, string>(municipalities.map(({ id, prefix }) => [id, prefix]));
  // Protected people are never named in a ticket.
  const people = new Map(
    municipalities.map(({ id }) => [
      id as string,
      demo.rows.people.filter((person) => person.organisationId === id && !person.protected),
    ]),
  );
  for (let made = 0; made < total; made += CHUNK) {
    yield Array.from({ length: Math.min(CHUNK, total - made) }, () => {
      const model = random.pick(demo.rows.tickets);
      const { organisationId } = model;
      const number = (numbers.get(organisationId) ?? 1_000) + 1;
      numbers.set(organisationId, number);
      return another(model, `${prefixes.get(organisationId)}-${number}`, people.get(organisationId) ?? [], random);
    });
  }
}

/** Returns the demonstration's devices (loans refer to them) and as many more of the same models as are wanted. */
function devices(demo: DemoData, total: number): Device[] {
  const random = randomStream(defaultSeed, 'large-devices');
  const models = demo.rows.devices.filter((device) => !device.loaner);
  const more = Array.from({ length: Math.max(0, total - demo.rows.devices.length) }, (_, index): Device => {
    const model = random.pick(models);
    return {
      ...model,
      id: timedId(Date.now() - random.integer(20, 2_000) * DAY, random),
      assetTag: `${model.assetTag.split('-')[0]}-${200_000 + index}`,
      serialNumber: `${model.serialNumber}${index.toString(36).toUpperCase()}`,
    };
  });
  return [...demo.rows.devices, ...more];
}

/** Fills an empty database: a demonstration without history, with this many tickets and devices, and its accounts. */
export async function fillLarge(importer: Importer, size: LargeSize): Promise<void> {
  const demo = makeDemoData({ seed: defaultSeed, now: new Date() });
  const { rows, accounts } = demo;
  await importer.rows('organisations', rows.organisations);
  await importer.rows('users', rows.users);
  await importer.rows('groups', rows.groups);
  await importer.rows('serviceAreas', rows.serviceAreas);
  await importer.rows('serviceLevels', rows.serviceLevels);
  await importer.rows('services', rows.services);
  await importer.rows('scripts', rows.scripts);
  await importer.rows('queues', rows.queues);
  await importer.rows('units', rows.units);
  await importer.rows('people', rows.people);
  await importer.rows('devices', devices(demo, size.devices));
  for (const lot of tickets(demo, size.tickets)) await importer.rows('tickets', lot);
  await importer.rows('loans', rows.loans);
  await importer.accounts(accounts);
}
