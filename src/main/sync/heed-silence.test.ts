import { describe, expect, it } from 'vitest';
import type { ServerInfo } from '#shared/session/protocol.ts';
import { FakeSyncApi } from '../testing/fake-sync.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { heedSilence } from './heed-silence.ts';

type Answer = { type: 'ok'; value: ServerInfo };

describe('an API that is heeded', () => {
  it('is said to be silent once a question has waited for three seconds, and not before', () => {
    const clock = new ManualClock();
    const api = new FakeSyncApi();
    api.server = () => new Promise<Answer>(() => undefined);
    let silences = 0;
    void heedSilence(api, clock, () => (silences += 1)).server(AbortSignal.timeout(60_000));
    clock.advance(2_999);
    expect(silences).toBe(0);
    clock.advance(1);
    expect(silences).toBe(1);
    clock.advance(60_000);
    expect(silences).toBe(1);
  });

  it('is not said to be silent after it has answered or the question has failed', async () => {
    const clock = new ManualClock();
    const api = new FakeSyncApi();
    let silences = 0;
    const heeded = heedSilence(api, clock, () => (silences += 1));
    await heeded.server(AbortSignal.timeout(60_000));
    api.server = () => Promise.reject(new Error('stopped'));
    await expect(heeded.server(AbortSignal.timeout(60_000))).rejects.toThrow('stopped');
    expect(clock.pending).toEqual([]);
    expect(silences).toBe(0);
  });
});
