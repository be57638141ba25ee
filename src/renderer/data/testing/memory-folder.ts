import { DamagedError } from '../rows/damaged-error.ts';
import type { SegmentFile, SegmentFolder } from '../worker/segment-folder.ts';

interface MemoryFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** As a power cut would leave it. */
  flushed: Uint8Array<ArrayBuffer>;
  isOpen: boolean;
}

/** A folder in memory that outlives the programs of a test, but not what they did not flush when the power is cut. */
export class MemoryFolder implements SegmentFolder {
  private readonly files = new Map<string, MemoryFile>();

  open(name: string): Promise<SegmentFile> {
    const file = this.files.get(name) ?? { bytes: new Uint8Array(), flushed: new Uint8Array(), isOpen: false };
    this.files.set(name, file);
    file.isOpen = true;
    return Promise.resolve({
      get length() {
        return file.bytes.length;
      },
      read(at, length) {
        if (at + length > file.bytes.length) throw new DamagedError('a file of rows is too short');
        return file.bytes.slice(at, at + length);
      },
      write(at, bytes) {
        const grown = new Uint8Array(Math.max(file.bytes.length, at + bytes.length));
        grown.set(file.bytes);
        grown.set(bytes, at);
        file.bytes = grown;
      },
      flush() {
        file.flushed = file.bytes;
      },
      close() {
        file.isOpen = false;
      },
    });
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  remove(name: string): Promise<void> {
    if (this.files.get(name)?.isOpen) return Promise.reject(new Error(`${name} is open`));
    this.files.delete(name);
    return Promise.resolve();
  }

  /** Every file as it was flushed last. */
  cutPower(): void {
    for (const file of this.files.values()) {
      file.bytes = file.flushed;
      file.isOpen = false;
    }
  }
}

const folders = new WeakMap<IDBFactory, MemoryFolder>();

/** Returns the folder beside an IndexedDB: both are one workstation's disk. */
export function folderBeside(indexedDB: IDBFactory): MemoryFolder {
  const known = folders.get(indexedDB);
  if (known !== undefined) return known;
  const folder = new MemoryFolder();
  folders.set(indexedDB, folder);
  return folder;
}
