import type { Page } from '@playwright/test';
import type { App } from '../../e2e/support/app.ts';
import type { ProbedWindow } from './probe-script.ts';

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
  /** Milliseconds from the beginning of the page to the picture of the sign-in page: it is the first there is. */
  signInShown: async (app: App) => {
    // The page says so before it has painted anything, and the probe notes it a frame later.
    const handle = await app.page.waitForFunction(() => {
      const at = (window as unknown as ProbedWindow).probe.states['sign-in'];
      const paint = performance.getEntriesByName('first-paint')[0];
      if (at === undefined || paint === undefined) return null;
      return { after: Math.max(at - performance.timeOrigin, paint.startTime) };
    });
    return (await handle.jsonValue())?.after ?? Number.NaN;
  },
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
    const handle = await app.page.waitForFunction(
      (still) => {
        const { inputAt, changedAt } = (window as unknown as ProbedWindow).probe;
        const quiet = performance.timeOrigin + performance.now() - Math.max(inputAt, changedAt);
        return quiet < still ? null : { took: Math.max(0, changedAt - inputAt) };
      },
      STILL_MILLISECONDS,
      // Not once a frame, which is what is measured.
      { polling: STILL_MILLISECONDS / 4 },
    );
    return (await handle.jsonValue())?.took ?? Number.NaN;
  },
  /** Asks for lists one after the other; for each the milliseconds until its answer is in the page. */
  listsMs: (app: App, queries: readonly object[]) =>
    app.page.evaluate(async (given) => {
      const times: number[] = [];
      for (const query of given) times.push(await (window as unknown as ProbedWindow).probe.listMs(query));
      return times;
    }, queries),
  /** Begins to wait for so many tickets with a title; `at` tells when they were there, in milliseconds since the epoch. */
  watchTitle: async (app: App, title: string, count: number): Promise<{ at(): Promise<number> }> => {
    const reached = app.page.evaluate(
      ([wanted, rows]) => (window as unknown as ProbedWindow).probe.watchTitle(wanted, rows),
      [title, count] as const,
    );
    return { at: () => reached };
  },
  /** Waits until nothing waits to be sent. */
  untilSent: (app: App): Promise<void> =>
    app.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { sync } = (window as unknown as ProbedWindow).vaxelbord;
          const check = ({ unsent }: { unsent: number }) => {
            if (unsent === 0) resolve();
          };
          sync.onStatusChanged(check);
          void sync.status().then(check);
        }),
    ),
  /** The frames over 50 ms since it was last asked. */
  longFrames: (app: App) => app.page.evaluate(() => (window as unknown as ProbedWindow).probe.longFrames.splice(0)),
};
