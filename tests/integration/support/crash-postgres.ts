import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Stops the embedded PostgreSQL of a data folder as a power cut would (no checkpoint, connections dropped) and starts it
 * again with the options it ran with.
 */
export async function crashAndStart(folder: string): Promise<void> {
  const data = join(folder, 'postgresql', 'data');
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8');
  const program = options.split(' "')[0]?.trim() ?? '';
  const { uid, gid } = await stat(data);
  const identity = process.getuid?.() === 0 ? { uid, gid } : {};
  const place = options.includes('/proc/self/cwd') ? '/proc/self/cwd' : data;
  const log = join(place, '..', 'log.txt');
  await promisify(execFile)(
    join(dirname(program), 'pg_ctl'),
    ['restart', '-D', place, '-l', place === data ? log : '../log.txt', '-m', 'immediate', '-w', '-t', '60'],
    { ...identity, cwd: data, timeout: 90_000 },
  );
}
