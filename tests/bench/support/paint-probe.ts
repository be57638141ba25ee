import type { Page } from '@playwright/test';

type PaintWindow = Window & { untilPainted(selector: string, rows: number): Promise<number> };

const ROUNDS = 20;

/** Gives a page the means to say when rows were painted. Once a page. */
async function begin(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as PaintWindow).untilPainted = (selector, rows) =>
      new Promise((resolve) => {
        const look = () => {
          if (document.querySelectorAll(selector).length !== rows) return;
          observer.disconnect();
          // The frame they stand in has been painted when the next one begins.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true });
        look();
      });
  });
}

/** Waits until so many elements are painted; returns when that was, in milliseconds since the epoch by the page's clock. */
function until(page: Page, selector: string, rows: number): Promise<number> {
  return page.evaluate(([wanted, count]) => (window as unknown as PaintWindow).untilPainted(wanted, count), [
    selector,
    rows,
  ] as const);
}

/** Returns by how many milliseconds a page's clock is ahead of this process's, as the quickest of some questions tells. */
async function ahead(page: Page): Promise<number> {
  const tries: { took: number; by: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = clock();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const answered = clock();
    tries.push({ took: answered - asked, by: there - (asked + answered) / 2 });
  }
  return tries.reduce((best, each) => (each.took < best.took ? each : best)).by;
}

/** Milliseconds since the epoch by this process's clock, in fractions. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}

export const painting = { begin, until, ahead };
