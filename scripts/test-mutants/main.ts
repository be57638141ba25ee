import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explain, SetupError, say } from '../setup/terminal.mjs';
import { reportFolder } from '../test/steps.ts';
import { type Mutant, mutants } from './mutants.ts';
import { tryMutant, type Verdict } from './try-mutant.ts';

function chosen(args: string[]): Mutant[] {
  let word: string;
  try {
    word = parseArgs({ args, options: { only: { type: 'string', default: '' } } }).values.only;
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 'see npm run test:mutants -- --help');
  }
  const found = mutants.filter(({ name }) => name.includes(word));
  if (found.length === 0) throw new SetupError(`no mutant is called "${word}".`, 'see npm run test:mutants -- --help');
  return found;
}

try {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  await mkdir(reportFolder, { recursive: true });
  const verdicts: { mutant: Mutant; verdict: Verdict }[] = [];
  for (const [index, mutant] of chosen(process.argv.slice(2)).entries()) {
    if (asked.signal.aborted) throw new SetupError('interrupted.', 'run npm run test:mutants again when you like.');
    say(`${mutant.name} …`);
    verdicts.push({ mutant, verdict: await tryMutant(mutant, index, asked.signal) });
  }
  process.stdout.write('\n');
  for (const { mutant, verdict } of verdicts) {
    const mark = verdict.type === 'killed' ? '✓ killed  ' : '✗ SURVIVED';
    process.stdout.write(`${mark}  ${mutant.name}\n            ${verdict.words}\n`);
  }
  const survivors = verdicts.filter(({ verdict }) => verdict.type === 'survived').length;
  process.stdout.write(`\n${verdicts.length - survivors} killed, ${survivors} survived\n`);
  process.exitCode = survivors === 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
