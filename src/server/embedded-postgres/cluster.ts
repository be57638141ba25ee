import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PoolConfig } from 'pg';
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts';
import { lockFolder } from './folder-lock.ts';
import { clearLeftBehind, socketFolderPrefix } from './left-behind.ts';

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
  /** False only for throw-away data: no fsync, no autovacuum. */
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
  const carried = await findPostgresBinaries();
  const lock = await lockFolder(folder);
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: unprivileged, gid: unprivileged } : {};
  const own = async (path: string) => (asRoot ? chown(path, unprivileged, unprivileged) : undefined);
  const cluster = join(folder, 'postgresql');
  const data = join(cluster, 'data');
  const logFile = join(cluster, 'log.txt');
  const socketFolder = await mkdtemp(join(tmpdir(), socketFolderPrefix));

  const call = async (program: string, args: string[], what: string) => {
    try {
      await run(program, args, { ...identity, cwd: data, timeout: 120_000, windowsHide: true });
    } catch (error) {
      throw failure(what, error, logFile);
    }
  };

  try {
    await mkdir(data, { recursive: true });
    for (const path of [cluster, data]) {
      await chmod(path, 0o700);
      await own(path);
    }
    await chmod(socketFolder, 0o700);
    await own(socketFolder);
    const { binaries, dataPath } = await reachablePlaces(carried, data, identity, socketFolder);
    const password = await ownPassword(join(folder, 'database-password'));

    if (!(await exists(join(data, 'PG_VERSION')))) {
      // Half a cluster from an interrupted first start has no data of anyone yet.
      await rm(data, { recursive: true, force: true });
      await mkdir(data, { mode: 0o700 });
      await own(data);
      const passwordFile = join(socketFolder, 'password');
      await writeFile(passwordFile, password, { mode: 0o600 });
      await own(passwordFile);
      await call(
        binaries.initdb,
        [
          ...['-D', dataPath, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
          ...['--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE'],
          ...(options.durable ? [] : ['--no-sync']),
        ],
        'The database could not be created',
      );
      await rm(passwordFile);
    }

    const stop = () => call(binaries.pgCtl, ['stop', '-D', dataPath, '-m', 'fast', '-w'], 'The database did not stop');
    await clearLeftBehind(data, stop);

    const overTcp = process.platform === 'win32';
    const port = overTcp ? await freePort() : 5432;
    const settings = [
      `-p ${port}`,
      overTcp ? '-c listen_addresses=127.0.0.1' : `-c listen_addresses='' -c unix_socket_directories=${socketFolder}`,
      '-c max_connections=60',
      options.durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off',
    ].join(' ');
    await call(
      binaries.pgCtl,
      ['start', '-D', dataPath, '-l', relative(data, logFile), '-w', '-t', '60', '-o', settings],
      'The database did not start',
    );

    const host = overTcp ? '127.0.0.1' : socketFolder;
    return {
      address: (database = 'postgres') => ({ host, port, user: superuser, password, database }),
      stop: async () => {
        await stop();
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

interface Identity {
  uid?: number;
  gid?: number;
}

async function canReach(path: string, identity: Identity): Promise<boolean> {
  return await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...identity, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

/**
 * Returns the programs and the data folder's name as PostgreSQL will reach them. As root it runs as an unprivileged user,
 * for whom a checkout in a closed folder (/root, a mktemp folder) does not exist: then it gets a copy of the programs, and
 * the data as its working directory, which needs no way through the folders above.
 */
async function reachablePlaces(
  carried: PostgresBinaries,
  data: string,
  identity: Identity,
  privateFolder: string,
): Promise<{ binaries: PostgresBinaries; dataPath: string }> {
  if (identity.uid === undefined || process.platform !== 'linux') return { binaries: carried, dataPath: data };
  const dataPath = (await canReach(data, identity)) ? data : '/proc/self/cwd';
  if (await canReach(carried.initdb, identity)) return { binaries: carried, dataPath };
  const root = join(privateFolder, 'programs');
  await cp(carried.root, root, { recursive: true, verbatimSymlinks: true });
  const moved = (path: string) => join(root, relative(carried.root, path));
  return { binaries: { initdb: moved(carried.initdb), pgCtl: moved(carried.pgCtl), root }, dataPath };
}
