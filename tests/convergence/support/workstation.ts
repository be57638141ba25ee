import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished, vi } from 'vitest';
import { ApiClient } from '../../../src/main/api/api-client.ts';
import { systemClock } from '../../../src/main/clock.ts';
import { Journal } from '../../../src/main/journal/journal.ts';
import type { Logger } from '../../../src/main/log/logger.ts';
import type { SyncApi } from '../../../src/main/sync/sync-api.ts';
import { SyncClient } from '../../../src/main/sync/sync-client.ts';
import type { WorkerPort } from '../../../src/main/sync/worker-link.ts';
import type { ExecuteResult } from '../../../src/renderer/data/data-client.ts';
import { type WorkerToPage, workerToPageSchema } from '../../../src/renderer/data/page-protocol.ts';
import type { Question } from '../../../src/renderer/data/question.ts';
import { DexieStorage } from '../../../src/renderer/data/worker/dexie-storage.ts';
import { type PortToMain, ReplicaHost } from '../../../src/renderer/data/worker/replica-host.ts';
import type { CommandArgs, CommandName } from '../../../src/shared/commands/registry.ts';
import { newId } from '../../../src/shared/identity/ids.ts';
import { type Row, type RowKind, rowKinds } from '../../../src/shared/sync/kinds.ts';
import { pullResponseSchema, pushResponseSchema } from '../../../src/shared/sync/protocol.ts';
import { signIn } from '../../integration/support/client.ts';
import type { AccountName } from '../../integration/support/rows.ts';

const silent: Logger = { info: () => undefined, warning: () => undefined, error: () => undefined };

/** The two ends of a message port that delivers in order, later. */
function connectedPorts(): { main: WorkerPort; worker: PortToMain } {
  let toMain: (data: unknown) => void = () => undefined;
  const worker: PortToMain = {
    onmessage: null,
    onclose: null,
    close: () => undefined,
    postMessage: (message) => {
      const data: unknown = structuredClone(message);
      setImmediate(() => toMain(data));
    },
  };
  const main: WorkerPort = {
    post: (message) => {
      const data: unknown = structuredClone(message);
      setImmediate(() => worker.onmessage?.(new MessageEvent('message', { data })));
    },
    listen: (onMessage) => {
      toMain = onMessage;
    },
    close: () => undefined,
  };
  return { main, worker };
}

interface Running {
  host: ReplicaHost;
  sync: SyncClient;
  journal: Journal;
  said: WorkerToPage[];
}

/**
 * A workstation without Electron: the application's own journal, sync client, replica and storage, a real API behind
 * HTTP. It can lose the network, and be killed and started again on the same journal file and IndexedDB.
 */
export class Workstation {
  online = true;
  readonly #url: string;
  readonly #account: AccountName;
  readonly #journalPath: string;
  readonly #indexedDB = new IDBFactory();
  #running: Running | null = null;

  private constructor(url: string, account: AccountName, journalPath: string) {
    this.#url = url;
    this.#account = account;
    this.#journalPath = journalPath;
  }

  static async started(url: string, account: AccountName): Promise<Workstation> {
    const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-workstation-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const workstation = new Workstation(url, account, join(folder, 'journal'));
    await workstation.start();
    await vi.waitUntil(() => workstation.status.lastPulledAt !== null, { timeout: 20_000 });
    return workstation;
  }

  get status() {
    return this.#now.sync.status;
  }

  async start(): Promise<void> {
    const { accessToken, actor } = await signIn(this.#url, this.#account);
    const journal = await Journal.open({ path: this.#journalPath, clock: systemClock, log: silent });
    const said: WorkerToPage[] = [];
    const sync = new SyncClient({
      profile: 'test',
      actor,
      journal,
      api: this.#api(accessToken),
      clock: systemClock,
      log: silent,
      onStatus: () => undefined,
    });
    const host = new ReplicaHost({
      toPage: (message) => said.push(workerToPageSchema.parse(structuredClone(message))),
      openStorage: (name) => new DexieStorage(name, { indexedDB: this.#indexedDB, IDBKeyRange }),
      lock: async () => () => undefined,
      now: () => new Date().toISOString(),
      later: setImmediate,
    });
    const { main, worker } = connectedPorts();
    host.connect(worker);
    sync.connect(main);
    this.#running = { host, sync, journal, said };
    await vi.waitUntil(() => said.some((message) => message.type === 'state' && message.state.type === 'open'));
  }

  /** Ends without any farewell: what is not in the journal or in IndexedDB is gone. */
  async kill(): Promise<void> {
    const { sync, journal } = this.#now;
    this.#running = null;
    await sync.stop();
    await journal.close();
  }

  wake(): void {
    this.#now.sync.wake();
  }

  async execute<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<ExecuteResult> {
    const { host, said } = this.#now;
    const requestId = newId();
    host.fromPage({ type: 'execute', requestId, name, args, at: new Date().toISOString() }, undefined);
    const executed = await vi.waitUntil(
      () => said.find((message) => message.type === 'executed' && message.requestId === requestId) ?? null,
    );
    if (executed.type !== 'executed') throw new Error('Another answer came.');
    return executed.result;
  }

  rows<K extends RowKind>(kind: K): Row<K>[] {
    const answer = this.#ask({ type: 'lookup', kind });
    // The answer was parsed by the schema of its kind.
    return answer.type === 'rows' ? (answer.rows as Row<K>[]) : [];
  }

  refusedCodes(): string[] {
    const answer = this.#ask({ type: 'refused' });
    return answer.type === 'refused' ? answer.refused.map(({ code }) => code) : [];
  }

  /** Everything a person could see here. */
  everything(): unknown {
    return Object.fromEntries(rowKinds.map((kind) => [kind, this.rows(kind)]));
  }

  get #now(): Running {
    if (this.#running === null) throw new Error('The workstation is not running.');
    return this.#running;
  }

  #ask(question: Question) {
    const { host, said } = this.#now;
    host.fromPage({ type: 'ask', watchId: 1, question }, undefined);
    const answer = said.findLast((message) => message.type === 'answer');
    if (answer === undefined) throw new Error('The question was not answered.');
    return answer.answer;
  }

  #api(token: string): SyncApi {
    const client = new ApiClient(
      this.#url,
      async (url, init) => {
        if (!this.online) throw new TypeError('no network');
        return await fetch(url, init);
      },
      silent,
    );
    return {
      push: (body) => client.ask(pushResponseSchema, { method: 'POST', path: '/api/v1/sync/push', token, body }),
      pull: (body) => client.ask(pullResponseSchema, { method: 'POST', path: '/api/v1/sync/pull', token, body }),
      snapshot: (clientId, signal) => {
        const query = new URLSearchParams({ clientId, schemaVersion: '1' });
        return client.stream({ method: 'GET', path: `/api/v1/sync/snapshot?${query}`, token, signal });
      },
    };
  }
}

/** Resolves when all workstations have sent everything and show the same rows. */
export async function agreement(...workstations: Workstation[]): Promise<void> {
  await vi.waitUntil(
    () => {
      for (const workstation of workstations) workstation.wake();
      if (workstations.some(({ status }) => status.unsent > 0)) return false;
      const [first, ...others] = workstations.map((workstation) => JSON.stringify(workstation.everything()));
      return others.every((other) => other === first);
    },
    { timeout: 20_000, interval: 50 },
  );
}
