import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { ApiClient } from '../../../src/main/api/api-client.ts';
import { Journal } from '../../../src/main/journal/journal.ts';
import type { Logger } from '../../../src/main/log/logger.ts';
import { createSyncApi } from '../../../src/main/sync/sync-api.ts';
import { SyncClient } from '../../../src/main/sync/sync-client.ts';
import type { ExecuteResult } from '../../../src/renderer/data/data-client.ts';
import type { Question } from '../../../src/renderer/data/question.ts';
import { MemoryFolder } from '../../../src/renderer/data/testing/memory-folder.ts';
import type { RefusedCommand } from '../../../src/shared/commands/envelope.ts';
import type { Id } from '../../../src/shared/identity/ids.ts';
import { workerToMainSchema } from '../../../src/shared/replica/port-protocol.ts';
import type { SessionTokens } from '../../../src/shared/session/protocol.ts';
import type { Row, RowKind } from '../../../src/shared/sync/kinds.ts';
import type { Activity } from './activity.ts';
import { Claims } from './claims.ts';
import { type Failpoint, Life } from './life.ts';
import { portBetweenWindows, portToMain } from './message-ports.ts';
import { addressOnTheNetwork, type Fault, type HoldingPlace, Network } from './network.ts';
import type { Account } from './people.ts';
import { StationSession } from './sign-in.ts';
import { StationClock } from './station-clock.ts';
import { StationWindow } from './station-window.ts';
import { tally } from './tally.ts';
import { VolatileDisk } from './volatile-disk.ts';

const silent: Logger = { info: () => undefined, warning: () => undefined, error: () => undefined };

/** Changes a page of the API may bring: few, so that most catching up takes several pages. */
const smallPage = 4;

interface Running {
  readonly life: Life;
  readonly disk: VolatileDisk;
  readonly journal: Journal;
  readonly sync: SyncClient;
  readonly windows: StationWindow[];
  readonly claims: Claims;
  readonly rights: string;
}

/** Counts every call of the journal until it has been answered. */
function followed(journal: Journal, activity: Activity): Journal {
  return new Proxy(journal, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const result: unknown = value.apply(target, args);
        if (!(result instanceof Promise)) return result;
        const end = activity.begin();
        return result.finally(end);
      };
    },
  });
}

/**
 * A workstation without Electron: the application's own journal, sync client, pages, replica and storage, against a real
 * API. Its network, disk, database, clock and processes can fail in every way a test asks for.
 */
export class Workstation {
  readonly account: Account;
  readonly clock = new StationClock();
  readonly network: Network;
  readonly session: StationSession;
  /** The server database the replica says it is filled from; null before the first. */
  incarnation: Id | null = null;
  /** What the replica found not to hold, in its words. */
  readonly damages: string[] = [];
  readonly #folder: string;
  #indexedDb = new IDBFactory();
  /** Stays when the database is thrown away: what lies in it then is nobody's. */
  readonly #rows = new MemoryFolder();
  #running: Running | null = null;

  private constructor(account: Account, network: Network, session: StationSession, folder: string) {
    this.account = account;
    this.network = network;
    this.session = session;
    this.#folder = folder;
  }

  static async started(account: Account, central: () => string, tokens: SessionTokens): Promise<Workstation> {
    const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-workstation-'));
    const session = new StationSession(account, addressOnTheNetwork, tokens);
    const workstation = new Workstation(account, new Network(central), session, folder);
    await workstation.start();
    return workstation;
  }

  get journalPath(): string {
    return join(this.#folder, 'journal');
  }

  get running(): boolean {
    return this.#running !== null && !this.#running.life.ended;
  }

  get status() {
    return this.#now.sync.status;
  }

  /** Whether the running application still has the rights the person was told of at the last renewal. */
  get hasNewRights(): boolean {
    return this.#running !== null && this.#running.rights !== JSON.stringify(this.session.actor.grants);
  }

  /** The bytes of the journal; empty when there is none yet. */
  async journalBytes(): Promise<Buffer> {
    return await readFile(this.journalPath).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
      throw error;
    });
  }

  async start(): Promise<void> {
    const life = new Life();
    const disk = new VolatileDisk(life);
    const opened = await Journal.open({ path: this.journalPath, clock: this.clock, log: silent, disk: disk.disk });
    const journal = followed(opened, life.activity);
    const sync = new SyncClient({
      profile: 'test',
      actor: this.session.actor,
      journal,
      api: this.#api(life),
      clock: this.clock,
      log: silent,
      onStatus: () => undefined,
    });
    const rights = JSON.stringify(this.session.actor.grants);
    this.#running = { life, disk, journal, sync, windows: [], claims: new Claims(), rights };
    sync.wake();
    await this.openWindow();
  }

  /** Opens one more window. */
  async openWindow(): Promise<void> {
    const { life, claims, windows } = this.#now;
    const window = new StationWindow({
      application: life,
      claims,
      indexedDb: this.#indexedDb,
      rows: this.#rows,
      now: () => new Date(this.clock.now()).toISOString(),
      requestPort: (asking) => this.#connect(asking),
      requestJoin: (asking) => this.#join(asking),
    });
    windows.push(window);
    window.link.start();
    await life.activity.calm();
  }

  /** Closes the oldest of several windows: another takes over what it hosted. */
  async closeOldestWindow(): Promise<void> {
    const { life, windows } = this.#now;
    if (windows.length < 2) return;
    windows.shift()?.life.end();
    await life.activity.calm();
  }

  /** Lets the workers' own long waits pass. */
  async idle(): Promise<void> {
    if (!this.running) return;
    const { life, windows } = this.#now;
    for (const window of windows) window.passTime();
    await life.activity.calm();
  }

  async crashWorker(): Promise<void> {
    const { life, windows } = this.#now;
    for (const window of windows) window.crashWorker();
    await life.activity.calm();
  }

  /** Makes the application end at a place it has not come to yet, and says when it has. */
  arm(point: Failpoint, nth: number, onReached: () => void): void {
    this.#now.life.arm(point, nth, onReached);
  }

  /** Ends without any farewell: of what was not made durable, so many thousandths of the last write remain. */
  async crash(keepPermille = 0): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    running.life.end();
    // Lets go of timers and of the stream it may be reading; nothing of what it still does is heard.
    void running.sync.stop();
    await this.network.settled();
    await running.disk.powerCut(this.journalPath, keepPermille);
    this.#rows.cutPower();
    this.clock.forget();
  }

  /** Closes the application as a person does. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running === null) return;
    await running.life.activity.calm();
    for (const window of running.windows) window.life.end();
    await running.sync.stop();
    await running.journal.close();
    running.life.end();
    this.clock.forget();
  }

  /** Chromium has thrown the database away. Only while the application is closed. */
  wipe(factory: IDBFactory = new IDBFactory()): void {
    this.#indexedDb = factory;
    this.incarnation = null;
  }

  /** Has the journal written shorter, as it is from time to time. */
  async compactJournal(): Promise<void> {
    await this.#now.journal.compact(new Date().toISOString());
  }

  async remove(): Promise<void> {
    await this.crash();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Waits until nothing goes on any more. */
  async calm(): Promise<void> {
    await this.#running?.life.activity.calm();
  }

  /** Has one round of synchronisation meet these faults and waits until it has ended, or the application has. */
  async synchronise(faults: readonly Fault[] = []): Promise<void> {
    this.network.release();
    await this.calm();
    if (!this.running) return;
    const { sync } = this.#now;
    this.network.plan(faults);
    sync.wake();
    await this.calm();
    this.network.plan([]);
  }

  /** Begins a round that stands still at a place until the next round is asked for, or the application ends. */
  async hold(at: HoldingPlace): Promise<void> {
    if (!this.running) return;
    this.network.hold(at);
    this.#now.sync.wake();
    await this.calm();
  }

  /** Asks for the person's rights as they are now; the application is begun anew under other rights. */
  async renewSession(): Promise<void> {
    await this.session.renew((url, init) => this.network.fetchFor(new Life())(url, init)).catch(() => undefined);
    await this.followSession();
  }

  async followSession(): Promise<void> {
    if (!this.running || !this.hasNewRights) return;
    await this.close();
    await this.start();
  }

  /** Does something in one of the windows. Null: the application ended before it had an answer. */
  async execute(
    name: string,
    args: unknown,
    options: { replaces?: Id; window?: number } = {},
  ): Promise<{ commandId: Id | null; result: ExecuteResult | null }> {
    const { windows } = this.#now;
    const window = windows[(options.window ?? 0) % windows.length];
    if (window === undefined) throw new Error('There is no window.');
    let result: ExecuteResult | null = null;
    void window.execute(name, args, options.replaces ?? null).then((answer) => {
      result = answer;
    });
    await this.calm();
    return { commandId: window.lastRequestId, result };
  }

  async discardRefused(commandId: Id): Promise<void> {
    await this.#window.link.discardRefused(commandId);
    await this.calm();
  }

  async rows<K extends RowKind>(kind: K): Promise<Row<K>[]> {
    const [rows = []] = await this.rowsOf([kind]);
    // The answer was parsed by the schema of its kind.
    return rows as Row<K>[];
  }

  /** Returns all rows of each kind as the person sees them. */
  async rowsOf(kinds: readonly RowKind[]): Promise<Row<RowKind>[][]> {
    const questions = kinds.map((kind): Question => ({ type: 'lookup', kind }));
    const answers = await this.#window.ask(questions);
    return answers.map((answer) => (answer.type === 'rows' ? answer.rows : []));
  }

  /** Returns what "Ej genomfört" shows. */
  async refused(): Promise<RefusedCommand[]> {
    const [answer] = await this.#window.ask([{ type: 'refused' }]);
    return answer?.type === 'refused' ? answer.refused : [];
  }

  get #now(): Running {
    if (this.#running === null) throw new Error('The workstation is not running.');
    return this.#running;
  }

  get #window(): StationWindow {
    const [window] = this.#now.windows;
    if (window === undefined) throw new Error('There is no window.');
    return window;
  }

  #connect(window: StationWindow): void {
    const worker = window.workerLife;
    const running = this.#running;
    if (worker === null || running === null) return;
    const { main, worker: theirs } = portToMain(running.life, worker);
    running.sync.connect({
      ...main,
      listen: (onMessage, onClose) =>
        main.listen((data) => {
          this.#hear(data);
          onMessage(data);
        }, onClose),
    });
    // The tests' ports stand in for the browser's.
    window.link.connect(theirs as unknown as MessagePort);
  }

  #join(window: StationWindow): void {
    const host = this.#running?.windows.find((other) => other !== window && other.workerLife !== null);
    if (host?.workerLife == null) return;
    const { page, worker } = portBetweenWindows(window.life, host.workerLife);
    host.link.takeGuest(worker as unknown as MessagePort);
    window.join(page);
  }

  #hear(data: unknown): void {
    const message = workerToMainSchema.safeParse(data);
    if (message.data?.type === 'ready' || message.data?.type === 'pageApplied') {
      this.incarnation = message.data.incarnation;
    }
    if (message.data?.type === 'pageApplied' && message.data.more) tally.count('page part-applied');
    if (message.data?.type === 'replicaDamaged') this.damages.push(message.data.detail);
  }

  #api(life: Life) {
    const fetch = this.network.fetchFor(life);
    const api = createSyncApi(new ApiClient(addressOnTheNetwork, fetch, silent), {
      authorised: async (send) => {
        const answer = await send(this.session.token);
        if (answer.type !== 'failed' || answer.status !== 401) return answer;
        try {
          await this.session.renew(fetch);
        } catch {
          // The network, or the person whom the API does not know: like no answer at all.
          return { type: 'unreachable' };
        }
        return await send(this.session.token);
      },
    });
    const pull: typeof api.pull = (request, signal) => api.pull({ ...request, limit: smallPage }, signal);
    return { ...api, pull };
  }
}
