import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../../../src/server/embedded-postgres/cluster.ts';

/** Where the PostgreSQL of this test run answers, as a superuser; each test makes databases of its own there. */
export type PostgresHost =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly password: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresHost;
  }
}

const embeddedAddressSchema = z.object({ host: z.string(), port: z.number(), user: z.string(), password: z.string() });

/** Ends a server whose data nobody wants any more: what is left to do when Vitest exits on a signal, without teardown. */
function endAtOnce(folder: string): void {
  const [pid] = readFileSync(join(folder, 'postgresql', 'data', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Vitest calls this once before all integration tests, and what it returns after them. The server is the one
 * TEST_DATABASE_URL names, or an embedded one that goes away with the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== '') {
    project.provide('postgres', { connectionString: given });
    return async () => undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'vaxelbord-test-'));
  const embedded = await startEmbeddedPostgres({ folder, durable: false });
  project.provide('postgres', embeddedAddressSchema.parse(embedded.address()));
  const interrupted = () => endAtOnce(folder);
  process.once('exit', interrupted);
  return async () => {
    process.off('exit', interrupted);
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
