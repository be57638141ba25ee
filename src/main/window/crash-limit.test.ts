import { describe, expect, it } from 'vitest';
import { createCrashLimit } from './crash-limit.ts';

describe('a page that crashes', () => {
  it('is reloaded until it has crashed too often in too short a time', () => {
    const mayReload = createCrashLimit(3, 60_000);
    expect([0, 1_000, 2_000, 3_000].map(mayReload)).toEqual([true, true, true, false]);
  });

  it('is reloaded again when the crashes are far apart', () => {
    const mayReload = createCrashLimit(1, 60_000);
    expect([0, 60_000, 120_000].map(mayReload)).toEqual([true, true, true]);
  });
});
