import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './terminal.mjs';

/** Debian's stable releases carry no Asterisk; its development release does. */
const suite = 'sid';

/** Why a real Asterisk cannot be run here, or null when it can. */
export function whyNoAsterisk(): string | null {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return 'it is made of Debian packages';
  if (process.getuid?.() !== 0) return 'it lives in a root folder of its own, which needs root';
  return null;
}

/**
 * Returns the folder of a small Debian with Asterisk in it, made on first use (about a minute); nothing outside the
 * folder is touched. Throws SetupError in words.
 */
export async function installAsterisk(): Promise<string> {
  const folder = inRoot('.cache', 'asterisk');
  if (existsSync(`${folder}/usr/sbin/asterisk`)) return folder;
  const reason = whyNoAsterisk();
  if (reason !== null) {
    throw new SetupError(
      `Asterisk cannot be run here: ${reason}.`,
      'run this as root on a Debian machine, or leave it to CI.',
    );
  }
  if (spawnSync('debootstrap', ['--version'], { stdio: 'ignore' }).error !== undefined) {
    throw new SetupError('debootstrap is missing.', 'run: apt-get install -y debootstrap');
  }
  say('Installing Asterisk into a folder of its own …');
  // Made beside and renamed when whole: one that was interrupted is never taken for a good one.
  const unfinished = `${folder}-unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const args = ['--variant=minbase', '--include=asterisk,asterisk-modules', suite, unfinished];
  const { code, tail } = await run('debootstrap', args, { quiet: true });
  if (code !== 0) {
    throw new SetupError(`debootstrap failed:\n${tail.trim()}`, 'check the package sources, then try again.');
  }
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
  say('Asterisk installed.');
  return folder;
}
