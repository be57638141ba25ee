import type { RefusedCommand } from '../../../src/shared/commands/envelope.ts';
import { type Row, type RowKind, rowKinds } from '../../../src/shared/sync/kinds.ts';
import type { Entry } from './book.ts';
import { effectsAreRead } from './effects-read.ts';
import { type Fact, factsOf } from './facts.ts';
import { tablesAgree } from './invariants.ts';
import { readJournalFile } from './journal-reader.ts';
import { Violation } from './violation.ts';
import type { Workstation } from './workstation.ts';
import type { World } from './world.ts';

/** What a person sees at a workstation. */
interface Sight {
  readonly all: ReadonlyMap<RowKind, readonly Row<RowKind>[]>;
  readonly tickets: readonly Row<'tickets'>[];
  readonly ticketNotes: readonly Row<'ticketNotes'>[];
  readonly devices: readonly Row<'devices'>[];
  readonly loans: readonly Row<'loans'>[];
  readonly attachments: readonly Row<'attachments'>[];
}

async function look(station: Workstation): Promise<Sight> {
  const rows = await station.rowsOf(rowKinds);
  // Asked for in this order, answered in it.
  const all = new Map(rowKinds.map((kind, index) => [kind, rows[index] ?? []]));
  return { all, ...Object.fromEntries(all) } as unknown as Sight;
}

/** Throws Violation when a promise that holds at every moment does not hold now. */
export async function inspect(world: World): Promise<void> {
  const facts = await factsOf(world.central);
  carriedOutOnce(facts, world);
  await oneLoanAtATime(world);
  await tablesAgree(world.central);
  for (const [index, station] of world.stations.entries()) {
    const journal = readJournalFile(await station.journalBytes());
    if (journal.damagedLines > 0) throw new Violation('a journal is whole', `${station.account.username}'s is damaged`);
    for (const damage of station.damages) throw new Violation('what the API sends holds', damage);
    const refused = station.running ? await station.refused() : null;
    for (const entry of world.book.of(index)) {
      inOnePlace(entry, facts.get(entry.commandId), journal.commandIds, station);
    }
    if (!world.outdated[index]) answeredByTheServer(journal.answeredIds, facts, station);
    if (refused !== null && !world.outdated[index]) refusedByTheServer(refused, facts, station);
    if (!station.running) continue;
    const sight = await look(station);
    neverBack(world, index, station, sight);
    if (station.incarnation !== null) nothingHalf(station, sight);
    if (!world.outdated[index]) ownWritesAreRead(world, index, station, sight, facts);
  }
}

function nameOf(entry: Entry): string {
  return `${entry.name} ${JSON.stringify(entry.trace)}`;
}

function carriedOutOnce(facts: ReadonlyMap<string, Fact>, world: World): void {
  for (const [commandId, { statuses, carriedOut }] of facts) {
    const entry = world.book.find(commandId);
    const name = entry === undefined ? commandId : nameOf(entry);
    if (carriedOut > 1) throw new Violation('nothing is done twice', `${name} was carried out ${carriedOut} times`);
    if (statuses.length > 1)
      throw new Violation('one outcome for ever', `${name} was answered ${statuses.join(' and ')}`);
    if (world.turnedDown.has(commandId)) {
      throw new Violation('what was said not to be saved is not done', `${commandId} was carried out`);
    }
  }
}

/** Acknowledged: waiting in the journal, or decided by the server. */
function inOnePlace(entry: Entry, fact: Fact | undefined, journal: ReadonlySet<string>, station: Workstation): void {
  if (!entry.promised || entry.discarded !== false) return;
  if (fact !== undefined || journal.has(entry.commandId)) return;
  throw new Violation(
    'what was said to be saved is not lost',
    `${nameOf(entry)} is neither in ${station.account.username}'s journal nor at the server`,
  );
}

function answeredByTheServer(
  answered: ReadonlySet<string>,
  facts: ReadonlyMap<string, Fact>,
  station: Workstation,
): void {
  for (const commandId of answered) {
    if (facts.has(commandId)) continue;
    const how = `${commandId} at ${station.account.username}'s does, and the server has never seen it`;
    throw new Violation('nothing counts as answered before it is', how);
  }
}

function refusedByTheServer(
  refused: readonly RefusedCommand[],
  facts: ReadonlyMap<string, Fact>,
  station: Workstation,
): void {
  for (const { envelope, code } of refused) {
    const fact = facts.get(envelope.id);
    if (fact?.statuses[0] === 'refused') continue;
    const what = `${envelope.name} is listed as "${code}" at ${station.account.username}'s`;
    throw new Violation('only the server refuses', `${what}, the server says ${fact?.statuses[0] ?? 'nothing'}`);
  }
}

function neverBack(world: World, index: number, station: Workstation, sight: Sight): void {
  const shown = world.shown[index];
  if (shown === undefined) return;
  // A ticket somebody here moves shows the version of one organisation under the name of the other until it has moved.
  const moved = new Set(world.book.of(index).flatMap(({ trace }) => (trace.what === 'move' ? [trace.ticketId] : [])));
  for (const [kind, rows] of sight.all) {
    for (const { id, organisationId, version } of rows) {
      if (version === 0 || moved.has(id)) continue;
      const key = `${station.incarnation} ${organisationId} ${kind} ${id}`;
      const before = shown.get(key) ?? 0;
      if (version < before) {
        const how = `${kind} ${id} at ${station.account.username}'s went from ${before} to ${version}`;
        throw new Violation('no version goes back', how);
      }
      shown.set(key, version);
    }
  }
}

function nothingHalf(station: Workstation, sight: Sight): void {
  const at = `at ${station.account.username}'s`;
  const loans = new Map(sight.loans.map((loan) => [loan.id, loan]));
  for (const device of sight.devices) {
    if (device.currentLoanId === null) continue;
    const loan = loans.get(device.currentLoanId);
    if (loan?.status === 'open') continue;
    const how = `device ${device.assetTag} ${at} is out by loan ${device.currentLoanId}, which is ${loan?.status ?? 'not there'}`;
    throw new Violation('two rows changed together are seen together', how);
  }
  const devices = new Map(sight.devices.map((device) => [device.id, device]));
  for (const loan of sight.loans) {
    if (loan.status !== 'open' || devices.get(loan.deviceId)?.currentLoanId === loan.id) continue;
    throw new Violation(
      'two rows changed together are seen together',
      `loan ${loan.id} ${at} is open, its device is not`,
    );
  }
  const tickets = new Set(sight.tickets.map(({ id }) => id));
  for (const row of [...sight.ticketNotes, ...sight.attachments]) {
    if (tickets.has(row.ticketId)) continue;
    throw new Violation('two rows changed together are seen together', `${row.id} ${at} has lost its ticket`);
  }
}

function ownWritesAreRead(
  world: World,
  index: number,
  station: Workstation,
  sight: Sight,
  facts: ReadonlyMap<string, Fact>,
): void {
  const may = new Set(station.session.actor.grants.map(({ organisationId }) => organisationId));
  const entries = world.book.of(index);
  const removed = new Set(
    world.book.entries.flatMap(({ trace }) => (trace.what === 'removal' ? [trace.attachmentId] : [])),
  );
  for (const entry of entries) {
    const { trace } = entry;
    if (!entry.promised || entry.discarded !== false || facts.has(entry.commandId)) continue;
    if (isRead(entry, entries, sight, may, removed)) continue;
    throw new Violation(
      'a person reads what they wrote',
      `${nameOf(entry)} waits and does not show at ${station.account.username}'s (${trace.what})`,
    );
  }
}

function isRead(
  entry: Entry,
  entries: readonly Entry[],
  sight: Sight,
  may: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): boolean {
  const { trace } = entry;
  // A ticket that another has closed takes some changes no more: what waits for it is to be refused.
  const ticketOf = (id: string) =>
    sight.tickets.find((row) => row.id === id && may.has(row.organisationId) && row.status !== 'closed');
  switch (trace.what) {
    case 'ticket':
      return !may.has(trace.organisationId) || sight.tickets.some(({ id }) => id === trace.ticketId);
    case 'title': {
      const last = entries.findLast((other) => other.trace.what === 'title' && other.trace.ticketId === trace.ticketId);
      const ticket = ticketOf(trace.ticketId);
      return last !== entry || ticket === undefined || ticket.title === trace.title;
    }
    case 'note':
      return ticketOf(trace.ticketId) === undefined || sight.ticketNotes.some(({ id }) => id === trace.noteId);
    case 'attachment': {
      const isShown = sight.attachments.some(({ id }) => id === trace.attachmentId);
      return isShown || removed.has(trace.attachmentId) || ticketOf(trace.ticketId) === undefined;
    }
    case 'loan': {
      const device = sight.devices.find(({ id, organisationId }) => id === trace.deviceId && may.has(organisationId));
      return device === undefined || sight.loans.some(({ id }) => id === trace.loanId);
    }
    case 'removal':
      return !sight.attachments.some(({ id, organisationId }) => id === trace.attachmentId && may.has(organisationId));
    case 'effects': {
      const rowOf = (kind: RowKind, id: string) =>
        sight.all.get(kind)?.find((row) => row.id === id && may.has(row.organisationId));
      return effectsAreRead(entry, trace.effects, entries, rowOf);
    }
    case 'return':
    case 'settlement':
    case 'move':
      // What becomes of them depends on what others did meanwhile; their traces are looked for at the end.
      return true;
  }
}

interface Period {
  id: string;
  device_id: string;
  from: number;
  to: number;
}

/** Given back at the moment it began, as by a clock that is behind, a loan has no period that another could overlap. */
async function oneLoanAtATime(world: World): Promise<void> {
  const periods = await world.central.query<Period>(
    `select id, device_id, extract(epoch from lent_at)::float8 as from,
       coalesce(extract(epoch from returned_at)::float8, 'infinity') as to
     from loans where status in ('open', 'returned') and not deleted and returned_at is distinct from lent_at
     order by lent_at`,
  );
  for (const [index, one] of periods.entries()) {
    for (const other of periods.slice(index + 1)) {
      if (one.device_id !== other.device_id || one.to <= other.from || other.to <= one.from) continue;
      throw new Violation('a device is lent to one at a time', `loans ${one.id} and ${other.id} overlap`);
    }
  }
}
