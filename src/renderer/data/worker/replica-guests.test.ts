import { describe, expect, it, vi } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { type PageToWorker, type WorkerToPage, workerToPageSchema } from '../page-protocol.ts';
import type { Question } from '../question.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { aTicket } from '../testing/sample-rows.ts';
import { newWorkstation, now, startWorker } from '../testing/start-worker.ts';
import type { WorkerPort } from './worker-port.ts';

type Worker = ReturnType<typeof startWorker>;

/** The page of another window, as the worker sees it. */
function joinedBy(worker: Worker) {
  const told: WorkerToPage[] = [];
  let isClosed = false;
  const port: WorkerPort<WorkerToPage> = {
    postMessage: (message) => told.push(workerToPageSchema.parse(structuredClone(message))),
    onmessage: null,
    onclose: null,
    close: () => {
      isClosed = true;
    },
  };
  worker.host.fromPage({ type: 'guest' }, port);
  const say = (data: unknown) => port.onmessage?.(new MessageEvent('message', { data: structuredClone(data) }));
  return {
    told,
    say,
    ask: (message: PageToWorker) => say(message),
    goesAway: () => port.onclose?.(new Event('close')),
    isClosed: () => isClosed,
    answers: () => told.filter((message) => message.type === 'answer'),
  };
}

const ticketById = (id: string): Question => ({ type: 'row', kind: 'tickets', id });

function newTicket(title: string) {
  const { number: _n, formerNumbers: _f, version: _v, status: _s, ...row } = aTicket({ title });
  return { ...row, solvedWith: null, note: '' };
}

async function openWorker(...titles: string[]) {
  const tickets = titles.map((title) => aTicket({ title }));
  const worker = startWorker(newWorkstation());
  await worker.hello();
  await worker.fill(new FakeServer(tickets.map((row) => ({ kind: 'tickets', row }))));
  return { worker, tickets };
}

/** The title in the last answer to a question about one ticket. */
function lastTitle(told: readonly WorkerToPage[], watchId: number): string | undefined {
  const last = told.findLast((message) => message.type === 'answer' && message.watchId === watchId);
  const row = last?.type === 'answer' && last.answer.type === 'rows' ? last.answer.rows[0] : undefined;
  return row !== undefined && 'title' in row ? row.title : undefined;
}

describe('the pages of two windows at one worker', () => {
  it('get each the answer to its own question, though they number their questions alike', async () => {
    const { worker, tickets } = await openWorker('en', 'två');
    const guest = joinedBy(worker);
    worker.ask({ type: 'ask', watchId: 1, question: ticketById(tickets[0]?.id ?? '') });
    guest.ask({ type: 'ask', watchId: 1, question: ticketById(tickets[1]?.id ?? '') });
    await vi.waitUntil(() => lastTitle(guest.told, 1) !== undefined);
    expect([lastTitle(worker.toPage, 1), lastTitle(guest.told, 1)]).toEqual(['en', 'två']);
  });

  it('hear at once how it stands, and later when that changes', async () => {
    const worker = startWorker(newWorkstation());
    const guest = joinedBy(worker);
    expect(guest.told).toEqual([{ type: 'state', state: { type: 'opening' } }]);
    await worker.hello();
    expect(guest.told.at(-1)).toEqual({ type: 'state', state: { type: 'open', memoryOnly: false } });
  });

  it('see what is done in the other, and only whoever did it is told that it is saved', async () => {
    const { worker } = await openWorker();
    const guest = joinedBy(worker);
    const args = newTicket('Skrivet i det andra fönstret');
    worker.ask({ type: 'ask', watchId: 7, question: ticketById(args.id) });
    const requestId = newId();
    guest.ask({ type: 'execute', requestId, name: 'ticket.create', args, at: now(), replaces: null });
    await vi.waitUntil(() => lastTitle(worker.toPage, 7) !== undefined);
    await vi.waitUntil(() => guest.told.some((message) => message.type === 'executed'));
    expect(worker.toPage.filter((message) => message.type === 'executed')).toEqual([]);
  });

  it('hear of a draft that the other has stored, and not of their own', async () => {
    const { worker } = await openWorker();
    const guest = joinedBy(worker);
    guest.ask({ type: 'writeDraft', requestId: newId(), key: 'note', value: 'Ring', savedAt: now() });
    const heard = await vi.waitUntil(() => worker.toPage.find((message) => message.type === 'draftChanged') ?? null);
    expect(heard).toEqual({ type: 'draftChanged', key: 'note', value: 'Ring', savedAt: now() });
    expect(guest.told.filter((message) => message.type === 'draftChanged')).toEqual([]);
  });

  it('are told nothing more once they have gone', async () => {
    const { worker } = await openWorker();
    const guest = joinedBy(worker);
    const args = newTicket('x');
    guest.ask({ type: 'ask', watchId: 1, question: ticketById(args.id) });
    await vi.waitUntil(() => guest.answers().length === 1);
    const before = guest.told.length;
    guest.goesAway();
    await worker.execute('ticket.create', args);
    expect(guest.told).toHaveLength(before);
  });

  it('are shown out when they say what is not in the protocol, and the other goes on', async () => {
    const { worker } = await openWorker();
    const guest = joinedBy(worker);
    guest.say({ type: 'connect' });
    expect(guest.isClosed()).toBe(true);
    expect(await worker.execute('ticket.create', newTicket('y'))).toMatchObject({ result: { status: 'saved' } });
  });
});
