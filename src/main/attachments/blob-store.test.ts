import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '../files/write-atomically.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { BlobStore, keptAfterSendingDays, type WriteDurably } from './blob-store.ts';
import { hashOf } from './hash-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-blobs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const clock = new ManualClock();
const bytesOf = (text: string) => new TextEncoder().encode(text);

function open(change: { write?: WriteDurably; quotaBytes?: number } = {}): Promise<BlobStore> {
  return BlobStore.open({ folder, clock, log: createTestLog(), ...change });
}

const blobPath = (bytes: Uint8Array) => join(folder, 'blobs', hashOf(bytes));

async function fetched(store: BlobStore, bytes: Uint8Array): Promise<void> {
  const hash = hashOf(bytes);
  await writeFile(store.partPathOf(hash), bytes);
  await store.adopt(hash, store.partPathOf(hash));
}

/** A disk that ends, as by a power cut, at the write of this number: before it, or when it has been done. */
function endingDisk(writes: number, isDone: boolean): WriteDurably {
  let count = 0;
  return async (file, content) => {
    count += 1;
    if (count < writes || (count === writes && isDone)) await writeAtomically(file, content);
    if (count >= writes) throw Object.assign(new Error('the power went'), { code: 'EIO' });
  };
}

describe('a file that was kept', () => {
  it('is there byte for byte after a restart, waiting to be sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), async (bytes) => {
        const hash = await (await open()).keep(bytes);
        const again = await open();
        expect(hash).toBe(hashOf(bytes));
        expect(again.stateOf(hash)?.state).toBe('waiting');
        expect(new Uint8Array((await again.read(hash)) ?? [])).toEqual(bytes);
      }),
      { numRuns: 15 },
    );
  });

  it('is mended by whoever gives the same file again after it was found damaged', async () => {
    const store = await open();
    const bytes = bytesOf('en skärmbild');
    const hash = await store.keep(bytes);
    await writeFile(blobPath(bytes), bytesOf('en skärmbilx'));
    expect(await store.verify(hash)).toBe(false);
    expect(store.refused()).toMatchObject([{ hash, refusedBecause: 'damaged' }]);
    expect(await store.keep(bytes)).toBe(hash);
    expect(await store.verify(hash)).toBe(true);
    expect(store.waiting().map((state) => state.hash)).toEqual([hash]);
  });

  it('is, wherever the power goes, either refused to the person or there after the restart', async () => {
    const bytes = bytesOf('en skärmbild');
    for (const isDone of [false, true]) {
      for (let writes = 1; writes <= 3; writes += 1) {
        await rm(folder, { recursive: true, force: true });
        const store = await open({ write: endingDisk(writes, isDone) });
        const saved = await store.keep(bytes).then(
          () => true,
          () => false,
        );
        const again = await open();
        const isThere = (await again.read(hashOf(bytes))) !== null;
        if (saved) expect(isThere).toBe(true);
        expect(again.waiting().map(({ hash }) => hash)).toEqual(isThere ? [hashOf(bytes)] : []);
        const names = await readdir(join(folder, 'blobs'));
        expect(names.filter((name) => name !== 'format')).toHaveLength(isThere ? 2 : 0);
      }
    }
  });

  it('whose state was lost is taken as unsent', async () => {
    const bytes = bytesOf('en rapport');
    const store = await open();
    await store.noteSent(await store.keep(bytes));
    await writeFile(`${blobPath(bytes)}.json`, '{"format":1,');
    expect((await open()).waiting().map(({ hash }) => hash)).toEqual([hashOf(bytes)]);
  });

  it('goes on where its upload stood', async () => {
    const store = await open();
    const hash = await store.keep(bytesOf('en film'));
    await store.noteUploadUrl(hash, 'http://127.0.0.1/uploads/1');
    expect((await open()).waiting()[0]?.uploadUrl).toBe('http://127.0.0.1/uploads/1');
  });

  it('a second time is one file, and one that was sent is asked for again', async () => {
    const store = await open();
    const bytes = bytesOf('en logga');
    const hash = await store.keep(bytes);
    await store.noteSent(hash);
    expect(store.waiting()).toEqual([]);
    expect(await store.keep(bytes)).toBe(hash);
    expect(store.waiting()).toHaveLength(1);
  });

  it('is refused when the disk is full, and leaves nothing', async () => {
    const full: WriteDurably = async () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    };
    const store = await open({ write: full });
    await expect(store.keep(bytesOf('x'))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(store.waiting()).toEqual([]);
  });
});

describe('a file that was damaged on the disk', () => {
  it('is removed when the API has it, so that it is fetched anew', async () => {
    const bytes = bytesOf('en bild från en kollega');
    const store = await open();
    await fetched(store, bytes);
    await writeFile(blobPath(bytes), 'annat');
    expect(await store.read(hashOf(bytes))).toBeNull();
    expect(store.stateOf(hashOf(bytes))).toBeUndefined();
  });

  it('is never removed when it is only here, but said to be damaged', async () => {
    const bytes = bytesOf('en egen bild');
    const store = await open();
    await store.keep(bytes);
    await writeFile(blobPath(bytes), 'annat');
    expect(await store.verify(hashOf(bytes))).toBe(false);
    expect(store.refused()).toMatchObject([{ refusedBecause: 'damaged' }]);
    expect(await readFile(blobPath(bytes), 'utf8')).toBe('annat');
  });
});

describe('room', () => {
  it('is made by removing what the API has, the longest unused first, never what is unsent or lately sent', async () => {
    const store = await open({ quotaBytes: 3_500 });
    const own = new Uint8Array(1_000).fill(1);
    const sent = new Uint8Array(1_000).fill(2);
    const files = [3, 4, 5].map((value) => new Uint8Array(1_000).fill(value));
    await store.keep(own);
    await store.noteSent(await store.keep(sent));
    for (const bytes of files) {
      clock.advance(60_000);
      await fetched(store, bytes);
      await store.read(hashOf(bytes));
    }
    const left = (bytes: Uint8Array) => store.stateOf(hashOf(bytes)) !== undefined;
    expect([left(own), left(sent), ...files.map(left)]).toEqual([true, true, false, false, true]);
    clock.advance((keptAfterSendingDays + 1) * 86_400_000);
    await store.read(hashOf(files[2] ?? own));
    await fetched(store, new Uint8Array(1_000).fill(6));
    expect([left(own), left(sent)]).toEqual([true, false]);
  });
});
