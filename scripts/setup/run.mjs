import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const TAIL_CHARACTERS = 4000;

/**
 * Runs a command in the repository, its output shown indented as it comes.
 * Returns the exit code and the last part of the output (all of it on demand); 127 when the command does not exist.
 */
export function run(command, args, { env = {}, cwd = root, quiet = false, wholeOutput = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let tail = '';
    const take = (chunk) => {
      const text = chunk.toString();
      tail = wholeOutput ? tail + text : (tail + text).slice(-TAIL_CHARACTERS);
      if (!quiet) process.stdout.write(text.replace(/^(?=.)/gm, '          │ '));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, tail: `${tail}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, tail }));
  });
}
