import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { liveServerFrameSchema } from '#shared/live/protocol.ts';
import { brokenOnce } from '../../../tests/support/broken-values.ts';
import { valuesOf } from '../../../tests/support/schema-values.ts';
import { createFakeSockets } from '../testing/fake-live-socket.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { LiveClient } from './live-client.ts';

/** The same frames at every run; another number draws others. */
const seed = 20_261_124;

const broken = fc.oneof(
  valuesOf(liveServerFrameSchema, { organisationId: ['burlov'] })
    .chain((frame) => brokenOnce(frame))
    .map(({ value }) => JSON.stringify(value) ?? ''),
  fc.string(),
  fc.json().map((text) => text.slice(0, -1)),
);
const snapshot = {
  type: 'snapshot' as const,
  organisationId: 'burlov',
  seq: 1_000_000_000,
  serverTime: '2026-11-24T09:00:00.000Z',
  calls: [],
  agents: [],
  figures: [],
  connectors: [],
};

it('a server that sends what is no frame is left, nothing of it is shown, and the next channel shows all anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(broken, { minLength: 1, maxLength: 4 }), async (texts) => {
      const clock = new ManualClock();
      const { open, sockets } = createFakeSockets();
      const frames: unknown[] = [];
      const client = new LiveClient({
        open,
        token: async () => ({ type: 'token', token: 'access' }),
        renew: async () => ({ type: 'token', token: 'access' }),
        clock,
        log: createTestLog(),
        onFrame: (frame) => frames.push(frame),
        onConnected: () => undefined,
        onSilence: () => undefined,
        onNews: () => undefined,
      });
      client.start();
      await vi.waitFor(() => expect(sockets).toHaveLength(1), { interval: 1 });
      const [socket] = sockets;
      socket?.onOpen();
      for (const text of texts) if (socket?.ended === false) socket.onText(text);
      for (const frame of frames) expect(liveServerFrameSchema.safeParse(frame).success).toBe(true);
      if (socket?.ended === true) {
        clock.advance(30_000);
        await vi.waitFor(() => expect(sockets).toHaveLength(2), { interval: 1 });
        sockets[1]?.onOpen();
      }
      const last = sockets.at(-1);
      last?.say(snapshot);
      expect(client.snapshotFrames()).toContainEqual(
        expect.objectContaining({ organisationId: 'burlov', seq: snapshot.seq }),
      );
      client.stop();
    }),
    { seed, numRuns: 300 },
  );
});
