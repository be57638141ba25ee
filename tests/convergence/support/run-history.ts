import { assertNever } from '../../../src/shared/assert-never.ts';
import type { Template } from './central.ts';
import { plan } from './deeds.ts';
import { heal } from './healing.ts';
import { addNoteAsVersionOne, databaseOfVersionOne } from './older-version.ts';
import { organisationIds } from './people.ts';
import { inspect } from './promises.ts';
import type { Deed, Step } from './steps.ts';
import { tally } from './tally.ts';
import { Violation } from './violation.ts';
import type { Workstation } from './workstation.ts';
import { World } from './world.ts';

const year = 365 * 24 * 3_600_000;

/** Lives through a history and holds every promise to it, at each step and at the end. Throws Violation. */
export async function live(template: Template, steps: readonly Step[]): Promise<void> {
  const world = await World.begin(template);
  try {
    for (const [index, step] of steps.entries()) {
      try {
        await take(world, step);
        for (const station of world.stations) await station.followSession();
        await inspect(world);
      } catch (error) {
        throw inWords(error, `at step ${index + 1}, ${JSON.stringify(step)}`);
      }
    }
    try {
      tally.count('step heal');
      await heal(world);
    } catch (error) {
      throw inWords(error, 'at the end');
    }
  } finally {
    await world.end();
  }
}

function inWords(error: unknown, when: string): Error {
  return new Error(`${error instanceof Error ? error.message : String(error)} (${when})`, { cause: error });
}

async function take(world: World, step: Step): Promise<void> {
  tally.count(`step ${step.do}`);
  switch (step.do) {
    case 'meet':
      for (const station of world.stations) await begin(station);
      await Promise.all(world.stations.map((station) => station.synchronise()));
      for (const [who, station] of world.stations.entries()) if (station.network.connected) heard(world, who);
      return;
    case 'forget-tombstones':
      await world.central.forgetTombstones();
      return;
    case 'back-up':
      await world.central.backUp();
      return;
    case 'restore':
      await world.central.restore();
      world.outdated.fill(true);
      return;
    default:
      await takeAt(world, world.station(step.who), step);
      if (step.do === 'crash') await beginWithoutNetwork(world, world.station(step.who));
  }
}

type StepAt = Extract<Step, { who: number }>;

async function takeAt(world: World, station: Workstation, step: StepAt): Promise<void> {
  const { who } = step;
  switch (step.do) {
    case 'act':
      station.network.plan(step.faults);
      await act(world, who, step.deed, { window: step.window });
      station.network.plan([]);
      return;
    case 'correct':
    case 'discard':
      await answerRefusal(world, step);
      return;
    case 'synchronise':
      await station.synchronise(step.faults);
      if (station.network.connected && step.faults.length === 0) heard(world, who);
      return;
    case 'hold':
      await station.hold(step.at);
      return;
    case 'arrive-late':
      await station.network.deliverLate();
      return;
    case 'crash':
      station.arm(step.at, step.nth, () => tally.count(`power-cut ${step.at}`));
      if (step.during !== null) await act(world, who, step.during, {});
      if (station.running) await station.synchronise();
      if (station.running) await station.idle();
      await station.crash(step.keepPermille);
      return;
    case 'restart':
      await station.close();
      await station.start();
      return;
    case 'crash-worker':
      await station.crashWorker();
      return;
    case 'wipe':
      await station.close();
      station.wipe();
      await station.start();
      return;
    case 'update':
      await update(world, who, step.ticket);
      return;
    case 'clock':
      tally.count(`clock ${step.years} years`);
      station.clock.set(step.years * year);
      return;
    case 'disconnect':
    case 'connect':
      station.network.connected = step.do === 'connect';
      return;
    case 'grant':
    case 'revoke':
      await changeRights(world, step);
      return;
    case 'renew':
      if (station.network.connected) await station.renewSession();
      return;
    case 'compact-journal':
      await station.compactJournal();
      return;
    case 'idle':
      await station.idle();
      return;
    case 'open-window':
      await station.openWindow();
      return;
    case 'close-window':
      await station.closeOldestWindow();
      return;
    default:
      assertNever(step);
  }
}

async function begin(station: Workstation): Promise<void> {
  if (station.running) return;
  await station.crash();
  await station.start();
}

/** What survived the power cut is looked at before the network can mend it. */
async function beginWithoutNetwork(world: World, station: Workstation): Promise<void> {
  const { connected } = station.network;
  station.network.connected = false;
  await begin(station);
  await inspect(world);
  station.network.connected = connected;
}

/** The workstation has spoken with the API as it is now. */
function heard(world: World, who: number): void {
  const station = world.station(who);
  if (station.status.connection.type === 'online' && station.status.unsent === 0) world.outdated[who] = false;
}

/** Does something and writes down what the person was told. Returns whether it was said to be saved; null: nothing was said. */
async function act(
  world: World,
  who: number,
  deed: Deed,
  options: { replaces?: string; window?: number },
): Promise<boolean | null> {
  const station = world.station(who);
  const planned = await plan(station, world.book, deed);
  if (planned === null) return false;
  const { name, args, trace } = planned;
  const { commandId, result } = await station.execute(name, args, options);
  if (result === null && station.running) throw new Violation('everything asked is answered', `${name} was not`);
  if (commandId === null) return null;
  if (result === null || result.status === 'saved') {
    world.book.write({ commandId, station: who, name, trace, promised: result !== null });
    return result === null ? null : true;
  }
  world.turnedDown.add(commandId);
  return false;
}

async function answerRefusal(world: World, step: Extract<StepAt, { do: 'correct' | 'discard' }>): Promise<void> {
  const station = world.station(step.who);
  const refused = await station.refused();
  const chosen = refused[step.refused % Math.max(1, refused.length)];
  if (chosen === undefined) return;
  const entry = world.book.find(chosen.envelope.id);
  if (step.do === 'discard') {
    await station.discardRefused(chosen.envelope.id);
    if (entry !== undefined) entry.discarded = true;
    return;
  }
  const saved = await act(world, step.who, step.deed, { replaces: chosen.envelope.id });
  if (entry !== undefined && saved !== false) entry.discarded = saved ?? 'maybe';
}

async function changeRights(world: World, step: Extract<StepAt, { do: 'grant' | 'revoke' }>): Promise<void> {
  const { userId, roles } = world.station(step.who).account;
  const organisationId = organisationIds[step.organisation] ?? organisationIds[0];
  if (step.do === 'grant') {
    for (const role of roles) await world.central.grant(userId, organisationId, role);
    return;
  }
  // Somebody without any organisation cannot be signed in at all.
  const [count] = await world.central.query<{ count: number }>(
    'select count(*)::int as count from grants where user_id = $1 and organisation_id <> $2',
    [userId, organisationId],
  );
  if ((count?.count ?? 0) > 0) await world.central.revoke(userId, organisationId);
}

/** What the housekeeping does when tombstones are old enough: whoever is behind them needs everything anew. */
/** A workstation on which the previous version was used a while, then this one is installed. */
async function update(world: World, who: number, number: number): Promise<void> {
  const station = world.station(who);
  const tickets = await station.rows('tickets');
  const ticket = tickets[number % Math.max(1, tickets.length)];
  await station.close();
  if (ticket !== undefined) {
    const { commandId, noteId } = await addNoteAsVersionOne(station, ticket.id);
    const trace = { what: 'note', noteId, ticketId: ticket.id } as const;
    world.book.write({ commandId, station: who, name: 'ticket.addNote', trace, promised: true });
  }
  station.wipe(await databaseOfVersionOne());
  await station.start();
}
