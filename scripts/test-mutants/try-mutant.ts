import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { readVitestReport } from '../test/reports.ts';
import { reportFolder } from '../test/steps.ts';
import { runTool } from '../test/tools.ts';
import type { Mutant, Watcher } from './mutants.ts';
import { planted } from './planted.ts';

export type Verdict = { readonly type: 'killed' | 'survived'; readonly words: string };

/** What a copy of the repository needs for its tests, beside the packages. */
const parts = ['src', 'tests', 'scripts', 'resources'];

/** Copies the repository's source and plants the fault in the copy. */
async function plant({ name, edits }: Mutant): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-mutant-'));
  const files = (await readdir(inRoot(), { withFileTypes: true })).filter((entry) => entry.isFile());
  for (const part of [...parts, ...files.map((entry) => entry.name)]) {
    await cp(inRoot(part), join(folder, part), { recursive: true });
  }
  await symlink(inRoot('node_modules'), join(folder, 'node_modules'), 'junction');
  for (const edit of edits) {
    const file = join(folder, edit.file);
    await writeFile(file, planted(await readFile(file, 'utf8'), edit, name));
  }
  return folder;
}

/** Returns the first failing test's words; null when all passed. Tests that cannot even be loaded prove nothing. */
async function failing(folder: string, { project, files, tests }: Watcher, log: string, abort: AbortSignal) {
  const report = join(folder, 'report.json');
  const named = tests === undefined ? [] : ['--testNamePattern', tests];
  const args = ['run', '--project', project, ...files, ...named, '--bail=1'];
  const { output } = await runTool(
    'vitest',
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: folder,
      logFile: log,
      env: { TEST_DATABASE_URL: '', CONVERGENCE_AS_IT_IS: 'true' },
      abort,
    },
  );
  const { failed } = await readVitestReport(report);
  if (failed === 0 || !/ FAIL .* > /.test(output)) return null;
  const lines = output.split('\n').map((line) => line.trim());
  const test = lines.find((line) => /FAIL .* > /.test(line)) ?? '';
  return lines.find((line) => line.includes('broken promise')) ?? test;
}

/** Plants a fault in a copy of the repository and runs what must notice. */
export async function tryMutant(mutant: Mutant, number: number, abort: AbortSignal): Promise<Verdict> {
  const folder = await plant(mutant);
  try {
    for (const [index, watcher] of mutant.watchers.entries()) {
      const log = join(reportFolder, `mutant-${number + 1}-${index + 1}.log`);
      const words = await failing(folder, watcher, log, abort);
      if (words === null)
        return { type: 'survived', words: `${watcher.project} ${watcher.files.join(', ')} passed: ${log}` };
      if (index === mutant.watchers.length - 1) return { type: 'killed', words };
    }
    return { type: 'survived', words: 'nothing watches for it' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
