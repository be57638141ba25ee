import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApi } from '../../../scripts/processes/api-process.ts';
import { inRoot } from '../../../scripts/setup/paths.mjs';

const execute = promisify(execFile);

/** What the demonstration data comes from; another day makes other data, as its dates are relative to today. */
const SOURCES = ['src/server', 'src/demo', 'src/shared'];
/** Tests never touch a database of whoever runs them. */
export const ownDatabase = { DATABASE_URL: undefined };

const KEEP_MILLISECONDS = 3_600_000;

const store = inRoot('.cache', 'e2e');

async function key(): Promise<string> {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const folder of SOURCES) {
    for (const entry of await readdir(inRoot(folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || /\.test\.tsx?$/.test(entry.name)) continue;
      hash.update(entry.name).update(await readFile(join(entry.parentPath, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Data of older sources; what another run may just be copying is left alone. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(store)) {
    const path = join(store, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > KEEP_MILLISECONDS) await rm(path, { recursive: true, force: true });
  }
}

/** The folder of a stopped central API with fresh demonstration data; made once, then kept for the next tests. */
async function preparedFolder(): Promise<string> {
  const ready = join(store, `demo-${await key()}`);
  if (existsSync(ready)) return ready;
  await mkdir(store, { recursive: true });
  await removeOld();
  const making = join(store, `making-${randomUUID()}`);
  const api = await startApi({ port: 0, data: making, demo: true, logFile: `${making}.log`, env: ownDatabase });
  await api.child.stop(30_000);
  await rename(making, ready).catch(async (error: unknown) => {
    // Another run was quicker: its data is as good.
    if (!existsSync(ready)) throw error;
    await rm(making, { recursive: true, force: true });
  });
  return ready;
}

/** Copies the demonstration data to `target`, with owner and mode: the database's folder belongs to an unprivileged user. */
export async function copyDemoData(target: string): Promise<void> {
  await execute('cp', ['-a', await preparedFolder(), target]);
}
