import type { Page } from '@playwright/test';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { App } from '../../e2e/support/app.ts';

/** What the probe notes in the page; times are milliseconds since the epoch, so that processes can be compared. */
interface Probe {
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
  /** When a list of tickets with this title had grown to so many rows; not before it is asked for. */
  watchTitle(title: string, count: number): Promise<number>;
}

type ProbedWindow = Window & {
  probe: Probe;
  vaxelbord: {
    sync: { status(): Promise<SyncStatus>; onStatusChanged(listener: (status: SyncStatus) => void): void };
  };
};

/**
 * Runs in the page before any script of it. It stands beside the product: it listens to what main says of the sync,
 * looks at the page once a frame, and speaks to the replica worker as the page does.
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

  for (const type of ['pointerdown', 'keydown']) {
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
    requestAnimationFrame(look);
    if (!listens && own.vaxelbord !== undefined) {
      listens = true;
      own.vaxelbord.sync.onStatusChanged(({ snapshot }) => {
        if (fills && snapshot === null) probe.filledAt ??= now();
        fills = snapshot !== null;
      });
    }
    const state = document.documentElement?.dataset.ready;
    if (state !== undefined) probe.states[state] ??= now();
    if (probe.rowsAt !== null || document.querySelector('[role="grid"] [role="row"][data-key]') === null) return;
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

/** A list that has not changed for so long after a press has its answer. */
const STILL_MILLISECONDS = 300;

const nextAt = (page: Page, field: 'clickedAt' | 'rowsAt' | 'filledAt'): Promise<number> =>
  page
    .waitForFunction((name) => (window as unknown as ProbedWindow).probe[name], field, { timeout: 600_000 })
    .then(async (handle) => (await handle.jsonValue()) ?? Number.NaN);

/** Asks the probe in the page of a workstation opened with it. */
export const probed = {
  /** When a button was last pressed, in milliseconds since the epoch. */
  clickedAt: (app: App) => nextAt(app.page, 'clickedAt'),
  /** When the first row of a list was painted, in milliseconds since the epoch. */
  rowsAt: (app: App) => nextAt(app.page, 'rowsAt'),
  /** When a snapshot was complete in the replica. */
  filledAt: (app: App) => nextAt(app.page, 'filledAt'),
  /** When the window had its first picture, and when which tickets of all were there to be asked for. */
  start: async (app: App) => {
    const handle = await app.page.waitForFunction(() => {
      const { everything } = (window as unknown as ProbedWindow).probe;
      const paint = performance.getEntriesByName('first-paint')[0];
      if (everything === null || paint === undefined) return null;
      return { shownAt: performance.timeOrigin + paint.startTime, everything };
    });
    const start = await handle.jsonValue();
    if (start === null) throw new Error('The page painted nothing.');
    return start;
  },
  /** Milliseconds from the window's first picture to the sign-in page. */
  signInShown: (app: App) =>
    app.page.evaluate(() => {
      const { states } = (window as unknown as ProbedWindow).probe;
      const paint = performance.getEntriesByName('first-paint')[0];
      return (states['sign-in'] ?? Number.NaN) - performance.timeOrigin - (paint?.startTime ?? Number.NaN);
    }),
  /** How many rows of a kind the replica has. */
  total: (app: App, kind: string) =>
    app.page.evaluate((asked) => (window as unknown as ProbedWindow).probe.total(asked), kind),
  /** Carries commands out one after the other, as the page does; returns for each the milliseconds until "saved". */
  execute: (app: App, commands: readonly { name: string; args: unknown }[]) =>
    app.page.evaluate(async (given) => {
      const times: number[] = [];
      for (const { name, args } of given)
        times.push(await (window as unknown as ProbedWindow).probe.execute(name, args));
      return times;
    }, commands),
  /** Presses something and waits until the list has been still for a while; milliseconds from the press to its last change. */
  untilSettled: async (app: App, press: () => Promise<unknown>): Promise<number> => {
    await press();
    const handle = await app.page.waitForFunction((still) => {
      const { inputAt, changedAt } = (window as unknown as ProbedWindow).probe;
      const quiet = performance.timeOrigin + performance.now() - Math.max(inputAt, changedAt);
      return quiet < still ? null : { took: Math.max(0, changedAt - inputAt) };
    }, STILL_MILLISECONDS);
    return (await handle.jsonValue())?.took ?? Number.NaN;
  },
  /** Begins to wait for so many tickets with a title; `at` tells when they were there, in milliseconds since the epoch. */
  watchTitle: async (app: App, title: string, count: number): Promise<{ at(): Promise<number> }> => {
    const reached = app.page.evaluate(
      ([wanted, rows]) => (window as unknown as ProbedWindow).probe.watchTitle(wanted, rows),
      [title, count] as const,
    );
    return { at: () => reached };
  },
  /** Waits until nothing waits to be sent. */
  untilSent: async (app: App): Promise<void> => {
    await app.page.waitForFunction(
      async () => (await (window as unknown as ProbedWindow).vaxelbord.sync.status()).unsent === 0,
      undefined,
      { timeout: 300_000 },
    );
  },
  /** The frames over 50 ms since it was last asked. */
  longFrames: (app: App) => app.page.evaluate(() => (window as unknown as ProbedWindow).probe.longFrames.splice(0)),
};
