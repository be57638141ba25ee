import type { App } from '../../e2e/support/app.ts';

/** What the page notes of presses. */
interface Presses {
  /** Milliseconds from each press to the picture after it, by the browser's own event timing; short ones are 0. */
  readonly took: number[];
  /** The time stamp of the last key press. */
  pressedAt: number;
}

type PressWindow = Window & { presses?: Presses };

/** Shorter presses are not told by the browser: they were painted with the next frame. */
const TOLD_FROM_MILLISECONDS = 16;

/** Begins to note how long presses take. Once a page. */
async function begin(app: App): Promise<void> {
  await app.page.evaluate((told) => {
    const own = window as PressWindow;
    if (own.presses !== undefined) return;
    const presses: Presses = { took: [], pressedAt: 0 };
    own.presses = presses;
    addEventListener('keydown', ({ timeStamp }) => (presses.pressedAt = timeStamp), { capture: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') presses.took.push(entry.duration);
      // The browser's type has no room for the threshold of this one type of entries.
    }).observe({ type: 'event', durationThreshold: told } as PerformanceObserverInit);
  }, TOLD_FROM_MILLISECONDS);
}

/**
 * Presses these keys one after the other, each held for `pause` milliseconds as fingers do, and returns for each the milliseconds
 * until the next picture.
 */
async function untilPainted(app: App, keys: readonly string[], pause: number): Promise<number[]> {
  await begin(app);
  await app.page.evaluate(() => (window as PressWindow).presses?.took.splice(0));
  for (const key of keys) {
    await app.page.keyboard.press(key, { delay: pause });
  }
  const told = await app.page.evaluate(async () => {
    // Entries come after the picture they are of.
    for (let frames = 0; frames < 3; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return (window as PressWindow).presses?.took.splice(0) ?? [];
  });
  return [...told, ...Array.from({ length: Math.max(0, keys.length - told.length) }, () => 0)];
}

/** Presses a key and returns the milliseconds until the ticket shown beside the list is the selected one, painted. */
async function untilTicketShown(app: App, key: string): Promise<number> {
  await begin(app);
  const before = await app.page.locator('[role=grid] [aria-selected=true]').getAttribute('data-row-id');
  await app.page.keyboard.press(key);
  const shown = await app.page.waitForFunction((last) => {
    const row = document.querySelector('[role=grid] [aria-selected=true]');
    const number = row?.querySelector('td:nth-child(2)')?.textContent ?? '';
    const isThere = [...document.querySelectorAll('section[tabindex="-1"]')].some((section) =>
      section.textContent?.includes(number),
    );
    if (row === null || row.getAttribute('data-row-id') === last || number === '' || !isThere) return null;
    return { took: performance.now() - ((window as PressWindow).presses?.pressedAt ?? Number.NaN) };
  }, before);
  return (await shown.jsonValue())?.took ?? Number.NaN;
}

/** How long presses take in the page of a workstation. */
export const pressing = { untilPainted, untilTicketShown };
