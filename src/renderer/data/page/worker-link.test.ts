import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { ClaimListener } from '../claim-lock.ts';
import type { PageToWorker, ReplicaState, WorkerToPage } from '../page-protocol.ts';
import type { Answer } from '../question.ts';
import { CellStore } from './cell-store.ts';
import type { GuestPort, WorkerLike } from './worker-like.ts';
import { WorkerLink } from './worker-link.ts';

/** Another window's worker, that only remembers what it was told. */
function guestPort() {
  const told: PageToWorker[] = [];
  const port: GuestPort = {
    postMessage: (message: PageToWorker) => told.push(message),
    close: () => {
      closed.push(port);
    },
    onmessage: null,
    onclose: null,
  };
  const says = (data: WorkerToPage) =>
    Reflect.apply(port.onmessage ?? (() => undefined), port, [new MessageEvent('message', { data })]);
  return {
    told,
    port,
    says,
    goesAway: () => Reflect.apply(port.onclose ?? (() => undefined), port, [new Event('close')]),
  };
}
const closed: GuestPort[] = [];

/** Workers that only remember what they were told. The page has the worker unless `claim` says otherwise. */
function page(claim: (listener: ClaimListener) => void = (listener) => listener.own()) {
  const workers: { told: PageToWorker[]; worker: WorkerLike }[] = [];
  const states: ReplicaState[] = [];
  let ports = 0;
  let joins = 0;
  const link: WorkerLink = new WorkerLink({
    claimWorker: (listener) => {
      claim(listener);
      return () => undefined;
    },
    requestJoin: async () => {
      joins += 1;
    },
    draftChanged: () => undefined,
    spawn: () => {
      const told: PageToWorker[] = [];
      const worker: WorkerLike = {
        postMessage: (message) => told.push(message),
        terminate: () => undefined,
        onmessage: null,
        onerror: null,
        onmessageerror: null,
      };
      workers.push({ told, worker });
      return worker;
    },
    requestPort: async () => {
      ports += 1;
    },
    answered: (watchId, answer: Answer) => cells.answered(watchId, answer),
    stateChanged: (state) => states.push(state),
    now: () => '2026-11-20T09:00:00.000Z',
  });
  const cells: CellStore = new CellStore(link);
  const latest = () => {
    const last = workers.at(-1);
    if (last === undefined) throw new Error('no worker was started');
    return last;
  };
  return {
    link,
    cells,
    states,
    workers,
    ports: () => ports,
    joins: () => joins,
    told: () => latest().told,
    say: (message: WorkerToPage) => latest().worker.onmessage?.(new MessageEvent('message', { data: message })),
    crash: () => latest().worker.onerror?.(Object.assign(new Event('error'), { message: 'boom' }) as ErrorEvent),
  };
}

describe('a worker that lost main', () => {
  it('is replaced by one with a fresh port that gets what waited', () => {
    const { link, told, say, ports } = page();
    link.start();
    void link.execute('ticket.create', {}, null);
    const [command] = told().filter((message) => message.type === 'execute');
    say({ type: 'disconnected' });
    expect(ports()).toBe(2);
    expect(told().filter((message) => message.type === 'execute')).toEqual([command]);
  });
});

describe('a crashed worker', () => {
  it('is started again with a fresh port, the open questions and the unanswered command under its own identifier', async () => {
    const { link, cells, told, crash, say, ports } = page();
    link.start();
    cells.watch({ type: 'refused' }).subscribe(() => undefined);
    const executed = link.execute('ticket.create', {}, null);
    const [firstCommand] = told().filter((message) => message.type === 'execute');
    crash();
    expect(ports()).toBe(2);
    expect(told().filter((message) => message.type === 'ask')).toHaveLength(1);
    expect(told().filter((message) => message.type === 'execute')).toEqual([firstCommand]);
    const requestId = firstCommand?.requestId ?? '';
    say({ type: 'executed', requestId, result: { status: 'saved', commandId: requestId } });
    expect(await executed).toEqual({ status: 'saved', commandId: requestId });
  });

  it('that falls again and again is left alone, and the page says so', () => {
    const { link, crash, states, workers } = page();
    link.start();
    for (let count = 0; count < 6; count += 1) crash();
    expect(states.at(-1)).toEqual({ type: 'failed', detail: 'boom' });
    expect(workers).toHaveLength(6);
  });

  it('is taken for one when it says what is not in the protocol', () => {
    const { link, workers } = page();
    link.start();
    workers[0]?.worker.onmessage?.(new MessageEvent('message', { data: { type: 'answer', watchId: 1, answer: 7 } }));
    expect(workers).toHaveLength(2);
  });
});

describe('signing out', () => {
  it('answers what is unanswered: not saved', async () => {
    const { link } = page();
    link.start();
    const executed = link.execute('ticket.create', {}, null);
    link.stop();
    expect(await executed).toEqual({ status: 'not-saved', reason: 'not-ready' });
    expect(await link.execute('ticket.create', {}, null)).toEqual({ status: 'not-saved', reason: 'not-ready' });
  });
});

describe('a question', () => {
  it('is asked once for all who ask the same, and shows every answer to all', () => {
    const { link, cells, told, say } = page();
    link.start();
    const heard: string[] = [];
    const id = newId();
    const one = cells.watch({ type: 'pending', kind: 'tickets' });
    const other = cells.watch({ type: 'pending', kind: 'tickets' });
    one.subscribe(() => heard.push('one'));
    other.subscribe(() => heard.push('other'));
    const asked = told().filter((message) => message.type === 'ask');
    expect(asked).toHaveLength(1);
    expect(one.get()).toBeNull();
    say({ type: 'answer', watchId: asked[0]?.watchId ?? 0, answer: { type: 'pending', ids: [id] } });
    expect(heard).toEqual(['one', 'other']);
    expect(other.get()).toEqual({ type: 'pending', ids: [id] });
  });
});

describe('a window beside the one that has the worker', () => {
  function guest() {
    let claim: ClaimListener | null = null;
    const beside = page((listener) => {
      claim = listener;
      listener.waiting();
    });
    beside.link.start();
    return { ...beside, takesOver: () => claim?.own() };
  }
  const commands = (told: readonly PageToWorker[]) => told.filter((message) => message.type === 'execute');

  it('starts no worker of its own and asks through the other', () => {
    const { link, cells, joins, workers } = guest();
    cells.watch({ type: 'refused' }).subscribe(() => undefined);
    expect(joins()).toBe(1);
    const { port, told } = guestPort();
    link.join(port);
    expect(workers).toHaveLength(0);
    expect(told).toMatchObject([{ type: 'ask' }]);
  });

  it('has a worker of its own when the other window goes, and repeats what is unanswered under the same identifier', () => {
    const { link, told, takesOver, ports } = guest();
    const other = guestPort();
    link.join(other.port);
    void link.execute('ticket.create', {}, null);
    takesOver();
    expect(ports()).toBe(1);
    expect(commands(told())).toEqual(commands(other.told));
    expect(closed).toContain(other.port);
  });

  it('asks to join again when the window it asked through goes and a third one takes over', () => {
    const { link, joins } = guest();
    const first = guestPort();
    link.join(first.port);
    first.says({ type: 'state', state: { type: 'opening' } });
    void link.execute('ticket.create', {}, null);
    first.goesAway();
    expect(joins()).toBe(2);
    const second = guestPort();
    link.join(second.port);
    expect(commands(second.told)).toEqual(commands(first.told));
  });

  it('does not take a port that comes when it has the worker itself', () => {
    const { link, takesOver, told } = guest();
    takesOver();
    const late = guestPort();
    link.join(late.port);
    expect(closed).toContain(late.port);
    void link.execute('ticket.create', {}, null);
    expect(commands(told())).toHaveLength(1);
  });
});
