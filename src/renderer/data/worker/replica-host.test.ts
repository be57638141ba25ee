import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CommandEnvelope, schemaVersion } from '#shared/commands/envelope.ts';
import { newId } from '#shared/identity/ids.ts';
import { type MainToWorker, type WorkerToMain, workerToMainSchema } from '#shared/replica/port-protocol.ts';
import { type PageToWorker, type WorkerToPage, workerToPageSchema } from '../page-protocol.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { anActor, aTicket } from '../testing/sample-rows.ts';
import { DexieStorage } from './dexie-storage.ts';
import { ReplicaDatabase } from './replica-database.ts';
import { ReplicaHost, type WorkerPort } from './replica-host.ts';
import type { StoredPage } from './storage.ts';

const actor = anActor();
const clientId = newId();
const now = () => '2026-11-20T09:00:00.000Z';

let indexedDB: IDBFactory;
const journal: CommandEnvelope[] = [];

beforeEach(() => {
  indexedDB = new IDBFactory();
  journal.length = 0;
});

/** A worker that starts, with main's end and the page's end of it. */
function start(options: { appendFails?: boolean; storage?: typeof DexieStorage } = {}) {
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
      if (parsed.type === 'append') setImmediate(() => answerAppend(parsed));
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
    openStorage: (name) => new Storage(name, { indexedDB, IDBKeyRange }),
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
      send({ type: 'hello', profile: 'test', actor, clientId, waiting, refused: [] });
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

function serverWith(...titles: string[]): FakeServer {
  return new FakeServer(titles.map((title) => ({ kind: 'tickets', row: aTicket({ title }) })));
}

function newTicket(title: string) {
  const { number: _n, version: _v, status: _s, ...row } = aTicket({ title });
  return { ...row, solvedWith: null, note: '' };
}

describe('a connection that main closes', () => {
  it('is told to the page, unless another has taken its place', async () => {
    const worker = start();
    await worker.hello();
    worker.mainCloses();
    expect(worker.toPage.at(-1)).toEqual({ type: 'disconnected' });

    const replaced = start();
    await replaced.hello();
    replaced.host.connect({ onmessage: null, onclose: null, close: () => undefined, postMessage: () => undefined });
    replaced.mainCloses();
    expect(replaced.toPage.map(({ type }) => type)).not.toContain('disconnected');
  });
});

describe('the first start', () => {
  it('asks for everything and shows rows as they come', async () => {
    const worker = start();
    await worker.hello();
    expect(worker.last('ready')).toMatchObject({ incarnation: null, cursors: {}, containedSeq: 0, incoming: null });
    const messages = serverWith('a', 'b').snapshot(actor, clientId, null, 1);
    for (const message of messages.slice(0, 2)) worker.send(message);
    await worker.host.settled();
    expect(worker.titles()).toHaveLength(1);
    expect(worker.last('pageApplied')).toBeUndefined();
    for (const message of messages.slice(2)) worker.send(message);
    await worker.host.settled();
    expect(worker.titles()).toEqual(['a', 'b']);
    expect(worker.last('snapshotProgress')).toMatchObject({ done: 2, total: 2 });
    expect(worker.last('pageApplied')).toMatchObject({ cursors: { burlov: 2 } });
  });

  it('that breaks off goes on where it broke, after a kill as well, at the version of then', async () => {
    const server = serverWith('a', 'b', 'c');
    const before = start();
    await before.hello();
    const messages = server.snapshot(actor, clientId, null, 1);
    for (const message of messages.slice(0, 3)) before.send(message);
    before.send({ type: 'snapshotAborted' });
    await before.host.settled();
    const held = before.titles();
    expect(held).toHaveLength(2);
    const resume = before.last('snapshotProgress')?.incoming ?? null;
    expect(resume).toMatchObject({ kind: 'tickets', cursors: { burlov: 3 } });

    const after = start();
    await after.hello();
    expect(after.last('ready')).toMatchObject({ incarnation: null, incoming: resume });
    expect(after.titles()).toEqual(held);
    const changed = [...server.rows.rows('tickets')].find(({ title }) => title === held[0]);
    if (changed === undefined) throw new Error('the server has lost a ticket');
    server.write([{ kind: 'tickets', row: { ...changed, title: 'ändrad' } }]);
    for (const message of server.snapshot(actor, clientId, resume)) after.send(message);
    await after.host.settled();
    expect(after.titles()).toEqual([...server.rows.rows('tickets')].map(({ title }) => title).sort());
    expect(after.last('pageApplied')).toMatchObject({ cursors: { burlov: 4 } });
  });
});

describe('the next start', () => {
  it('shows rows, changes and removals without the network', async () => {
    const server = serverWith('a', 'b');
    const before = start();
    await before.hello();
    await before.fill(server);
    const [first] = [...server.rows.rows('tickets')];
    if (first === undefined) throw new Error('the server has no ticket');
    server.remove({ kind: 'tickets', id: first.id });
    server.write([{ kind: 'tickets', row: aTicket({ title: 'c' }) }]);
    before.send({ type: 'pull', response: server.page(clientId, 2) });
    await before.host.settled();

    const after = start();
    await after.hello();
    expect(after.titles()).toEqual(['b', 'c']);
    expect(after.last('ready')).toMatchObject({ incarnation: server.incarnation, cursors: { burlov: 4 } });
  });

  it('shows what was saved right before a kill', async () => {
    const before = start();
    await before.hello();
    await before.fill(serverWith('a'));
    expect(await before.execute('ticket.create', newTicket('mitt'))).toMatchObject({ result: { status: 'saved' } });

    const after = start();
    await after.hello();
    expect(after.titles()).toEqual(['a', 'mitt']);
  });

  it('gives drafts back', async () => {
    const before = start();
    await before.hello();
    before.ask({ type: 'writeDraft', requestId: newId(), key: 'note', value: 'halvt' });
    await vi.waitUntil(() => before.toPage.some((message) => message.type === 'draftWritten'));

    const after = start();
    await after.hello();
    after.ask({ type: 'readDraft', requestId: newId(), key: 'note' });
    const read = await vi.waitUntil(() => after.toPage.find((message) => message.type === 'draft') ?? null);
    expect(read).toMatchObject({ draft: { value: 'halvt', savedAt: now() } });
  });
});

describe('what does not hold', () => {
  it('a page with another checksum is not used, and main is told', async () => {
    const server = serverWith('a');
    const worker = start();
    await worker.hello();
    await worker.fill(server);
    server.write([{ kind: 'tickets', row: aTicket({ title: 'b' }) }]);
    worker.send({ type: 'pull', response: { ...server.page(clientId, 1), checksum: '00000000' } });
    await worker.host.settled();
    expect(worker.titles()).toEqual(['a']);
    expect(worker.last('replicaDamaged')?.detail).toContain('checksum');
  });

  it('a snapshot that breaks off leaves the old rows, in memory and on disk', async () => {
    const worker = start();
    await worker.hello();
    await worker.fill(serverWith('gammal'));
    const messages = serverWith('ny').snapshot(actor, clientId);
    for (const message of messages.slice(0, -1)) worker.send(message);
    worker.send({ type: 'snapshotAborted' });
    await worker.host.settled();
    expect(worker.titles()).toEqual(['gammal']);

    const after = start();
    await after.hello();
    expect(after.titles()).toEqual(['gammal']);
  });

  it('a snapshot with rows missing does not become the replica', async () => {
    const worker = start();
    await worker.hello();
    for (const message of serverWith('a').snapshot(actor, clientId)) {
      worker.send(message.type === 'snapshotEnd' ? { type: 'snapshotEnd', total: 2 } : message);
    }
    await worker.host.settled();
    expect(worker.last('replicaDamaged')?.detail).toContain('1 rows of 2');
    expect(worker.last('pageApplied')).toBeUndefined();

    const after = start();
    await after.hello();
    expect(after.last('ready')).toMatchObject({ incarnation: null, cursors: {} });
  });

  it('a stored row of another shape is found when it is looked at, and main is told', async () => {
    // As an older version of the application could have written it.
    const before = start();
    await before.hello();
    await before.fill(new FakeServer([{ kind: 'tickets', row: aTicket({ title: '' }) }]));

    const after = start();
    await after.hello();
    expect(after.last('ready')?.incarnation).not.toBeNull();
    after.titles();
    expect(after.last('replicaDamaged')?.detail).toContain('title');
    await after.fill(serverWith('b'));
    expect(after.titles()).toEqual(['b']);
  });

  it('a stored position that does not hold is deleted with its rows, and main is told', async () => {
    const before = start();
    await before.hello();
    await before.fill(serverWith('a'));
    const database = new ReplicaDatabase('vaxelbord-test', { indexedDB, IDBKeyRange });
    await database.meta.update('replica', { generation: -1 });
    database.close();

    const after = start();
    await after.hello();
    expect(after.last('ready')).toMatchObject({ incarnation: null, cursors: {} });
    expect(after.last('replicaDamaged')?.detail).toContain('position');
    await after.fill(serverWith('b'));
    expect(after.titles()).toEqual(['b']);
  });
});

/** A disk that fills up after the first snapshot, and has room again when `full` is turned off. */
class FillingDisk extends DexieStorage {
  static full = false;

  override async applyPage(page: StoredPage): Promise<void> {
    if (FillingDisk.full) throw new DOMException('full', 'QuotaExceededError');
    await super.applyPage(page);
  }
}

describe('a disk that is full', () => {
  it('lets the work go on in memory, says so, and is written again only by a whole snapshot', async () => {
    const server = serverWith('a');
    const worker = start({ storage: FillingDisk });
    await worker.hello();
    await worker.fill(server);
    const pull = async (title: string, since: number) => {
      server.write([{ kind: 'tickets', row: aTicket({ title }) }]);
      worker.send({ type: 'pull', response: server.page(clientId, since) });
      await worker.host.settled();
    };
    const states = () => worker.toPage.flatMap((message) => (message.type === 'state' ? [message.state] : []));
    FillingDisk.full = true;
    await pull('b', 1);
    expect(worker.titles()).toEqual(['a', 'b']);
    expect(states().at(-1)).toEqual({ type: 'open', memoryOnly: true });

    FillingDisk.full = false;
    await pull('c', 2);
    const restarted = start();
    await restarted.hello();
    expect(restarted.titles()).toEqual(['a']);
    expect(restarted.last('ready')).toMatchObject({ cursors: { burlov: 1 } });

    await worker.fill(server);
    expect(states().at(-1)).toEqual({ type: 'open', memoryOnly: false });
    const after = start();
    await after.hello();
    expect(after.titles()).toEqual(['a', 'b', 'c']);
  });
});

describe('a command', () => {
  it('that the journal cannot take is not shown and says why', async () => {
    const worker = start({ appendFails: true });
    await worker.hello();
    const executed = await worker.execute('ticket.create', newTicket('x'));
    expect(executed).toMatchObject({ result: { status: 'not-saved', reason: 'disk-full' } });
    expect(worker.titles()).toEqual([]);
  });

  it('that is impossible is refused without being journalled', async () => {
    const worker = start();
    await worker.hello();
    const args = { ticketId: newId(), groupId: null, assigneeUserId: null };
    expect(await worker.execute('ticket.assign', args)).toMatchObject({
      result: { status: 'refused', code: 'not-found' },
    });
    expect(journal).toEqual([]);
  });

  it('is judged after the one before it shows, also when both come at once', async () => {
    const worker = start();
    await worker.hello();
    const args = newTicket('x');
    const both = [
      worker.execute('ticket.create', args),
      worker.execute('ticket.addNote', {
        id: newId(),
        ticketId: args.id,
        visibility: 'internal',
        body: 'hej',
        attachmentIds: [],
      }),
    ];
    for (const executed of await Promise.all(both)) expect(executed).toMatchObject({ result: { status: 'saved' } });
  });

  it('asked for again after a crash of the worker is done once', async () => {
    const before = start();
    await before.hello();
    const request = {
      type: 'execute',
      requestId: newId(),
      name: 'ticket.create',
      args: newTicket('en'),
      at: now(),
      replaces: null,
    } as const;
    before.ask(request);
    await vi.waitUntil(() => before.toPage.some((message) => message.type === 'executed'));
    const after = start();
    after.ask(request);
    await after.hello();
    const again = await vi.waitUntil(() => after.toPage.find((message) => message.type === 'executed') ?? null);
    expect(again).toMatchObject({ result: { status: 'saved', commandId: request.requestId } });
    expect(journal).toHaveLength(1);
  });
});

describe('an open question', () => {
  it('asked before the rows are there is answered when they are, and again when they change', async () => {
    const server = serverWith('a');
    const worker = start();
    worker.ask({ type: 'ask', watchId: 7, question: { type: 'lookup', kind: 'tickets' } });
    await worker.hello();
    await worker.fill(server);
    await vi.waitUntil(() => worker.toPage.filter((message) => message.type === 'answer').length === 2);
    server.write([{ kind: 'tickets', row: aTicket({ title: 'b' }) }]);
    worker.send({ type: 'pull', response: server.page(clientId, 1) });
    await worker.host.settled();
    const answers = await vi.waitUntil(() => {
      const all = worker.toPage.filter((message) => message.type === 'answer');
      return all.length === 3 ? all : null;
    });
    expect(answers.map(({ answer }) => (answer.type === 'rows' ? answer.rows.length : -1))).toEqual([0, 1, 2]);
  });

  it('is not answered again when nothing it shows has changed', async () => {
    const server = serverWith('a');
    const worker = start();
    await worker.hello();
    await worker.fill(server);
    worker.titles();
    const before = worker.toPage.length;
    worker.send({ type: 'pull', response: server.page(clientId, 1) });
    await worker.host.settled();
    expect(worker.toPage.slice(before)).toEqual([]);
  });
});
