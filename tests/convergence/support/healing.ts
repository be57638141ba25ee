import { rowKinds } from '../../../src/shared/sync/kinds.ts';
import type { Book, Entry, Trace } from './book.ts';
import { type Fact, factsOf } from './facts.ts';
import { modelHolds } from './model-holds.ts';
import { inspect } from './promises.ts';
import { comparable, serverView } from './server-view.ts';
import { tally } from './tally.ts';
import { Violation } from './violation.ts';
import type { Workstation } from './workstation.ts';
import type { World } from './world.ts';

/** Rounds within which everything must have been sent and fetched once nothing fails any more. */
const mostRounds = 8;

/** Longer than any pause between two attempts. */
const longPause = 61_000;

/** Lets everything work again and holds the world to what was promised for then. Throws Violation. */
export async function heal(world: World): Promise<void> {
  for (const station of world.stations) {
    station.network.connected = true;
    station.network.plan([]);
    station.network.release();
    station.clock.set(0);
    if (!station.running) {
      await station.crash();
      await station.start();
    }
  }
  for (const station of world.stations) {
    await station.network.deliverLate();
    await station.renewSession();
  }
  await drain(world);
  world.outdated.fill(false);
  await inspect(world);
  await settle(world);
  await modelHolds(world);
  for (const station of world.stations) await showsTheServersView(world, station, 'after healing');
  for (const station of world.stations) {
    await station.crash();
    station.network.connected = false;
    await station.start();
    await showsTheServersView(world, station, 'after starting again without network');
  }
}

/** Time passes, nobody does anything: as many rounds as it takes, and one more in which everybody hears the last. */
async function drain(world: World): Promise<void> {
  let calmRounds = 0;
  for (let round = 1; calmRounds < 2; round += 1) {
    if (round > mostRounds) {
      const states = world.stations.map(({ account, status }) => {
        const { unsent, connection, journalFault, snapshot } = status;
        return `${account.username}: ${unsent} unsent, ${connection.type}, ${journalFault ?? 'journal in order'}, ${snapshot === null ? 'no snapshot' : `snapshot ${snapshot.done} of ${snapshot.total}`}`;
      });
      throw new Violation(
        'what waits is sent in a bounded number of rounds',
        `${mostRounds} were not enough: ${states}`,
      );
    }
    for (const station of world.stations) {
      station.clock.pass(longPause);
      await station.calm();
      await station.followSession();
    }
    const isLevel = world.stations.every(
      ({ status }) => status.unsent === 0 && status.connection.type === 'online' && status.snapshot === null,
    );
    calmRounds = isLevel ? calmRounds + 1 : 0;
  }
}

/** Every command has been decided: its traces are there once, or it is listed with its reason. */
async function settle(world: World): Promise<void> {
  const facts = await factsOf(world.central);
  for (const [index, station] of world.stations.entries()) {
    const listed = new Set((await station.refused()).map(({ envelope }) => envelope.id));
    if (listed.size > 0) tally.count('refusal listed');
    for (const entry of world.book.of(index)) {
      const fact = facts.get(entry.commandId);
      if (entry.promised) decided(entry, fact, listed.has(entry.commandId));
      await leftTraces(world, entry, fact);
    }
  }
}

function decided(entry: Entry, fact: Fact | undefined, isListed: boolean): void {
  const what = `${entry.name} ${JSON.stringify(entry.trace)}`;
  const status = fact?.statuses[0];
  if (entry.discarded === true) {
    if (status === 'applied') throw new Violation('what was put aside is not done', `${what} was applied after all`);
    return;
  }
  if (entry.discarded !== false) return;
  if (status === undefined) throw new Violation('what was said to be saved is not lost', `${what} is nowhere`);
  if (status === 'refused' && !isListed) {
    throw new Violation('what is refused is listed', `${what} was refused as ${fact?.code} and is not`);
  }
  if (status === 'applied' && isListed) throw new Violation('what is applied is not listed', `${what} is`);
}

async function leftTraces(world: World, entry: Entry, fact: Fact | undefined): Promise<void> {
  const question = tracesOf(entry.trace, world.book);
  if (question === null) return;
  const [answer] = await world.central.query<{ times: number }>(question.sql, question.values);
  const times = answer?.times ?? 0;
  const isKeptAsConflict = entry.trace.what === 'loan' && fact?.code === 'device-already-lent';
  const expected = fact?.statuses[0] === 'applied' || isKeptAsConflict ? 1 : 0;
  if (times === expected) return;
  const how = `${entry.name} ${JSON.stringify(entry.trace)}, ${fact?.statuses[0] ?? 'unknown'}, left ${times} traces`;
  throw new Violation('what is applied is there once, what is not leaves nothing', how);
}

/** How to count the traces of a command; null: it leaves none that others could not have left. */
function tracesOf(trace: Trace, book: Book): { sql: string; values: string[] } | null {
  const rows = (table: string, id: string) => ({
    sql: `select count(*)::int as times from ${table} where id = $1`,
    values: [id],
  });
  switch (trace.what) {
    case 'ticket':
      return rows('tickets', trace.ticketId);
    case 'note':
      return rows('ticket_notes', trace.noteId);
    case 'attachment':
      // Taken away so long ago that its tombstone is gone, it is told of by the ticket's history alone.
      return {
        sql: `select (exists (select from attachments where id = $1) or exists (select from ticket_events
                where change ->> 'type' = 'attachment-removed' and change ->> 'name' = $2))::int as times`,
        values: [trace.attachmentId, removedName(trace.attachmentId, book)],
      };
    case 'loan':
      return rows('loans', trace.loanId);
    case 'title':
      return {
        sql: `select count(*)::int as times from ticket_events, jsonb_array_elements(change -> 'fields') as field
              where change ->> 'type' = 'fields' and field ->> 'to' = $1`,
        values: [trace.title],
      };
    case 'return':
      return {
        sql: `select coalesce(sum((length(note) - length(replace(note, $1, ''))) / length($1)), 0)::int as times from loans`,
        values: [trace.mark],
      };
    case 'removal':
    case 'settlement':
    case 'move':
    case 'effects':
      return null;
  }
}

/** The name under which somebody took the attachment away; names are used once only, and none is empty. */
function removedName(attachmentId: string, book: Book): string {
  const traces = book.entries.map(({ trace }) => trace);
  const removal = traces.find((trace) => trace.what === 'removal' && trace.attachmentId === attachmentId);
  return removal?.what === 'removal' ? removal.name : '';
}

/** Everything the person may see by the server's tables, nothing missing, nothing leaked, nothing old. */
async function showsTheServersView(world: World, station: Workstation, when: string): Promise<void> {
  const view = await serverView(world.central, station.account.userId);
  const shown = await station.rowsOf(rowKinds);
  for (const [index, kind] of rowKinds.entries()) {
    const expected = view.get(kind) ?? new Map<string, unknown>();
    const rows = shown[index] ?? [];
    const at = `${kind} at ${station.account.username}'s ${when}`;
    const promise = 'everybody sees what the server has for them';
    for (const row of rows) {
      const right = expected.get(row.id);
      if (right === undefined) throw new Violation(promise, `${row.id} of ${at} is not theirs to see, or gone`);
      const difference = firstDifference(comparable(row), right);
      if (difference !== null) throw new Violation(promise, `${row.id} of ${at} differs in ${difference}`);
    }
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of expected.keys()) if (!ids.has(id)) throw new Violation(promise, `${id} of ${at} is missing`);
    if (rows.length !== ids.size) throw new Violation(promise, `${at} has a row twice`);
  }
}

function firstDifference(shown: unknown, right: unknown): string | null {
  const theirs = Object.entries(right ?? {});
  const ours = new Map(Object.entries(shown ?? {}));
  for (const [field, value] of theirs) {
    const [one, other] = [JSON.stringify(ours.get(field)), JSON.stringify(value)];
    if (ours.has(field) && one !== other) return `${field}: ${one} instead of ${other}`;
  }
  const known = new Set(theirs.map(([field]) => field));
  const invented = [...ours.keys()].find((field) => !known.has(field));
  return invented === undefined ? null : `${invented}, which the server does not have`;
}
