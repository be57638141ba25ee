import type { App } from '../e2e/support/app.ts';
import { type Benchmark, percentile, sharedByRun } from './harness.ts';
import { probed } from './support/page-probe.ts';
import { pressing } from './support/press-probe.ts';
import { largeWorkplace } from './support/workstation.ts';

/** A tenth of a second is what a person takes for "at once". */
const AT_ONCE_MILLISECONDS = 100;
/** Longer frames are seen as a stop. */
const FRAME_MILLISECONDS = 50;
/** No screen of 60 Hz can show anything earlier. */
const ONE_FRAME_MILLISECONDS = 16.7;
const peer = 'one frame at 60 Hz';

/** A key that is held repeats as fast. */
const HELD_MILLISECONDS = 33;
/** Fast writing: some seven letters a second. */
const WRITING_MILLISECONDS = 140;

const sentence = 'Bytte kabel i rum 214 och provade igen, nu startar den.';

/** Letters as Playwright names their keys. */
const keysOf = (text: string) => [...text].map((letter) => (letter === ' ' ? 'Space' : letter));

const grid = ({ page, t }: App) => page.getByRole('grid', { name: t('tickets.title') });

async function toTheList(app: App): Promise<void> {
  await app.page.keyboard.press('Alt+2');
  await grid(app).waitFor();
  await grid(app).focus();
  await app.page.keyboard.press('Home');
}

/** What a person does, with the milliseconds of each press until the next picture. */
const doings = {
  'a key held to go down the list': async (app: App) => {
    await toTheList(app);
    return await pressing.untilPainted(app, Array<string>(60).fill('j'), HELD_MILLISECONDS);
  },
  'letters in the palette': async (app: App) => {
    await app.page.keyboard.press('Control+K');
    await app.page.getByRole('dialog').getByRole('searchbox').waitFor();
    const samples = await pressing.untilPainted(app, keysOf('skrivare andersson'), WRITING_MILLISECONDS);
    await app.page.keyboard.press('Escape');
    return samples;
  },
  'going from view to view': async (app: App) => {
    const views = ['Alt+6', 'Alt+2', 'Alt+4', 'Alt+8', 'Alt+9', 'Alt+2'];
    return await pressing.untilPainted(app, [...views, ...views, ...views], 3 * WRITING_MILLISECONDS);
  },
  'writing a note, its draft stored': async (app: App) => {
    await toTheList(app);
    await pressing.untilTicketShown(app, 'j');
    await app.page.keyboard.press('c');
    const samples = await pressing.untilPainted(app, keysOf(sentence), WRITING_MILLISECONDS);
    const saving = await pressing.untilPainted(app, ['Control+Enter'], 5 * WRITING_MILLISECONDS);
    return [...samples, ...saving];
  },
} as const;
type Doing = keyof typeof doings;

interface Done {
  readonly p95: number;
  readonly longestFrame: number;
}

const done = sharedByRun(async () => {
  const { app } = await largeWorkplace();
  const value = new Map<Doing, Done>();
  for (const [name, press] of Object.entries(doings) as [Doing, (of: App) => Promise<number[]>][]) {
    await probed.longFrames(app);
    const samples = await press(app);
    const frames = await probed.longFrames(app);
    value.set(name, { p95: percentile(samples, 0.95), longestFrame: Math.max(0, ...frames) });
  }
  return { value, close: async () => undefined };
});

const measured = async (doing: Doing, figure: keyof Done) => {
  const found = (await done()).get(doing);
  return { value: found?.[figure] ?? Number.NaN, peer, peerValue: ONE_FRAME_MILLISECONDS };
};

/** Presses with 200,000 tickets in the replica, in the real window. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Presses: j until the ticket beside the list is painted, p95',
    unit: 'ms',
    goal: { direction: 'at-most', value: AT_ONCE_MILLISECONDS },
    run: async () => {
      const { app } = await largeWorkplace();
      await toTheList(app);
      const samples: number[] = [];
      for (let count = 0; count < 40; count += 1) samples.push(await pressing.untilTicketShown(app, 'j'));
      return { value: percentile(samples, 0.95), peer, peerValue: ONE_FRAME_MILLISECONDS };
    },
  },
  ...(Object.keys(doings) as Doing[]).flatMap((doing): Benchmark[] => [
    {
      name: `Presses: ${doing}, until the next picture, p95`,
      unit: 'ms',
      goal: { direction: 'at-most', value: FRAME_MILLISECONDS },
      run: () => measured(doing, 'p95'),
    },
    {
      name: `Presses: ${doing}, the longest frame`,
      unit: 'ms',
      goal: { direction: 'at-most', value: FRAME_MILLISECONDS },
      run: () => measured(doing, 'longestFrame'),
    },
  ]),
];
