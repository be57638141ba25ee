import { type Benchmark, percentile } from './harness.ts';
import { type ColdStart, coldStart, emptyStart } from './support/cold-start.ts';
import { largeWorkplace } from './support/workstation.ts';

const ROUNDS = 3;
/** Somebody who starts the application looks at it for a second before the hand is on the keyboard. */
const USABLE_MILLISECONDS = 1_000;

/** The application started again on a workstation that has everything, with the API running. */
export const benchmarks: Benchmark[] = [
  {
    name: 'Cold start: 200,000 tickets + 50,000 devices, from the window to a list that can be used',
    unit: 'ms',
    goal: { direction: 'at-most', value: USABLE_MILLISECONDS },
    run: async () => {
      const { app, size, workplace } = await largeWorkplace();
      const starts: ColdStart[] = [];
      for (let round = 0; round < ROUNDS; round += 1) starts.push(await coldStart(app, size.tickets));
      const empty = await workplace.open('empty');
      const peerValue = await emptyStart(empty);
      await empty.close();
      const value = percentile(
        starts.map((start) => start.everything),
        0.5,
      );
      return { value, peer: 'the page itself until the sign-in page, nothing stored', peerValue };
    },
  },
];
