import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUseError, lockFolder } from './folder-lock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
  it('is held by one at a time and names the holder', async () => {
    const lock = await lockFolder(folder);
    const error = await lockFolder(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FolderInUseError);
    expect(error).toMatchObject({ pid: process.pid, message: expect.stringContaining(String(process.pid)) });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('is given to exactly one of many who ask at the same time', async () => {
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('is taken over from a process that is gone, and from one whose number another process has now', async () => {
    const since = '2026-01-01T00:00:00.000Z';
    for (const holder of [
      { pid: 2 ** 22 + 1, since, startTicks: '1' },
      { pid: process.pid, since, startTicks: '1' },
    ]) {
      await writeFile(join(folder, 'lock.json'), JSON.stringify(holder));
      const lock = await lockFolder(folder);
      await lock.release();
    }
  });

  it('is taken over when the file of it is torn', async () => {
    await writeFile(join(folder, 'lock.json'), '{"pid":');
    await (await lockFolder(folder)).release();
  });
});
