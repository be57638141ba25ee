import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '../setup/terminal.mjs';
import { freePort } from './free-port.ts';

const execute = promisify(execFile);

const INSTALLED = '/usr/lib/postgresql';
const OLDEST_MAJOR = 15;
/** `nobody`: PostgreSQL refuses to run as root. */
const UNPRIVILEGED = 65_534;

/** A PostgreSQL server of the system's packages, on a folder that goes away with it. */
export interface PostgresqlCluster {
  readonly major: number;
  /** Connection string of its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

function oldestSupported(): number {
  const majors = existsSync(INSTALLED) ? readdirSync(INSTALLED).map(Number) : [];
  const usable = majors.filter((major) => major >= OLDEST_MAJOR).sort((a, b) => a - b);
  const oldest = usable[0];
  if (oldest !== undefined) return oldest;
  throw new SetupError(
    `no PostgreSQL ${OLDEST_MAJOR} or newer is installed in ${INSTALLED}.`,
    `on Debian: apt-get install postgresql-${OLDEST_MAJOR}`,
  );
}

/** Creates and starts a throw-away cluster of the oldest supported PostgreSQL on this machine, on loopback. */
export async function startPostgresqlCluster(): Promise<PostgresqlCluster> {
  const major = oldestSupported();
  const tool = (name: string) => join(INSTALLED, String(major), 'bin', name);
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-postgresql-'));
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('hex');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  const asRoot = process.getuid?.() === 0;
  if (asRoot) for (const path of [folder, passwordFile]) await chown(path, UNPRIVILEGED, UNPRIVILEGED);
  const identity = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
  const call = async (name: string, args: readonly string[]) => {
    try {
      await execute(tool(name), [...args], { ...identity, cwd: folder });
    } catch (error) {
      const words = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
      throw new SetupError(`${name} of PostgreSQL ${major} failed: ${words.trim()}`, `look into ${folder}/log`);
    }
  };
  await call('initdb', [
    ...['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
    ...['--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE'],
  ]);
  const port = await freePort();
  // A cluster that goes away after the tests needs neither durability nor care.
  const throwAway = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off';
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c max_connections=60 ${throwAway}`;
  await call('pg_ctl', ['start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', settings]);
  return {
    major,
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await call('pg_ctl', ['stop', '-w', '-D', data, '-m', 'immediate']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
