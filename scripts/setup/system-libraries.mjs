import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { SetupError, say } from './terminal.mjs';

/** Oldest PostgreSQL that the central API promises to run on; Debian 12 carries it. */
const OLDEST_POSTGRESQL = 15;
const POSTGRESQL_FOLDER = '/usr/lib/postgresql';

const hasLibrary = (name) => (cache) => cache.includes(name);
const hasCommand = (name) => () =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
const hasPostgresql = () =>
  existsSync(POSTGRESQL_FOLDER) &&
  readdirSync(POSTGRESQL_FOLDER).some((version) => Number(version) >= OLDEST_POSTGRESQL);

/** What each purpose needs: a test for its presence, and the Debian packages that bring it, preferred name first. */
const NEEDS = {
  window: [
    { present: hasLibrary('libgtk-3.so.0'), packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
    { present: hasLibrary('libnss3.so'), packages: ['libnss3'] },
    { present: hasLibrary('libgbm.so.1'), packages: ['libgbm1'] },
    { present: hasLibrary('libasound.so.2'), packages: ['libasound2t64', 'libasound2'] },
  ],
  screen: [
    { present: hasCommand('Xvfb'), packages: ['xvfb'] },
    { present: hasCommand('xauth'), packages: ['xauth'] },
  ],
  exchange: [{ present: hasCommand('debootstrap'), packages: ['debootstrap'] }],
  postgresql: [{ present: hasPostgresql, packages: [`postgresql-${OLDEST_POSTGRESQL}`, 'postgresql'] }],
};

async function libraryCache() {
  const { code, tail } = await run('/sbin/ldconfig', ['-p'], { quiet: true, wholeOutput: true });
  if (code === 0) return tail;
  throw new SetupError(
    'the list of system libraries could not be read (/sbin/ldconfig -p).',
    'check that ldconfig exists; on a system without it set VAXELBORD_SKIP_SYSTEM=1 and install GTK 3, NSS, GBM, ALSA and Xvfb yourself.',
  );
}

async function availablePackage(names) {
  for (const name of names) {
    const { code, tail } = await run('apt-cache', ['policy', name], { quiet: true });
    if (code === 0 && /Candidate: (?!\(none\))/.test(tail)) return name;
  }
  return names[names.length - 1];
}

/**
 * Installs missing Debian packages for the given purposes (`window`, `screen`, `postgresql`, `exchange`) when root.
 * Not root: stops with the exact command. Other systems bring these libraries with their desktop and are left alone.
 */
export async function installSystemLibraries(purposes) {
  const skip = process.env.VAXELBORD_SKIP_SYSTEM === '1';
  if (skip || process.platform !== 'linux' || !existsSync('/etc/debian_version')) return;
  const cache = await libraryCache();
  const missing = purposes.flatMap((purpose) => NEEDS[purpose]).filter((need) => !need.present(cache));
  if (missing.length === 0) return;

  if (process.getuid() !== 0) {
    const names = await Promise.all(missing.map((need) => availablePackage(need.packages)));
    throw new SetupError(
      `system packages are missing: ${names.join(' ')}. Installing them needs root.`,
      `run: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`,
    );
  }
  say('Installing Debian packages …');
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-q'], { env: environment, quiet: true });
  if (updated.code !== 0) {
    throw new SetupError(
      `"apt-get update" failed:\n${updated.tail.trim()}`,
      'check the package sources, then try again.',
    );
  }
  const names = [];
  for (const need of missing) names.push(await availablePackage(need.packages));
  say(`  ${names.join(' ')}`);
  const args = ['install', '-y', '-q', '--no-install-recommends', ...names];
  const installed = await run('apt-get', args, { env: environment, quiet: true });
  if (installed.code !== 0) {
    throw new SetupError(`"apt-get ${args.join(' ')}" failed:\n${installed.tail.trim()}`, 'run that command by hand.');
  }
  say('Debian packages installed.');
}
