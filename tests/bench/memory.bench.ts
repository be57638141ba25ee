import type { Benchmark } from './harness.ts';
import { coldStart } from './support/cold-start.ts';
import { rendererMegabytes, workerMegabytes } from './support/memory.ts';
import { largeWorkplace } from './support/workstation.ts';

const WORKER_MEGABYTES = 250;

/** Measured after a cold start, as on most mornings, with the list open. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Worker memory: 200,000 tickets + 50,000 devices, heap and buffers after a collection',
    unit: 'MB',
    goal: { direction: 'at-most', value: WORKER_MEGABYTES },
    run: async () => {
      const { app, size, workplace } = await largeWorkplace();
      await coldStart(app, size.tickets);
      const value = await workerMegabytes(app);
      const filled = await rendererMegabytes(app);
      const empty = await workplace.open('nobody');
      await empty.waitFor('sign-in');
      const peerValue = filled - (await rendererMegabytes(empty));
      await empty.close();
      return { value, peer: 'what the whole renderer process has more than at the sign-in page', peerValue };
    },
  },
];
