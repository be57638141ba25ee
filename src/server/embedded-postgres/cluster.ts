import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PoolConfig } from 'pg';
import { findPostgresBinaries } from './binaries.ts';
import { lockFolder } from './folder-lock.ts';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; as root it runs as this user and group (Debian's nobody/nogroup). */
const unprivileged = 65_534;
const superuser = 'vaxelbord';

/** Connection settings of one database on a server. */
export type DatabaseAddress = Pick<PoolConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'connectionString'>;

export interface EmbeddedPostgres {
  /** Address of a database on this server; the server's own `postgres` when left out. */
  address(database?: string): DatabaseAddress;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  folder: string;
  /** False only for throw-away data: no fsync. */
  durable: boolean;
}

function failure(what: string, error: unknown, logFile: string): Error {
  const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
  return new Error(`${what}: ${words || 'no words'} (log: ${logFile})`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

/** The superuser's password, made once per data folder and readable only by whoever runs the API. */
async function ownPassword(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const password = randomBytes(32).toString('base64url');
    await writeFile(path, password, { mode: 0o600 });
    return password;
  }
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Starts the PostgreSQL that npm carries on a data folder (made when it is not there: ICU, Swedish order, UTF-8) and
 * returns when it answers. It listens on a Unix socket in a folder of its own (on Windows on 127.0.0.1) and asks for a
 * password there too. Throws FolderInUseError when another process has the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const binaries = await findPostgresBinaries();
  const lock = await lockFolder(folder);
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: unprivileged, gid: unprivileged } : {};
  const own = async (path: string) => (asRoot ? chown(path, unprivileged, unprivileged) : undefined);
  const cluster = join(folder, 'postgresql');
  const data = join(cluster, 'data');
  const logFile = join(cluster, 'log.txt');
  const socketFolder = await mkdtemp(join(tmpdir(), 'vaxelbord-pg-'));

  const call = async (program: string, args: string[], what: string) => {
    try {
      await run(program, args, { ...identity, cwd: socketFolder, timeout: 120_000, windowsHide: true });
    } catch (error) {
      throw failure(what, error, logFile);
    }
  };

  try {
    await mkdir(cluster, { recursive: true });
    // Passage only: what lies in the data folder is closed by its own permissions.
    if (asRoot) await chmod(folder, (await stat(folder)).mode | 0o011);
    await chmod(cluster, 0o700);
    await own(cluster);
    await chmod(socketFolder, 0o700);
    await own(socketFolder);
    if (asRoot) await assertReachable([binaries.initdb, cluster], identity, socketFolder);
    const password = await ownPassword(join(folder, 'database-password'));

    if (!(await exists(join(data, 'PG_VERSION')))) {
      // Half a cluster from an interrupted first start has no data of anyone yet.
      await rm(data, { recursive: true, force: true });
      const passwordFile = join(socketFolder, 'password');
      await writeFile(passwordFile, password, { mode: 0o600 });
      await own(passwordFile);
      await call(
        binaries.initdb,
        [
          ...['-D', data, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
          ...['--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE'],
          ...(options.durable ? [] : ['--no-sync']),
        ],
        'The database could not be created',
      );
      await rm(passwordFile);
    }

    // Left behind by an API that was killed: its PostgreSQL still runs on this folder, on a socket nobody knows.
    if (await exists(join(data, 'postmaster.pid'))) {
      await call(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w'], 'stop').catch(() => undefined);
    }

    const overTcp = process.platform === 'win32';
    const port = overTcp ? await freePort() : 5432;
    const settings = [
      `-p ${port}`,
      overTcp ? '-c listen_addresses=127.0.0.1' : `-c listen_addresses='' -c unix_socket_directories=${socketFolder}`,
      '-c max_connections=60',
      options.durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off',
    ].join(' ');
    await call(
      binaries.pgCtl,
      ['start', '-D', data, '-l', logFile, '-w', '-t', '60', '-o', settings],
      'The database did not start',
    );

    const host = overTcp ? '127.0.0.1' : socketFolder;
    return {
      address: (database = 'postgres') => ({ host, port, user: superuser, password, database }),
      stop: async () => {
        await call(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w'], 'The database did not stop');
        await rm(socketFolder, { recursive: true, force: true });
        await lock.release();
      },
    };
  } catch (error) {
    await rm(socketFolder, { recursive: true, force: true });
    await lock.release();
    throw error;
  }
}

/** As root PostgreSQL runs as an unprivileged user, who must be able to walk to its programs and data. */
async function assertReachable(paths: string[], identity: { uid?: number; gid?: number }, cwd: string): Promise<void> {
  for (const path of paths) {
    try {
      await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...identity, cwd });
    } catch {
      throw new Error(
        `As root the embedded PostgreSQL runs as user ${unprivileged}, who cannot reach ${path}. ` +
          'Open the folders above it for passage (chmod o+x), place it elsewhere, run as an ordinary user, or set DATABASE_URL.',
      );
    }
  }
}
