import type { Locator } from '@playwright/test';
import type { App } from '../e2e/support/app.ts';
import { type Benchmark, percentile, sharedByRun } from './harness.ts';
import { probed } from './support/page-probe.ts';
import { largeSize, largeWorkplace } from './support/workstation.ts';

/** A tenth of a second is what a person takes for "at once". */
const AT_ONCE_MILLISECONDS = 100;
/** Longer frames are seen as a stop. */
const FRAME_MILLISECONDS = 50;
/** Words of the texts, typed letter by letter. */
const searches = ['skrivare', 'dator startar', 'lösenord'];

/** Presses a button where it is, as a mouse does: Playwright's own click looks at the page for a while first. */
async function pressAt(page: App['page'], button: Locator): Promise<() => Promise<void>> {
  const box = await button.boundingBox();
  if (box === null) throw new Error('The button is not on the screen.');
  return () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Presses what a person presses; for each the milliseconds until the list has changed for the last time. */
async function pressEverything(app: App): Promise<number[]> {
  const { page, t } = app;
  const samples: number[] = [];
  const after = async (press: () => Promise<unknown>) => samples.push(await probed.untilSettled(app, press));
  // People begin where they were, or with their day.
  await page.keyboard.press('Alt+2');
  await page.getByRole('grid', { name: t('tickets.title') }).waitFor();
  const filter = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).first();
  for (const status of ['all', 'closed', 'waiting', 'all'] as const) {
    await after(await pressAt(page, filter(t(`tickets.filter.status.${status}`))));
  }
  const headers = page
    .getByRole('grid', { name: t('tickets.title') })
    .getByRole('columnheader')
    .getByRole('button');
  const count = await headers.count();
  for (let index = 0; index < count; index += 1) {
    for (let time = 0; time < 2; time += 1) await after(await pressAt(page, headers.nth(index)));
  }
  const field = page.getByRole('searchbox', { name: t('tickets.filter.search') });
  for (const words of searches) {
    await field.focus();
    for (const letter of words) await after(() => page.keyboard.type(letter));
    await field.fill('');
  }
  return samples;
}

const pressed = sharedByRun(async () => {
  const { app } = await largeWorkplace();
  await probed.longFrames(app);
  const samples = await pressEverything(app);
  const frames = await probed.longFrames(app);
  return {
    value: { p95: percentile(samples, 0.95), longestFrame: Math.max(0, ...frames) },
    close: async () => undefined,
  };
});

/** What a list without an index does on each press: one bare sort in Swedish order of as many short texts. */
function bareSort(): number {
  const collator = new Intl.Collator('sv', { numeric: true });
  const texts = Array.from({ length: largeSize.tickets }, (_, n) => `Ärende ${(n * 7_919) % largeSize.tickets}`);
  const started = performance.now();
  texts.sort(collator.compare);
  return performance.now() - started;
}

const peer = 'bare sort of 200,000 short texts by Intl.Collator';

/** The ticket list as people use it, in the real window: filters, sort orders, search letter by letter. */
export const benchmarks: Benchmark[] = [
  {
    name: 'List of 200,000 tickets: press of a filter, a sort order or a letter until the list is painted, p95',
    unit: 'ms',
    goal: { direction: 'at-most', value: AT_ONCE_MILLISECONDS },
    run: async () => ({ value: (await pressed()).p95, peer, peerValue: bareSort() }),
  },
  {
    name: 'List of 200,000 tickets: the longest frame meanwhile',
    unit: 'ms',
    goal: { direction: 'at-most', value: FRAME_MILLISECONDS },
    run: async () => ({ value: (await pressed()).longestFrame, peer, peerValue: bareSort() }),
  },
];
