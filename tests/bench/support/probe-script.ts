import type { SyncStatus } from '#shared/ipc/types.ts';

/** What the probe notes in the page; times are milliseconds since the epoch, so that processes can be compared. */
export interface Probe {
  /** The last press of a button. */
  clickedAt: number | null;
  /** The first row of a list was painted. */
  rowsAt: number | null;
  /** The replica answered with every ticket it has, asked when the first row was painted; and how many those were. */
  everything: { at: number; tickets: number } | null;
  /** When the page first said that it is at the sign-in page, or ready. */
  states: Record<string, number>;
  /** A first or new snapshot was complete in the replica. */
  filledAt: number | null;
  /** The last press of a key or button, and the last change of a list or its count. */
  inputAt: number;
  changedAt: number;
  /** Frames that took longer than 50 ms, with what they took. */
  longFrames: number[];
  execute(name: string, args: unknown): Promise<number>;
  total(kind: string): Promise<number>;
  /** Asks for a list once; milliseconds until the answer is in the page. */
  listMs(query: object): Promise<number>;
  /** When a list of tickets with this title had grown to so many rows; not before it is asked for. */
  watchTitle(title: string, count: number): Promise<number>;
}

export type ProbedWindow = Window & {
  probe: Probe;
  vaxelbord: {
    sync: { status(): Promise<SyncStatus>; onStatusChanged(listener: (status: SyncStatus) => void): void };
  };
};

/**
 * Runs in the page before any script of it. It stands beside the product: it listens to what main says of the sync,
 * looks at the page once a frame until the first rows stand there, and speaks to the replica worker as the page does.
 */
export function probeScript(): void {
  const own = window as unknown as ProbedWindow;
  const now = () => performance.timeOrigin + performance.now();
  let worker: Worker | null = null;
  let watches = 1_000_000;

  function ask<T>(message: object, answerOf: (data: Record<string, unknown>) => T | undefined): Promise<T> {
    const asked = worker;
    if (asked === null) return Promise.reject(new Error('The page has no worker yet.'));
    return new Promise((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        const answer = answerOf(data);
        if (answer === undefined) return;
        asked.removeEventListener('message', hear);
        resolve(answer);
      };
      asked.addEventListener('message', hear);
      asked.postMessage(message);
    });
  }

  const probe: Probe = {
    clickedAt: null,
    rowsAt: null,
    everything: null,
    states: {},
    filledAt: null,
    inputAt: 0,
    changedAt: 0,
    longFrames: [],
    execute: async (name, args) => {
      const requestId = crypto.randomUUID();
      const started = performance.now();
      const request = { type: 'execute', requestId, name, args, at: new Date().toISOString(), replaces: null };
      const { status } = await ask(request, (data) =>
        data.requestId === requestId ? (data.result as { status: string }) : undefined,
      );
      if (status !== 'saved') throw new Error(`${name} was ${status}.`);
      return performance.now() - started;
    },
    total: async (kind) => {
      watches += 1;
      const watchId = watches;
      const query = { kind, where: [], text: '', sort: [], range: { start: 0, end: 0 }, facets: [] };
      const question = { type: 'list', query };
      const total = await ask({ type: 'ask', watchId, question }, (data) =>
        data.watchId === watchId ? (data.answer as { result: { total: number } }).result.total : undefined,
      );
      worker?.postMessage({ type: 'close', watchId });
      return total;
    },
    listMs: async (query) => {
      watches += 1;
      const watchId = watches;
      const started = performance.now();
      const took = await ask({ type: 'ask', watchId, question: { type: 'list', query } }, (data) =>
        data.watchId === watchId ? performance.now() - started : undefined,
      );
      worker?.postMessage({ type: 'close', watchId });
      return took;
    },
    watchTitle: async (title, count) => {
      watches += 1;
      const watchId = watches;
      const where = [{ field: 'title', op: 'in', values: [title] }];
      const query = { kind: 'tickets', where, text: '', sort: [], range: { start: 0, end: 50 }, facets: ['status'] };
      const at = await ask({ type: 'ask', watchId, question: { type: 'list', query } }, (data) =>
        data.watchId === watchId && (data.answer as { result: { total: number } }).result.total >= count
          ? now()
          : undefined,
      );
      worker?.postMessage({ type: 'close', watchId });
      return at;
    },
  };
  own.probe = probe;

  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    worker = this;
    Reflect.apply(post, this, args);
  };

  addEventListener(
    'click',
    () => {
      probe.clickedAt = now();
    },
    { capture: true },
  );

  for (const type of ['pointerdown', 'keydown', 'beforeinput']) {
    const note = () => {
      probe.inputAt = now();
    };
    addEventListener(type, note, { capture: true });
  }
  new MutationObserver((changes) => {
    const isOfList = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest('[role="grid"], [role="status"]') != null;
    // A change stands on the screen with the frame it was made for.
    if (changes.some(isOfList)) requestAnimationFrame(() => requestAnimationFrame(() => (probe.changedAt = now())));
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  let listens = false;
  let fills = false;
  const look = () => {
    // A frame asked for is a frame made: once there is nothing to look for, none is.
    if (probe.rowsAt === null || !listens) requestAnimationFrame(look);
    if (!listens && own.vaxelbord !== undefined) {
      listens = true;
      own.vaxelbord.sync.onStatusChanged(({ snapshot }) => {
        if (fills && snapshot === null) probe.filledAt ??= now();
        fills = snapshot !== null;
      });
    }
    const state = document.documentElement?.dataset.ready;
    if (state !== undefined) probe.states[state] ??= now();
    if (probe.rowsAt !== null || document.querySelector('[role="grid"] [data-row-id]') === null) return;
    // The rows stand in the document; with the frame after this one they have been painted.
    requestAnimationFrame(() => {
      if (probe.rowsAt !== null) return;
      probe.rowsAt = now();
      void probe.total('tickets').then((tickets) => {
        probe.everything = { at: now(), tickets };
      });
    });
  };
  requestAnimationFrame(look);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longFrames.push(entry.duration);
  }).observe({ type: 'long-animation-frame' });
}
