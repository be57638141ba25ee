import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, vi } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../../scripts/processes/free-port.ts';
import type { AmiAddress } from '../../../src/server/asterisk/ami-address.ts';
import { AmiConnection } from '../../../src/server/asterisk/ami-connection.ts';
import { exchangeFiles } from './configuration.ts';
import { type QueueLogLine, readQueueLog } from './queue-log.ts';

/** A real Asterisk with a folder of its own inside the Debian that `npm run test:pbx` has prepared. */
export interface Exchange {
  /** As somebody who may only listen. */
  readonly address: AmiAddress;
  /** A connection of the test's own, to do what telephones do. */
  hands(): Promise<AmiConnection>;
  queueLog(): Promise<QueueLogLine[]>;
  /** Ends it as a power cut does, and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const root = z.string().min(1).safeParse(process.env.VAXELBORD_ASTERISK_ROOT);

async function write(folder: string, inside: string, port: number, secret: string): Promise<void> {
  for (const name of ['etc', 'log', 'run', 'spool', 'db']) await mkdir(join(folder, name));
  const directories = `[directories]
astetcdir => ${inside}/etc
astmoddir => /usr/lib/x86_64-linux-gnu/asterisk/modules
astvarlibdir => /var/lib/asterisk
astdbdir => ${inside}/db
astdatadir => /usr/share/asterisk
astspooldir => ${inside}/spool
astrundir => ${inside}/run
astlogdir => ${inside}/log
`;
  const files = { 'asterisk.conf': directories, ...exchangeFiles(port, secret) };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'etc', name), text);
}

/** Starts an exchange on a free port of the loopback and waits until it answers. */
export async function startExchange(): Promise<Exchange> {
  if (!root.success) throw new Error('VAXELBORD_ASTERISK_ROOT is not set: run these tests by npm run test:pbx.');
  const folder = await mkdtemp(join(root.data, 'exchange-'));
  const inside = `/${basename(folder)}`;
  const address: AmiAddress = {
    host: '127.0.0.1',
    port: await freePort(),
    username: 'vaxelbord',
    secret: 'provhemlighet',
  };
  await write(folder, inside, address.port, address.secret);
  let output = '';
  const run = () => {
    const child = spawn('chroot', [root.data, 'asterisk', '-f', '-C', `${inside}/etc/asterisk.conf`]);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-4_000);
      });
    }
    return child;
  };
  let child = run();
  await answering(address, () => `${child.exitCode === null ? '' : 'It has ended. '}${output}`);

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  return {
    address,
    hands: () => AmiConnection.open({ ...address, username: 'hands' }, () => undefined),
    queueLog: async () => readQueueLog(await readFile(join(folder, 'log', 'queue_log'), 'utf8')),
    restart: async () => {
      await end('SIGKILL');
      child = run();
      await answering(address, () => output);
    },
    stop: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tries to log in until the queues are loaded. */
async function answering(address: AmiAddress, words: () => string): Promise<void> {
  const ask = async () => {
    const connection = await AmiConnection.open(address, () => undefined);
    const queues = await connection.list('QueueStatus', {}).finally(() => connection.close());
    expect(queues.length).toBeGreaterThan(0);
  };
  try {
    await vi.waitFor(ask, { timeout: 30_000, interval: 100 });
  } catch (error) {
    throw new Error(`Asterisk did not start. ${words()}`, { cause: error });
  }
}
