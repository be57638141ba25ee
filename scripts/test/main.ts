import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explain, SetupError } from '../setup/terminal.mjs';
import { lastLine, type StepResult, total } from './result.ts';
import { reportFolder, type Step, steps } from './steps.ts';

function chooseSteps(args: readonly string[]): readonly Step[] {
  const options = { only: { type: 'string' } } as const;
  let values: { only?: string };
  try {
    values = parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 'see npm test -- --help');
  }
  const word = values.only ?? '';
  const chosen = steps.filter((step) => step.name.includes(word));
  if (chosen.length === 0) throw new SetupError(`no step is called "${word}".`, 'see npm test -- --help');
  return chosen;
}

/** A step that cannot even run counts as one failure, and the next one goes on. */
async function runStep(step: Step, abort: AbortSignal): Promise<StepResult> {
  const started = performance.now();
  process.stdout.write(`▸ ${step.name}\n`);
  let result: StepResult = { passed: 0, failed: 1 };
  try {
    result = await step.run(abort);
  } catch (error) {
    explain(error);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${result.failed === 0 ? '✓' : '✗'} ${step.name}: ${lastLine(result)} (${seconds} s)\n`);
  return result;
}

/** Ends with the first signal that asks this process to end; every step then closes what it opened. */
function untilAskedToEnd(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  return asked.signal;
}

try {
  const abort = untilAskedToEnd();
  const chosen = chooseSteps(process.argv.slice(2));
  await mkdir(reportFolder, { recursive: true });
  const results: StepResult[] = [];
  for (const step of chosen) {
    if (abort.aborted) throw new SetupError(`interrupted before "${step.name}".`, 'run npm test again when you like.');
    results.push(await runStep(step, abort));
  }
  const sum = total(results);
  process.stdout.write(`${lastLine(sum)}\n`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
