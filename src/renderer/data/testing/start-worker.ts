import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import { type CommandEnvelope, schemaVersion } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { type MainToWorker, type WorkerToMain, workerToMainSchema } from '#shared/replica/port-protocol.ts';
import { type PageToWorker, type WorkerToPage, workerToPageSchema } from '../page-protocol.ts';
import { DexieStorage } from '../worker/dexie-storage.ts';
import { ReplicaHost } from '../worker/replica-host.ts';
import type { WorkerPort } from '../worker/worker-port.ts';
import { FakeServer } from './fake-server.ts';
import { folderBeside } from './memory-folder.ts';
import { anActor, aTicket } from './sample-rows.ts';

export const actor = anActor();
export const clientId = newId();
export const now = () => '2026-11-20T09:00:00.000Z';

/** What outlives a worker: the database and the journal. */
export interface Workstation {
  indexedDB: IDBFactory;
  journal: CommandEnvelope[];
}

/** Returns a workstation that nobody has worked at. */
export function newWorkstation(): Workstation {
  return { indexedDB: new IDBFactory(), journal: [] };
}

/** A worker that starts on a workstation, with main's end and the page's end of it. */
export function startWorker(
  { indexedDB, journal }: Workstation,
  options: { appendFails?: boolean; storage?: typeof DexieStorage } = {},
) {
  const Storage = options.storage ?? DexieStorage;
  const toMain: WorkerToMain[] = [];
  const toPage: WorkerToPage[] = [];
  const port: WorkerPort<WorkerToMain> = {
    onmessage: null,
    onclose: null,
    close: () => undefined,
    postMessage: (message) => {
      const parsed = workerToMainSchema.parse(structuredClone(message));
      toMain.push(parsed);
      // The journal takes its time; what comes meanwhile must not overtake.
      if (parsed.type === 'append') setTimeout(() => answerAppend(parsed), 0);
    },
  };
  function send(message: MainToWorker): void {
    port.onmessage?.(new MessageEvent('message', { data: structuredClone(message) }));
  }
  function answerAppend({ requestId, name, args, at }: Extract<WorkerToMain, { type: 'append' }>): void {
    if (options.appendFails === true) {
      send({ type: 'appendFailed', requestId, reason: 'disk-full' });
      return;
    }
    const envelope = { id: requestId, clientId, seq: journal.length + 1, name, args, at, schemaVersion };
    journal.push(envelope);
    send({ type: 'appended', requestId, envelope });
  }
  let asking = false;
  const host = new ReplicaHost({
    toPage: (message) => toPage.push(workerToPageSchema.parse(structuredClone(message))),
    openStorage: (name) => new Storage(name, { indexedDB, IDBKeyRange, folder: folderBeside(indexedDB) }),
    lock: async () => () => undefined,
    now,
    // What is asked here is answered before the test goes on.
    later: (run) => (asking ? run() : queueMicrotask(run)),
    after: () => () => undefined,
  });
  host.connect(port);
  const ask = (message: PageToWorker) => {
    asking = true;
    host.fromPage(structuredClone(message), undefined);
    asking = false;
  };
  return {
    host,
    toMain,
    toPage,
    send,
    ask,
    mainCloses: () => port.onclose?.(new Event('close')),
    async hello() {
      const waiting = journal.map((envelope) => ({ envelope, outcome: null }));
      send({
        type: 'hello',
        profile: 'test',
        actor,
        clientId,
        givenSeq: journal.length,
        formerClientIds: [],
        waiting,
        refused: [],
        done: [],
      });
      await host.settled();
    },
    async fill(server: FakeServer) {
      for (const message of server.snapshot(actor, clientId)) send(message);
      await host.settled();
    },
    last: <T extends WorkerToMain['type']>(type: T) =>
      toMain.findLast((message): message is Extract<WorkerToMain, { type: T }> => message.type === type),
    /** Titles of all tickets as a view would show them now. */
    titles(): string[] {
      ask({
        type: 'ask',
        watchId: 1,
        question: {
          type: 'list',
          query: {
            kind: 'tickets',
            where: [],
            text: '',
            sort: [{ field: 'title', descending: false }],
            range: { start: 0, end: 100 },
            facets: [],
          },
        },
      });
      const answer = toPage.findLast((message) => message.type === 'answer')?.answer;
      if (answer?.type !== 'list') throw new Error('the list was not answered');
      return answer.result.rows.map((row) => ('title' in row ? String(row.title) : ''));
    },
    async execute(name: string, args: unknown) {
      const requestId = newId();
      ask({ type: 'execute', requestId, name, args, at: now(), replaces: null });
      return vi.waitUntil(
        () => toPage.find((message) => message.type === 'executed' && message.requestId === requestId) ?? null,
      );
    },
  };
}

/** A server with a ticket of each title. */
export function serverWith(...titles: string[]): FakeServer {
  return new FakeServer(titles.map((title) => ({ kind: 'tickets', row: aTicket({ title }) })));
}

/** Arguments of ticket.create. */
export function newTicket(title: string) {
  const { number: _n, version: _v, status: _s, ...row } = aTicket({ title });
  return { ...row, solvedWith: null, note: '' };
}
