import { writeFile } from 'node:fs/promises';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { type Benchmark, percentile, sharedByRun } from './harness.ts';
import { coldStart } from './support/cold-start.ts';
import { type GrowthPoint, growthPlot } from './support/growth-plot.ts';
import { openLargeWorkplace } from './support/large-workplace.ts';
import { rendererMegabytes } from './support/memory.ts';
import { probed } from './support/page-probe.ts';
import { syncFirst } from './support/workstation.ts';

const SIZES = [20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
/** What a municipality's register holds does not grow with its tickets. */
const MOST_DEVICES = 50_000;

const words = ['skrivare', 'dator', 'lösenord', 'skärm', 'nätverk', 'konto', 'telefon', 'startar inte'];
const sorts = ['title', 'dueAt', 'createdAt', 'priorityRank', 'requester'];

/** Filter, text, sort order and counts together, in forty combinations; the first of each kind builds what it needs. */
const queries = words.flatMap((text) =>
  sorts.map((field, index) => ({
    kind: 'tickets',
    where: [
      { field: 'isOpen', op: 'in', values: [index % 2 === 0] },
      { field: 'priority', op: 'in', values: ['high', 'normal'] },
    ],
    text: index === 0 ? '' : text,
    sort: [{ field, descending: index % 2 === 1 }],
    range: { start: 0, end: 60 },
    facets: ['status', 'priority', 'organisationId'],
  })),
);

async function measureSize(tickets: number): Promise<GrowthPoint> {
  const size = { tickets, devices: Math.min(MOST_DEVICES, tickets / 4) };
  const workplace = await openLargeWorkplace(size);
  try {
    const app = await workplace.open('workstation');
    const { allRows } = await syncFirst(app, size);
    const { everything } = await coldStart(app, tickets);
    const memory = await rendererMegabytes(app);
    await probed.listsMs(app, queries);
    const query = percentile(await probed.listsMs(app, queries), 0.95);
    return { tickets, firstSync: allRows, coldStart: everything, memory, query };
  } finally {
    await workplace.close();
  }
}

/** Measures all sizes, smallest first, and draws them. */
const growth = sharedByRun(async () => {
  const points: GrowthPoint[] = [];
  for (const tickets of SIZES) points.push(await measureSize(tickets));
  await writeFile(inRoot('tests', 'bench', 'growth.json'), `${JSON.stringify(points, null, 2)}\n`);
  await writeFile(inRoot('docs', 'benchmarks-growth.svg'), growthPlot(points));
  const [smallest] = points;
  const largest = points.at(-1);
  if (smallest === undefined || largest === undefined) throw new Error('Nothing was measured.');
  return { value: { smallest, largest }, close: async () => undefined };
});

/** Fifty times the tickets may take fifty times as long, not more. */
const LINEAR = 50;

function atLargest(what: string, field: keyof GrowthPoint, unit: string, goal: Benchmark['goal']): Benchmark {
  return {
    name: `Growth: ${what}, 1,000,000 tickets`,
    unit,
    suite: 'growth',
    goal,
    run: async () => {
      const { smallest, largest } = await growth();
      return { value: largest[field], peer: 'the same with 20,000', peerValue: smallest[field] };
    },
  };
}

const linear = { direction: 'at-most', value: LINEAR, of: 'ratio' } as const;

export const benchmarks: Benchmark[] = [
  atLargest('filter, text, sort and counts asked from the page, p95', 'query', 'ms', {
    direction: 'at-most',
    value: 30,
  }),
  atLargest('first sync', 'firstSync', 'ms', linear),
  atLargest('cold start', 'coldStart', 'ms', linear),
  atLargest("memory of the window's process", 'memory', 'MB', linear),
];
