import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { actor, clientId, newTicket, newWorkstation, now, serverWith, startWorker } from '../testing/start-worker.ts';

let workstation = newWorkstation();
const start = (options: Parameters<typeof startWorker>[1] = {}) => startWorker(workstation, options);

beforeEach(() => {
  workstation = newWorkstation();
});

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

  it('tells that the journal was cut off when the rows contain what it never gave, once', async () => {
    const server = serverWith('a');
    const before = start();
    await before.hello();
    await before.fill(server);
    await before.execute('ticket.create', newTicket('mitt'));
    server.push(actor, workstation.journal, now());
    before.send({ type: 'pull', response: server.page(clientId, 1) });
    await before.host.settled();

    const whole = start();
    await whole.hello();
    expect(whole.last('ready')).toMatchObject({ containedSeq: 1, lostJournal: null });
    workstation.journal.length = 0;
    const after = start();
    await after.hello();
    expect(after.last('ready')).toMatchObject({ lostJournal: clientId });
    const formerClientIds = [clientId];
    const renewed = { clientId: newId(), givenSeq: 0, formerClientIds, waiting: [], refused: [], done: [] };
    after.send({ type: 'hello', profile: 'test', actor, ...renewed });
    await after.host.settled();
    expect(after.last('ready')).toMatchObject({ containedSeq: 0, lostJournal: null });
  });

  it('gives drafts back', async () => {
    const before = start();
    await before.hello();
    before.ask({ type: 'writeDraft', requestId: newId(), key: 'note', value: 'halvt', savedAt: now() });
    await vi.waitUntil(() => before.toPage.some((message) => message.type === 'draftWritten'));

    const after = start();
    await after.hello();
    after.ask({ type: 'readDraft', requestId: newId(), key: 'note' });
    const read = await vi.waitUntil(() => after.toPage.find((message) => message.type === 'draft') ?? null);
    expect(read).toMatchObject({ draft: { value: 'halvt', savedAt: now() } });
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
    expect(workstation.journal).toEqual([]);
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
    expect(workstation.journal).toHaveLength(1);
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
