import { rm } from 'node:fs/promises';
import { startPostgresqlCluster } from '../processes/postgresql-cluster.ts';
import { withInvisibleScreen } from '../processes/xvfb.ts';
import { installAsterisk, whyNoAsterisk } from '../setup/asterisk.ts';
import { buildApplication } from '../setup/build.ts';
import { installElectron } from '../setup/electron-runtime.ts';
import { inRoot } from '../setup/paths.mjs';
import { readPlaywrightReport, readVitestReport } from './reports.ts';
import { oneCheck, type StepResult, strictCounts } from './result.ts';
import { runTool } from './tools.ts';

/** One step of `npm test`. It prints what a person needs to see and returns what to count. */
export interface Step {
  readonly name: string;
  /** `abort` ends it early; it closes what it opened and returns a failure. */
  run(abort: AbortSignal): Promise<StepResult>;
}

export const reportFolder: string = inRoot('.cache', 'test');
const report = (name: string) => inRoot('.cache', 'test', name);

/** Passing tests are silent; files, failures and summaries are shown. */
const notEmpty = (line: string) => line.trim() !== '';

/** A failing check shows its last lines; the rest stands in its log. */
const SHOWN_LINES = 60;

function check(name: string, tool: 'biome' | 'depcruise' | 'tsc', args: readonly string[]): Step {
  return {
    name,
    run: async (abort) => {
      const logFile = report(`${name.replaceAll(' ', '-')}.log`);
      const { exitCode, output } = await runTool(tool, args, { logFile, abort });
      if (exitCode !== 0) {
        const lines = output.trim().split('\n');
        for (const line of lines.slice(-SHOWN_LINES)) process.stdout.write(`    ${line}\n`);
        if (lines.length > SHOWN_LINES) process.stdout.write(`    … the whole output: ${logFile}\n`);
      }
      return oneCheck(exitCode);
    },
  };
}

async function runVitest(
  project: string,
  name: string,
  env: Record<string, string>,
  abort: AbortSignal,
): Promise<StepResult> {
  const file = report(`${name}.json`);
  await rm(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['run', '--project', project, ...reporters];
  const { exitCode } = await runTool('vitest', args, { logFile: report(`${name}.log`), env, live: notEmpty, abort });
  return strictCounts(await readVitestReport(file), exitCode);
}

const unit: Step = { name: 'unit', run: (abort) => runVitest('unit', 'unit', {}, abort) };

const integrationEmbedded: Step = {
  name: 'integration embedded',
  run: (abort) => runVitest('integration', 'integration-embedded', { TEST_DATABASE_URL: '' }, abort),
};

const integrationSystem: Step = {
  name: 'integration system',
  run: async (abort) => {
    const cluster = await startPostgresqlCluster();
    process.stdout.write(`    PostgreSQL ${cluster.major} of this system\n`);
    try {
      return await runVitest('integration', 'integration-system', { TEST_DATABASE_URL: cluster.url }, abort);
    } finally {
      await cluster.stop();
    }
  },
};

const convergence: Step = {
  name: 'convergence',
  run: (abort) => runVitest('convergence', 'convergence', { TEST_DATABASE_URL: '' }, abort),
};

const pbx: Step = {
  name: 'pbx',
  run: async (abort) => {
    const reason = whyNoAsterisk();
    if (reason !== null) {
      process.stdout.write(`    left out, no Asterisk can be run here: ${reason}\n`);
      return { passed: 0, failed: 0 };
    }
    return await runVitest(
      'pbx',
      'pbx',
      { TEST_DATABASE_URL: '', VAXELBORD_ASTERISK_ROOT: await installAsterisk() },
      abort,
    );
  },
};

const endToEnd: Step = {
  name: 'e2e',
  run: async (abort) => {
    const electron = await installElectron();
    await buildApplication(electron);
    const file = report('e2e.json');
    await rm(file, { force: true });
    const { exitCode } = await withInvisibleScreen((screen) => {
      const env = { ...screen, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
      const args = ['test', '--project', 'e2e', '--reporter=list,json'];
      return runTool('playwright', args, { logFile: report('e2e.log'), env, live: notEmpty, abort });
    });
    return strictCounts(await readPlaywrightReport(file), exitCode);
  },
};

/** All steps of `npm test`, in order: the quick ones first. */
export const steps: readonly Step[] = [
  check('lint', 'biome', ['check', '.']),
  check('dependencies', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'src', 'tests']),
  check('types shared', 'tsc', ['-p', 'tsconfig.shared.json']),
  check('types node', 'tsc', ['-p', 'tsconfig.node.json']),
  check('types web', 'tsc', ['-p', 'tsconfig.web.json']),
  unit,
  integrationEmbedded,
  integrationSystem,
  pbx,
  convergence,
  endToEnd,
];
