import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertNever } from '#shared/assert-never.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { MainToWorker, WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { SnapshotResume } from '#shared/sync/protocol.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { folderBeside } from '../testing/memory-folder.ts';
import { type Death, MortalStorage } from '../testing/mortal-storage.ts';
import { aDevice, anActor, aTicket } from '../testing/sample-rows.ts';
import { DexieStorage } from './dexie-storage.ts';
import { ProfileSession } from './profile-session.ts';

const actor = anActor();
const clientId = newId();
const kinds = ['tickets', 'devices'] as const;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('create' as const), kind: fc.constantFrom(...kinds) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('change' as const, 'remove' as const), which: fc.nat(20) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('snapshot' as const),
      /** How many reports ago main heard where it asks to go on from; null: from the beginning. */
      goOn: fc.option(fc.nat(3), { freq: 4 }),
      blockRows: fc.integer({ min: 1, max: 4 }),
      /** So many messages come before the stream breaks. */
      messages: fc.oneof(fc.constant(1_000), fc.nat(8)),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('idle' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);
const death: fc.Arbitrary<Death | null> = fc.option(fc.record({ atWrite: fc.nat(3), reachesDisk: fc.boolean() }), {
  freq: 4,
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** All rows as text, by kind and identifier. */
type State = ReadonlyMap<string, string>;

/** The server's rows at each of its versions: the plain truth that a replica is held against. */
class History {
  readonly server = new FakeServer([]);
  private readonly states = new Map<number, State>([[0, new Map()]]);
  /** Reached by a page with more to come: rows changed after it are still as they were, or not there at all. */
  readonly between = new Set<number>();
  private version = 0;

  get now(): number {
    return this.version;
  }

  at(version: number): State | undefined {
    return this.states.get(version);
  }

  create(kind: (typeof kinds)[number]): void {
    if (kind === 'tickets') this.write(() => this.server.write([{ kind, row: aTicket() }]));
    else this.write(() => this.server.write([{ kind, row: aDevice() }]));
  }

  change(which: number): void {
    const tickets = [...this.server.rows.rows('tickets')];
    const row = tickets[which % tickets.length];
    if (row === undefined) return;
    const title = `version ${this.version}`;
    this.write(() => this.server.write([{ kind: 'tickets', row: { ...row, title } }]));
  }

  remove(which: number): void {
    const rows = kinds.flatMap((kind) => [...this.server.rows.rows(kind)].map(({ id }) => ({ kind, id })));
    const ref = rows[which % rows.length];
    if (ref !== undefined) this.write(() => this.server.remove(ref));
  }

  private write(step: () => void): void {
    step();
    this.version += 1;
    const rows = kinds.flatMap((kind) =>
      [...this.server.rows.rows(kind)].map((row): [string, string] => [
        `${kind} ${row.id}`,
        JSON.stringify(row, sorted),
      ]),
    );
    this.states.set(this.version, new Map(rows));
  }
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A worker without its index: started, killed and started again over one database. */
class Workstation {
  private readonly indexedDB = new IDBFactory();
  private mortal = this.open();
  private session: ProfileSession | null = null;
  private idle: (() => void)[] = [];
  /** Where the stream that broke could go on, as told one after the other. */
  reports: SnapshotResume[] = [];
  damage: string[] = [];

  async start(): Promise<void> {
    this.mortal.kill();
    this.mortal = this.open();
    this.idle = [];
    const journal = { clientId, givenSeq: 0, formerClientIds: [], waiting: [], refused: [], done: [] };
    this.session = await ProfileSession.open({ type: 'hello', profile: 'p', actor, ...journal }, this.mortal.storage, {
      toMain: (message) => this.heard(message),
      toPage: () => undefined,
      now: () => '2026-11-20T09:00:00.000Z',
      later: queueMicrotask,
      after: (milliseconds, run) => {
        if (milliseconds === 0) setImmediate(run);
        else this.idle.push(run);
        return () => {
          this.idle = this.idle.filter((other) => other !== run);
        };
      },
      worthMerging: 1,
    });
  }

  get position() {
    return this.opened().replica.position;
  }

  visible(): State {
    const { replica } = this.opened();
    return new Map(
      kinds.flatMap((kind) =>
        [...replica.visibleRows(kind)].map((row): [string, string] => [
          `${kind} ${row.id}`,
          JSON.stringify(row, sorted),
        ]),
      ),
    );
  }

  /** Takes messages in; returns false when it died of it. */
  async receive(messages: readonly Exclude<MainToWorker, { type: 'hello' }>[], dies: Death | null): Promise<boolean> {
    if (dies !== null) this.mortal.doom(dies);
    const session = this.opened();
    let survived = false;
    const all = (async () => {
      for (const message of messages) await session.receive(message);
      survived = true;
    })();
    await Promise.race([all, this.mortal.died]);
    return survived;
  }

  /** Nothing happens for a while. Returns false when it died of it. */
  async rest(dies: Death | null): Promise<boolean> {
    if (dies !== null) this.mortal.doom(dies);
    for (const run of this.idle.splice(0)) run();
    let survived = false;
    const over = this.opened()
      .settled()
      .then(() => {
        survived = true;
      });
    await Promise.race([over, this.mortal.died]);
    return survived;
  }

  private heard(message: WorkerToMain): void {
    if (message.type === 'pageApplied') this.reports = [];
    if (message.type === 'ready') this.reports = message.incoming === null ? [] : [message.incoming];
    if (message.type === 'snapshotProgress') this.reported(message.incoming);
    if (message.type === 'replicaDamaged') this.damage.push(message.detail);
  }

  get incoming(): SnapshotResume | null {
    return this.reports.at(-1) ?? null;
  }

  private reported(incoming: SnapshotResume | null): void {
    if (incoming?.cursors.burlov !== this.incoming?.cursors.burlov) this.reports = [];
    if (incoming !== null) this.reports.push(incoming);
  }

  private open(): MortalStorage {
    return new MortalStorage(
      new DexieStorage('model', { indexedDB: this.indexedDB, IDBKeyRange, folder: folderBeside(this.indexedDB) }, 3),
    );
  }

  private opened(): ProfileSession {
    if (this.session === null) throw new Error('not started');
    return this.session;
  }
}

/** Rows of a whole replica are the server's at its position; those of a first snapshot under way are all up to where it is. */
function verify(history: History, workstation: Workstation): void {
  const { position, incoming } = workstation;
  const visible = workstation.visible();
  expect(workstation.damage).toEqual([]);
  if (position.incarnation !== null) {
    const version = position.cursors.burlov ?? 0;
    if (!history.between.has(version)) expect(visible).toEqual(history.at(version));
    return;
  }
  if (incoming === null) return;
  const truth = history.at(incoming.cursors.burlov ?? 0) ?? new Map<string, string>();
  const isHeld = (key: string) => {
    const [kind, id] = key.split(' ') as [string, Id];
    return incoming.kind === 'devices'
      ? kind === 'tickets' || id >= incoming.afterId
      : key >= `tickets ${incoming.afterId}`;
  };
  expect(visible).toEqual(new Map([...truth].filter(([key]) => isHeld(key))));
}

async function run(history: History, workstation: Workstation, action: Step, dies: Death | null): Promise<boolean> {
  const { server } = history;
  switch (action.do) {
    case 'create':
      history.create(action.kind);
      return true;
    case 'change':
      history.change(action.which);
      return true;
    case 'remove':
      history.remove(action.which);
      return true;
    case 'pull': {
      const { incarnation, cursors } = workstation.position;
      if (incarnation === null) return true;
      const response = server.page(clientId, cursors.burlov ?? 0, action.limit);
      if (response.more) history.between.add(response.cursors.burlov ?? 0);
      return workstation.receive([{ type: 'pull', response }], dies);
    }
    case 'snapshot': {
      const reports = action.goOn === null ? [] : workstation.reports;
      const resume = reports.at(-1 - (action.goOn ?? 0)) ?? reports.at(-1) ?? null;
      const stream = server.snapshot(actor, clientId, resume, action.blockRows);
      const messages = stream.filter((message) => message.type !== 'hello');
      const whole = action.messages >= messages.length;
      const sent = whole ? messages : [...messages.slice(0, action.messages), { type: 'snapshotAborted' as const }];
      return workstation.receive(sent, dies);
    }
    case 'idle':
      return workstation.rest(dies);
    case 'restart':
      return false;
    default:
      return assertNever(action);
  }
}

describe('whatever is changed, sent in part, packed or killed', () => {
  it('leaves the rows of one version of the server, and in the end those of now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, death), { maxLength: 60, size: 'max' }), async (steps) => {
        const history = new History();
        const workstation = new Workstation();
        await workstation.start();
        let reached = 0;
        for (const [action, dies] of steps) {
          if (!(await run(history, workstation, action, dies))) await workstation.start();
          verify(history, workstation);
          const version = workstation.position.cursors.burlov ?? 0;
          expect(version).toBeGreaterThanOrEqual(reached);
          reached = version;
        }
        await workstation.start();
        verify(history, workstation);
        await run(history, workstation, { do: 'snapshot', goOn: 0, blockRows: 3, messages: 1_000 }, null);
        verify(history, workstation);
        expect(workstation.position.cursors).toEqual({ burlov: history.now });
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
