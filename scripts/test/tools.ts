import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/** JavaScript entry points of the tools, run on the pinned Node without a shell between. */
const TOOLS = {
  biome: ['@biomejs', 'biome', 'bin', 'biome'],
  depcruise: ['dependency-cruiser', 'bin', 'dependency-cruiser.mjs'],
  tsc: ['typescript', 'bin', 'tsc'],
  vitest: ['vitest', 'vitest.mjs'],
  playwright: ['@playwright', 'test', 'cli.js'],
} as const;

export interface ToolRun {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * Runs a development tool in the repository; its whole output goes to `logFile`.
 * With `live` the lines that `live` lets through are also shown as they come.
 */
export function runTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  options: { logFile: string; env?: Readonly<Record<string, string>>; live?: (line: string) => boolean },
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('node_modules', ...TOOLS[tool]), ...args], {
      cwd: inRoot(),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(options.logFile);
    let output = '';
    let line = '';
    const take = (chunk: Buffer) => {
      const text = chunk.toString();
      output += text;
      log.write(text);
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const whole of lines) if (options.live?.(whole)) process.stdout.write(`    ${whole.trimEnd()}\n`);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      log.end();
      resolve({ exitCode: code ?? 1, output });
    });
  });
}
