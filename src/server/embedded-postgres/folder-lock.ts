import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { newId } from '#shared/identity/ids.ts';
import { instantSchema } from '#shared/time/instant.ts';

const holderSchema = z.object({
  pid: z.number().int().positive(),
  since: instantSchema,
  /** Start time of the process in clock ticks since boot: tells a reused pid apart. Null where the system does not say. */
  startTicks: z.string().nullable(),
});
type Holder = z.infer<typeof holderSchema>;

/** The data folder belongs to a running process; the message names it. */
export class FolderInUseError extends Error {
  readonly pid: number;
  readonly since: string;

  constructor(folder: string, holder: Holder) {
    super(`The data folder ${folder} is in use by process ${holder.pid}, since ${holder.since}. Stop it first.`);
    this.name = 'FolderInUseError';
    this.pid = holder.pid;
    this.since = holder.since;
  }
}

/** A held lock; `release` gives the folder back. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Field 22 of /proc/<pid>/stat (proc(5)), counted after the command name, which may hold spaces; null elsewhere. */
async function startTicksOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // No such process, or a system without /proc: the caller also asks with a signal.
    return null;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const ticks = await startTicksOf(holder.pid);
  return ticks === null || holder.startTicks === null || ticks === holder.startTicks;
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Gone meanwhile, or torn by a crash while it was written: nobody holds it.
    return null;
  }
}

/**
 * Takes the lock of a data folder. Throws FolderInUseError when a living process holds it; the lock of a dead one is
 * taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock.json');
  const own: Holder = {
    pid: process.pid,
    since: new Date().toISOString(),
    startTicks: await startTicksOf(process.pid),
  };
  // Made whole first and then linked into place: nobody ever reads half a lock and takes its holder for dead.
  const prepared = join(folder, `lock-${newId()}`);
  await writeFile(prepared, JSON.stringify(own), { mode: 0o644, flush: true });
  try {
    return await takeLock(folder, path, prepared);
  } finally {
    await rm(prepared, { force: true });
  }
}

async function takeLock(folder: string, path: string, prepared: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await link(prepared, path);
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = await readHolder(path);
    if (holder !== null && (await isAlive(holder))) throw new FolderInUseError(folder, holder);
    // Renaming first lets only one of two starters clear a dead process's lock.
    const aside = join(folder, `lock-of-dead-process-${newId()}`);
    await rename(path, aside).catch(() => undefined);
    await rm(aside, { force: true });
  }
  throw new Error(`The lock of the data folder ${folder} could not be taken: others are taking it at the same time.`);
}
