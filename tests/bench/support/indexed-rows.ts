import { ReadIndex } from '#renderer/data/reading/read-index.ts';
import { finish } from '#renderer/data/reading/steps.ts';
import { emptyPosition, Replica } from '#renderer/data/replica/replica.ts';
import { ServerRows } from '#renderer/data/replica/server-rows.ts';
import { packRows } from '#renderer/data/rows/segment-data.ts';
import type { Device } from '#shared/inventory/schema.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { defaultSeed, makeDemoData } from '../../../src/demo/data/demo-data.ts';
import { type Random, randomStream } from '../../../src/demo/data/random.ts';

/** As many rows as the product puts into a segment. */
const segmentRows = 2_048;
const DAY = 86_400_000;
const YEARS_BACK = 5;

const rooms = ['rum', 'sal', 'expedition', 'kontor', 'möteslokal'];
const remarks = [
  'Återkom gärna före lunch.',
  'Gäller även kollegan bredvid.',
  'Har startat om två gånger utan ändring.',
  'Det började efter flytten i våras.',
  'Nås säkrast på mobilen efter klockan tio.',
  'Samma fel som förra terminen.',
  'Behövs till nämndmötet på torsdag.',
];

/** The n-th identifier from the newest: descending, random at the end as those of the product. */
function descendingId(n: number, random: Random): string {
  const time = (0x01_9a_00_00_00_00 - n * 1_000).toString(16).padStart(12, '0');
  const rest = () => random.integer(0, 0xff_ff).toString(16).padStart(4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest().slice(1)}-8${rest().slice(1)}-${rest()}${rest()}${rest()}`;
}

function moved(time: string | null, by: number): string | null {
  return time === null ? null : new Date(Date.parse(time) - by).toISOString();
}

/** The n-th newest of many tickets like the demonstration's: other times, people, places and numbers. */
function ticketLike(model: Ticket, requester: Ticket, n: number, random: Random): Ticket {
  const by = model.closedAt === null ? random.integer(0, 3_600_000) : random.next() * YEARS_BACK * 365 * DAY;
  const place = `${random.pick(rooms)} ${random.integer(100, 999)}`;
  return {
    ...model,
    id: descendingId(n, random),
    number: `${(model.number ?? 'BUR-0').split('-')[0]}-${1_000 + n}`,
    title: random.chance(0.5) ? `${model.title} i ${place}` : model.title,
    description: `${model.description} Plats: ${place}. ${random.pick(remarks)}`,
    requesterPersonId: requester.requesterPersonId,
    requesterName: requester.requesterName,
    createdAt: moved(model.createdAt, by) ?? model.createdAt,
    updatedAt: moved(model.updatedAt, by) ?? model.updatedAt,
    dueAt: moved(model.dueAt, by),
    resolvedAt: moved(model.resolvedAt, by),
    closedAt: moved(model.closedAt, by),
  };
}

function deviceLike(model: Device, n: number, random: Random): Device {
  return {
    ...model,
    id: descendingId(n, random),
    assetTag: `${model.assetTag.split('-')[0]}-${200_000 + n}`,
    serialNumber: `${model.serialNumber}${n.toString(36).toUpperCase()}`,
  };
}

function append<K extends RowKind>(into: ServerRows, kind: K, count: number, make: (n: number) => Row<K>): void {
  for (let from = 0; from < count; from += segmentRows) {
    const length = Math.min(segmentRows, count - from);
    into.append(
      packRows(
        kind,
        Array.from({ length }, (_, at) => make(from + at)),
      ),
    );
  }
}

/** Returns a demonstration's rows, with this many tickets and devices, packed as the product packs them. */
export function manyRows(tickets: number, devices: number): ServerRows {
  const { rows } = makeDemoData({ seed: defaultSeed, now: new Date('2026-11-20T09:00:00.000Z') });
  const random = randomStream(defaultSeed, 'indexed-rows');
  const into = new ServerRows();
  for (const kind of rowKinds) {
    if (kind === 'tickets') {
      append(into, kind, tickets, (n) => ticketLike(random.pick(rows.tickets), random.pick(rows.tickets), n, random));
    } else if (kind === 'devices') {
      append(into, kind, devices, (n) => deviceLike(random.pick(rows.devices), n, random));
    } else if (kind !== 'ticketEvents' && kind !== 'ticketNotes' && kind !== 'attachments') {
      const own = [...rows[kind]].sort((one, other) => (one.id < other.id ? 1 : -1));
      append(into, kind, own.length, (n) => own[n] as Row<typeof kind>);
    }
  }
  return into;
}

/** The replica and the read index of a workstation that holds the rows. */
export function indexed(rows: ServerRows): { replica: Replica; index: ReadIndex } {
  const replica = new Replica({ userId: '', name: '', grants: [] }, () => '2026-11-20T09:00:00.000Z');
  replica.replaceRows(rows, emptyPosition);
  replica.takeChanges();
  return { replica, index: new ReadIndex(replica) };
}

/** Makes what the product makes while nobody asks. */
export function thinkAhead(index: ReadIndex): void {
  finish(index.forethought());
}
