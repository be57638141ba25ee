import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serverInfoSchema } from '../../src/shared/session/protocol.ts';

const listeningSchema = z.object({ event: z.literal('listening'), url: z.url() });

let folder = '';
const children = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-test-'));
});
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
  children.clear();
  await rm(folder, { recursive: true, force: true });
});

interface Api {
  child: ChildProcess;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Resolves with its exit code. */
  exited: Promise<number | null>;
  /** Resolves with the address it listens at; never when it does not get that far. */
  listening: Promise<string>;
}

function startApi(...args: string[]): Api {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['src/server/main.ts', '--port', '0', '--data', folder, ...args], { env });
  children.add(child);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const listening = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(listeningSchema.parse(JSON.parse(line)).url);
    });
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { child, errors: () => errors, exited, listening };
}

const incarnationAt = async (url: string) =>
  serverInfoSchema.parse(await (await fetch(`${url}/api/v1/server`)).json()).incarnation;

describe('the API process with its embedded database', { timeout: 90_000 }, () => {
  it('stops cleanly when asked, and finds the same database at the next start', async () => {
    const first = startApi();
    const incarnation = await incarnationAt(await first.listening);
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    const second = startApi();
    expect(await incarnationAt(await second.listening)).toBe(incarnation);
  });

  it('is another incarnation, once, after a start that says the database was put back from a backup', async () => {
    const first = startApi();
    const before = await incarnationAt(await first.listening);
    first.child.kill('SIGTERM');
    await first.exited;
    const restored = startApi('--restored');
    const after = await incarnationAt(await restored.listening);
    expect(after).not.toBe(before);
    restored.child.kill('SIGTERM');
    await restored.exited;
    expect(await incarnationAt(await startApi().listening)).toBe(after);
  });

  it('starts again on the same folder after it was killed', async () => {
    const first = startApi();
    const incarnation = await incarnationAt(await first.listening);
    first.child.kill('SIGKILL');
    await first.exited;
    const second = startApi();
    expect(await incarnationAt(await second.listening)).toBe(incarnation);
  });

  it('refuses a data folder in use and says by whom since when, while the first goes on', async () => {
    const first = startApi();
    const url = await first.listening;
    const second = startApi();
    expect(await second.exited).toBe(1);
    expect(second.errors()).toMatch(
      new RegExp(`in use by process ${first.child.pid}, since \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z`),
    );
    expect(second.errors()).not.toMatch(/\n\s+at /);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  });

  it('explains itself, and what is wrong with its arguments', async () => {
    const help = startApi('--help');
    expect(await help.exited).toBe(0);
    const wrong = startApi('--port', 'eight');
    expect(await wrong.exited).toBe(2);
    expect(wrong.errors()).toMatch(/^--port \(VAXELBORD_PORT\): must be a whole number\n/);
  });

  it('says that its port is taken, and leaves nothing running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const api = startApi('--port', String(port));
    expect(await api.exited).toBe(1);
    expect(api.errors()).toMatch(new RegExp(`Port ${port} .* is in use by another program`));
    await expect(access(join(folder, 'lock.json'))).rejects.toThrow();
    await expect(access(join(folder, 'postgresql', 'data', 'postmaster.pid'))).rejects.toThrow();
    taken.close();
  });
});
