import type { Benchmark } from './harness.ts';
import { coldStart } from './support/cold-start.ts';
import { rendererMegabytes, workerHeapMegabytes } from './support/memory.ts';
import { largeWorkplace } from './support/workstation.ts';

const WORKER_MEGABYTES = 250;

/** Measured after a cold start, as on most mornings, with the list open. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Worker memory: 200,000 tickets + 50,000 devices, more of the window process than at the sign-in page',
    unit: 'MB',
    goal: { direction: 'at-most', value: WORKER_MEGABYTES },
    run: async () => {
      const { app, size, workplace } = await largeWorkplace();
      await coldStart(app, size.tickets);
      const heap = await workerHeapMegabytes(app);
      const filled = await rendererMegabytes(app);
      const empty = await workplace.open('nobody');
      await empty.waitFor('sign-in');
      const value = filled - (await rendererMegabytes(empty));
      await empty.close();
      return { value, peer: "the worker's JavaScript heap after a collection, without buffers", peerValue: heap };
    },
  },
];
