import { tmpdir } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import type { SyncStatus } from '#shared/ipc/types.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { DiskWatch, diskSpaceOf, diskStatusOf } from './disk-watch.ts';

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

describe('the room on a disk', () => {
  it.each([
    [300 * gibibyte, 500 * gibibyte, 'ok'],
    [24 * gibibyte, 500 * gibibyte, 'low'],
    [2 * gibibyte, 20 * gibibyte, 'ok'],
    [2 * gibibyte - 1, 20 * gibibyte, 'low'],
    [300 * mebibyte, 500 * gibibyte, 'low'],
    [300 * mebibyte - 1, 500 * gibibyte, 'critical'],
    [0, 500 * gibibyte, 'critical'],
  ] as const)('of %i bytes free of %i is %s', (freeBytes, totalBytes, level) => {
    expect(diskStatusOf({ freeBytes, totalBytes })).toEqual({ freeBytes, level });
  });

  it('is read from the system', async () => {
    const { freeBytes, totalBytes } = await diskSpaceOf(tmpdir());
    expect(freeBytes).toBeGreaterThan(0);
    expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
  });

  it('is looked at every half minute until nobody needs it, and is unknown where the system does not say', async () => {
    const clock = new ManualClock();
    const told: SyncStatus['disk'][] = [];
    let fails = false;
    const read = () =>
      fails ? Promise.reject(new Error('ENOSYS')) : Promise.resolve({ freeBytes: 0, totalBytes: gibibyte });
    const watch = new DiskWatch({ read, clock, log: createTestLog(), onDisk: (disk) => told.push(disk) });
    await watch.check();
    fails = true;
    clock.advance(30_000);
    await vi.waitFor(() => expect(told).toEqual([{ freeBytes: 0, level: 'critical' }, null]));
    watch.stop();
    expect(clock.pending).toEqual([]);
  });
});
