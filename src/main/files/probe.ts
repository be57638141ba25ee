import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type WriteFault, writeFaultOf } from '../journal/write-fault.ts';
import type { Logger } from '../log/logger.ts';
import { writeAtomically } from './write-atomically.ts';

/** Enough that a disk with a few free bytes counts as full: a day's journal of one person is smaller. */
const probeBytes = 256 * 1024;

/** Returns why nothing can be saved in the folder; null when a file could be written, synced and removed. */
export async function probeFolder(folder: string, log: Logger): Promise<WriteFault | null> {
  const file = join(folder, 'probe');
  try {
    await writeAtomically(file, new Uint8Array(probeBytes));
    await rm(file);
    return null;
  } catch (error) {
    log.error('storage-unwritable', error);
    await rm(file, { force: true }).catch((second: unknown) => log.error('probe-not-removed', second));
    return writeFaultOf(error);
  }
}
