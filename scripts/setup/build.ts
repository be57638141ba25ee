import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inRoot, pinnedNode } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './terminal.mjs';

/** What the bundles of main, preload and renderer are made from. */
const INPUTS = ['src/main', 'src/preload', 'src/renderer', 'src/shared', 'resources'];
const INPUT_FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json'];
const OUTPUTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const stampFile = inRoot('out', '.stamp');

async function listInputs(): Promise<string[]> {
  const files = [...INPUT_FILES];
  for (const folder of INPUTS) {
    if (!existsSync(inRoot(folder))) continue;
    for (const entry of await readdir(inRoot(folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) files.push(join(entry.parentPath, entry.name));
    }
  }
  return files.map((file) => (file.startsWith(inRoot()) ? file.slice(inRoot().length + 1) : file)).sort();
}

async function listOutputs(): Promise<string[]> {
  if (!OUTPUTS.every((file) => existsSync(inRoot(file)))) return [];
  const entries = await readdir(inRoot('out'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => file !== stampFile).sort();
}

async function hashFiles(files: readonly string[], salt: string): Promise<string> {
  const hash = createHash('sha256').update(salt);
  for (const file of files) hash.update(`${file}\0`).update(await readFile(resolve(inRoot(), file)));
  return hash.digest('hex');
}

/** Of sources and bundles alike: bundles that somebody built by hand from other sources are not taken for these. */
const stampOf = async (inputs: string) => `${inputs} ${await hashFiles(await listOutputs(), '')}`;

/** Bundles the application into out/ for this runtime, unless the bundles already belong to exactly these sources. */
export async function buildApplication(electron: { readonly version: string }): Promise<void> {
  const electronMajor = electron.version.split('.')[0] ?? '';
  const inputs = await hashFiles(await listInputs(), electronMajor);
  const current = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
  if (current === (await stampOf(inputs))) return;
  say('Building the application …');
  const script = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, tail } = await run(pinnedNode, [script, 'build', '--logLevel', 'warn'], {
    quiet: true,
    // electron-vite derives from it which syntax Chromium and Node understand.
    env: { NODE_ENV: 'production', NO_COLOR: '1', ELECTRON_MAJOR_VER: electronMajor },
  });
  if (code !== 0) {
    throw new SetupError(`the application could not be built:\n${tail.trim()}`, 'correct the source named above.');
  }
  const lacking = OUTPUTS.filter((file) => !existsSync(inRoot(file)));
  if (lacking.length > 0) {
    throw new SetupError(
      `the build left out ${lacking.join(', ')}.`,
      'compare electron.vite.config.ts with scripts/setup/build.ts.',
    );
  }
  await writeFile(stampFile, await stampOf(inputs));
  say('Application built.');
}
