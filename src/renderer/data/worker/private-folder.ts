import { DamagedError } from '../rows/damaged-error.ts';
import type { SegmentFile, SegmentFolder } from './segment-folder.ts';

/** The part of a worker's file handle that is used; the page's own types are loaded here. */
interface SyncAccess {
  getSize(): number;
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}
type WorkerFileHandle = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccess> };

/** A worker that was killed lets go of its files a moment after its lock. */
const attempts = 40;
const betweenAttemptsMilliseconds = 50;

const isNamed = (error: unknown, name: string) => error instanceof DOMException && error.name === name;

async function openAlone(handle: WorkerFileHandle): Promise<SyncAccess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (error) {
      if (attempt === attempts || !isNamed(error, 'NoModificationAllowedError')) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenAttemptsMilliseconds));
    }
  }
}

function readInto(handle: SyncAccess, bytes: Uint8Array, at: number): number {
  try {
    return handle.read(bytes, { at });
  } catch (error) {
    throw new DamagedError('a file of rows cannot be read', { cause: error });
  }
}

function fileOf(handle: SyncAccess): SegmentFile {
  return {
    get length() {
      return handle.getSize();
    },
    read(at, length) {
      const bytes = new Uint8Array(length);
      if (readInto(handle, bytes, at) !== length) throw new DamagedError('a file of rows is too short');
      return bytes;
    },
    write(at, bytes) {
      if (handle.write(bytes, { at }) !== bytes.length) throw new Error('the disk did not take all bytes of some rows');
    },
    flush: () => handle.flush(),
    close: () => handle.close(),
  };
}

/**
 * A folder of the origin's private file system (https://fs.spec.whatwg.org/), which only a worker may read without
 * waiting: ten times as fast here as the same bytes out of IndexedDB.
 */
export function privateFolder(name: string): SegmentFolder {
  const folder = async () => {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(name, { create: true });
  };
  return {
    async open(file) {
      const handle = await (await folder()).getFileHandle(file, { create: true });
      return fileOf(await openAlone(handle as WorkerFileHandle));
    },
    async list() {
      const names: string[] = [];
      for await (const each of (await folder()).keys()) names.push(each);
      return names;
    },
    async remove(file) {
      try {
        await (await folder()).removeEntry(file);
      } catch (error) {
        if (!isNamed(error, 'NotFoundError')) throw error;
      }
    },
  };
}
