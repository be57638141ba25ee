import type { Device } from '#shared/inventory/schema.ts';
import {
  type Ticket,
  type TicketChannel,
  type TicketEvent,
  type TicketNote,
  type TicketPriority,
  untouchedTicket,
} from '#shared/tickets/schema.ts';
import { answersAtOnce, ticketTargets } from '#shared/tickets/targets.ts';
import { type AgreedLevels, currentAgreementId } from './agreements.ts';
import { arrivalTimes } from './arrivals.ts';
import { type DemoDay, instant, type WorkClock } from './calendar.ts';
import { defaultGroupOf, groupId, serviceId } from './catalogue.ts';
import { timedId } from './ids.ts';
import { municipalities } from './organisations.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomStream } from './random.ts';
import type { ServiceKey } from './service-keys.ts';
import { membersOf, usersWithRole } from './staff.ts';
import { itTemplates } from './templates/it.ts';
import { serviceTemplates } from './templates/services.ts';
import { fill, type Slots, type TemplateBook } from './templates/template.ts';
import { type LivedTicket, liveThrough } from './ticket-life.ts';
import type { UnitType } from './unit-names.ts';

/** How often a service is asked for. */
const demand: Record<ServiceKey, number> = {
  workplace: 22,
  'pupil-device': 9,
  tablet: 4,
  'field-work': 3,
  account: 17,
  email: 8,
  network: 3,
  wifi: 4,
  server: 2,
  database: 0.7,
  backup: 1.5,
  mobile: 7,
  'fixed-phone': 1.5,
  subscription: 3,
  pbx: 2.5,
  switchboard: 2,
  'info-center': 1.5,
  printing: 8,
  'learning-platform': 6,
  'care-records': 7,
  'safety-alarm': 3,
  finance: 3,
  payroll: 4,
  conference: 2.5,
  access: 4,
  cars: 1,
  travel: 1,
};

/** Services only some kinds of units ask for. */
const askers: Partial<Record<ServiceKey, readonly UnitType[]>> = {
  'pupil-device': ['school'],
  'learning-platform': ['school'],
  'care-records': ['care-home', 'home-care', 'group-home'],
  'safety-alarm': ['care-home', 'home-care'],
  finance: ['office', 'department'],
  database: ['office', 'department'],
};

const books: TemplateBook = { ...itTemplates, ...serviceTemplates };
const channels: readonly { channel: TicketChannel; weight: number }[] = [
  { channel: 'phone', weight: 52 },
  { channel: 'portal', weight: 22 },
  { channel: 'email', weight: 18 },
  { channel: 'walk-in', weight: 5 },
  { channel: 'on-site', weight: 3 },
];
const raised: Record<TicketPriority, TicketPriority> = {
  low: 'normal',
  normal: 'high',
  high: 'high',
  critical: 'critical',
};
const lowered: Record<TicketPriority, TicketPriority> = {
  low: 'low',
  normal: 'low',
  high: 'normal',
  critical: 'critical',
};
const apps = [
  'Acrobat',
  'Excel',
  'InDesign',
  'AutoCAD',
  'Inläsningstjänst',
  'Polyglutt',
  'Bee-Bot',
  'Legimus',
  'Teams',
] as const;

/** What the generator of tickets draws from. */
export interface TicketSources {
  readonly days: readonly DemoDay[];
  readonly clock: WorkClock;
  readonly now: number;
  readonly people: readonly DemoPerson[];
  readonly devices: readonly Device[];
  readonly levels: AgreedLevels;
}

const dayAndMonth = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', timeZone: 'Europe/Stockholm' });

/** Returns the ISO 8601 week: the one that holds the Thursday of the same week. */
function weekOf(date: Date): number {
  const thursday = date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000;
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - newYear) / 604_800_000) + 1;
}

function slotsFor(at: number, modelName: string, colleague: string, random: Random): Slots {
  const date = new Date(at + random.integer(3, 20) * 86_400_000);
  return {
    room: random.pick([
      `rum ${random.integer(101, 348)}`,
      `sal ${random.pick(['A', 'B', 'C'])}${random.integer(10, 39)}`,
      'personalrummet',
      'lilla konferensrummet',
    ]),
    model: modelName,
    class: `${random.integer(1, 9)}${random.pick(['A', 'B', 'C'])}`,
    code: String(random.integer(10_000, 98_999)),
    app: random.pick(apps),
    date: dayAndMonth.format(date),
    week: String(weekOf(date)),
    colleague,
  };
}

function priorityFrom(usual: TicketPriority, random: Random): TicketPriority {
  const drawn = random.next();
  if (drawn < 0.1) return raised[usual];
  return drawn > 0.88 ? lowered[usual] : usual;
}

function ownDevices(devices: readonly Device[], category: Device['category']): Map<string, Device> {
  return new Map(
    devices.flatMap((device) =>
      device.category === category && device.personId !== null ? [[device.personId, device]] : [],
    ),
  );
}

/** A generator of requesters: who asks for a service, found quickly. */
function requesters(people: readonly DemoPerson[]): (service: ServiceKey, random: Random) => DemoPerson {
  // Protected people are never named in a ticket: tickets are read by those who may not see them.
  const present = people.filter(({ row }) => !row.protected && row.leftOn === null);
  const lists = new Map<string, DemoPerson[]>();
  return (service, random) => {
    const types = askers[service];
    if (types === undefined) return random.pick(present);
    const list = lists.get(service) ?? present.filter(({ unit }) => types.includes(unit.type));
    lists.set(service, list);
    return random.pick(list);
  };
}

/** Returns exactly `total` tickets of the year before `now` with their history, numbered per organisation from 1001 on. */
export function makeTickets(
  seed: number,
  total: number,
  sources: TicketSources,
): { tickets: Ticket[]; events: TicketEvent[]; notes: TicketNote[] } {
  const random = randomStream(seed, 'tickets');
  const requester = requesters(sources.people);
  const ownComputers = ownDevices(sources.devices, 'laptop');
  const ownPhones = ownDevices(sources.devices, 'phone');
  const wanted = (Object.keys(demand) as ServiceKey[]).map((service) => ({ service, weight: demand[service] }));
  const desk = usersWithRole('agent');
  const phones = usersWithRole('operator', 'agent');
  const prefixes = new Map<string, string>(municipalities.map(({ id, prefix }) => [id, prefix]));
  const numbers = new Map<string, number>();
  const lived = arrivalTimes(sources.days, total, sources.now, random).map((at): LivedTicket => {
    const { service } = random.weighted(wanted);
    const template = random.pick(books[service] ?? []);
    const person = requester(service, random);
    const owned = service === 'workplace' ? ownComputers : service === 'mobile' ? ownPhones : undefined;
    const device = owned?.get(person.row.id);
    const slots = slotsFor(
      at,
      device?.model ?? (service === 'mobile' ? 'Galaxy A16' : 'ThinkPad L14 Gen 5'),
      random.pick(['Amir', 'Tove', 'Tomas', 'Tariq', 'Tilda', 'Astrid']),
      random,
    );
    const isOpenNow = sources.clock.after(at, 0.001) - at < 60_000;
    const { channel } = isOpenNow ? random.weighted(channels) : { channel: random.pick(['portal', 'email'] as const) };
    const priority = priorityFrom(template.priority, random);
    const organisationId = person.municipality.id;
    const number = (numbers.get(organisationId) ?? 1_000) + 1;
    numbers.set(organisationId, number);
    const group = defaultGroupOf(service);
    const createdAt = instant(at);
    const level = sources.levels.get(`${organisationId}:${serviceId(service)}`);
    const created: Ticket = {
      ...untouchedTicket,
      id: timedId(at, random),
      organisationId,
      version: 0,
      number: `${prefixes.get(organisationId)}-${number}`,
      kind: template.kind,
      channel,
      title: fill(template.title, slots, random),
      description: fill(template.description, slots, random),
      requesterPersonId: person.row.id,
      requesterName: `${person.row.givenName} ${person.row.familyName}`,
      requesterPhone: person.callsFrom ?? '',
      unitId: person.unit.row.id,
      serviceId: serviceId(service),
      deviceId: device?.id ?? null,
      priority,
      status: 'new',
      groupId: groupId(group),
      assigneeUserId: null,
      createdByUserId: random.pick(channel === 'phone' ? phones : desk),
      createdAt,
      updatedAt: createdAt,
      answeredAt: answersAtOnce(channel) ? createdAt : null,
      ...ticketTargets(level, { channel, createdAt, priority, pauses: [] }),
      serviceLevelId: level?.id ?? null,
      agreementId: currentAgreementId(organisationId),
      callId: null,
      scriptId: null,
      scriptAnswers: [],
    };
    const solvedAtOnce =
      !template.waits &&
      ['phone', 'walk-in'].includes(channel) &&
      random.chance(template.kind === 'question' ? 0.75 : 0.38);
    const members = membersOf(group);
    return liveThrough(created, solvedAtOnce, {
      random,
      clock: sources.clock,
      now: sources.now,
      slots,
      template,
      members,
      level,
    });
  });
  return {
    tickets: lived.map(({ ticket }) => ticket),
    events: lived.flatMap(({ events }) => events),
    notes: lived.flatMap(({ notes }) => notes),
  };
}
