import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Name of the folders that hold the socket of a running server; they are ours to remove. */
export const socketFolderPrefix = 'vaxelbord-pg-';

/** Whether the process is a PostgreSQL: its number may have gone to somebody else's process since. */
async function isPostgres(pid: string): Promise<boolean> {
  const name =
    process.platform === 'linux'
      ? readFile(`/proc/${pid}/comm`, 'utf8')
      : run('ps', ['-o', 'comm=', '-p', pid]).then(({ stdout }) => stdout);
  return basename((await name.catch(() => '')).trim()).startsWith('postgres');
}

/**
 * Clears what an API that was killed left: its PostgreSQL, which `stop` ends, and the folder of its socket. Lines of
 * postmaster.pid: 1 process, 5 socket folder (PostgreSQL, src/include/utils/pidfile.h).
 */
export async function clearLeftBehind(data: string, stop: () => Promise<void>): Promise<void> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = lines[0] ?? '';
  const socketFolder = lines[4] ?? '';
  if (/^\d+$/.test(pid) && (await isPostgres(pid))) await stop();
  if (basename(socketFolder).startsWith(socketFolderPrefix)) await rm(socketFolder, { recursive: true, force: true });
}
