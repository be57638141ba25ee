import fc from 'fast-check';
import { expect, it } from 'vitest';
import { liveClientFrameSchema } from '../../src/shared/live/protocol.ts';
import { brokenOnce } from '../support/broken-values.ts';
import { valuesOf } from '../support/schema-values.ts';
import { TestClient } from './support/client.ts';
import { isSnapshot, TestLive } from './support/live.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** The same frames at every run; another number draws others. */
const seed = 20_261_124;

const broken = fc.oneof(
  valuesOf(liveClientFrameSchema, { organisationId: ['burlov'] })
    .chain((frame) => brokenOnce(frame))
    .map(({ value }) => JSON.stringify(value) ?? ''),
  fc.string(),
  fc.json().map((text) => text.slice(0, -1)),
);

it('a live channel that says what is no frame is closed as not understood, and disturbs no other', async () => {
  const { url } = await fixture.start();
  const agent = await TestClient.signedIn(url, 'agent');
  const other = await TestLive.open(await TestClient.signedIn(url, 'colleague'));
  await other.next(isSnapshot);
  await fc.assert(
    fc.asyncProperty(broken, async (text) => {
      const live = await TestLive.open(agent);
      live.send(text);
      // Asked after it: answered where the frame could be understood all the same, else the channel is closed.
      const asked = live.ask({ type: 'setState', state: 'ready', pauseReason: '' }).then(() => 'answered');
      expect([1008, 1009, 'answered']).toContain(await Promise.race([live.closed, asked]));
      live.close();
    }),
    { seed, numRuns: 120 },
  );
  expect(await other.ask({ type: 'setState', state: 'logged-out', pauseReason: '' })).toMatchObject({ ok: true });
  other.close();
});
