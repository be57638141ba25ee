import { type FileHandle, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { type Disk, realDisk } from '../../../src/main/journal/journal-file.ts';
import type { Life } from './life.ts';

/** A disk under a journal that forgets at a power cut what was written and not synchronised, all of it or a part. */
export class VolatileDisk {
  readonly disk: Disk;
  readonly #handles = new Set<FileHandle>();
  #unsyncedFrom: number | null = null;

  constructor(life: Life) {
    this.disk = {
      ...realDisk,
      write: (handle, bytes, position) =>
        life.activity.during(async () => {
          this.#handles.add(handle);
          await life.pass('journal-write');
          this.#unsyncedFrom = Math.min(position, this.#unsyncedFrom ?? position);
          await realDisk.write(handle, bytes, position);
        }),
      sync: () =>
        life.activity.during(async () => {
          await life.pass('journal-written');
          this.#unsyncedFrom = null;
          await life.pass('journal-synced');
        }),
      replace: (file, content) =>
        life.activity.during(async () => {
          await life.pass('journal-replace');
          await writeFile(`${file}.new`, content);
          await rename(`${file}.new`, file);
          this.#unsyncedFrom = null;
          await life.pass('journal-replaced');
        }),
      // Nothing here forgets the name of a file.
      syncFolder: () => Promise.resolve(),
    };
  }

  /** The power goes: of what was not synchronised so many thousandths are found on the disk afterwards. */
  async powerCut(path: string, keepPermille: number): Promise<void> {
    for (const handle of this.#handles) if (handle.fd !== -1) await handle.close();
    if (this.#unsyncedFrom === null) return;
    const { size } = await stat(path);
    const lost = Math.max(0, size - this.#unsyncedFrom);
    await truncate(path, this.#unsyncedFrom + Math.floor((lost * keepPermille) / 1_000));
  }
}
