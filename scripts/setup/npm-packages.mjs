import { existsSync, readFileSync } from 'node:fs';
import { inRoot, pinnedNode } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './terminal.mjs';

const readLock = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/**
 * Names of locked packages that node_modules lacks or holds in another version.
 * npm keeps what it installed in node_modules/.package-lock.json; packages for other platforms may be absent.
 */
export function stalePackages(wanted, installed) {
  const stale = [];
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const found = installed[path];
    if (found === undefined ? !entry.optional : found.version !== entry.version) stale.push(path);
  }
  return stale;
}

function isCurrent() {
  const installedLock = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedLock) || !existsSync(pinnedNode)) return false;
  return stalePackages(readLock(inRoot('package-lock.json')), readLock(installedLock)).length === 0;
}

/** Installs the npm packages when node_modules is missing or differs from package-lock.json. */
export async function installNpmPackages() {
  if (isCurrent()) return;
  say('Installing the npm packages (a minute or two the first time) …');
  const { code, tail } = await run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  if (code !== 0) {
    throw new SetupError(
      `"npm ci" ended with code ${code}. Its last words:\n${tail.trim()}`,
      'check that the npm registry can be reached (npm ping), then run the same command again.',
    );
  }
  if (!existsSync(pinnedNode)) {
    throw new SetupError(
      'npm installed the packages but not the pinned Node: install scripts are switched off.',
      'run "npm config get ignore-scripts"; when it says true, run "npm ci --ignore-scripts=false" here.',
    );
  }
  say('npm packages installed.');
}
