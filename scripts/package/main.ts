import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { z } from 'zod';
import { buildApplication } from '../setup/build.ts';
import { installElectron } from '../setup/electron-runtime.ts';
import { inRoot } from '../setup/paths.mjs';
import { explain, SetupError, say } from '../setup/terminal.mjs';
import { packagingConfiguration } from './configuration.ts';
import { buildDebianPackage } from './debian.ts';
import { verifyFuses } from './verify-fuses.ts';

const packageSchema = z.object({
  version: z.string(),
  description: z.string(),
  author: z.object({ name: z.string(), email: z.string() }),
});

async function packApplication(): Promise<void> {
  if (process.platform !== 'linux') {
    throw new SetupError('packages are made on Linux so far.', 'run this on Debian or Ubuntu.');
  }
  const electron = await installElectron();
  await buildApplication(electron);
  say('Packing …');
  const configuration = packagingConfiguration(electron);
  await build({
    projectDir: inRoot(),
    targets: Platform.LINUX.createTarget('dir'),
    config: configuration,
  });
  const application = inRoot('dist', 'linux-unpacked');
  await verifyFuses(join(application, 'vaxelbord'), configuration.electronFuses);
  say(`Folder: ${application}`);
  const { version, description, author } = packageSchema.parse(
    JSON.parse(await readFile(inRoot('package.json'), 'utf8')),
  );
  const maintainer = `${author.name} <${author.email}>`;
  say('Making the Debian package …');
  say(
    `Package: ${await buildDebianPackage({ application, output: inRoot('dist'), version, description, maintainer })}`,
  );
  if (!electron.pinned) {
    say(`Note: this contains Electron ${electron.version} as carried by npm, which is for development only.`);
    say('A release must be built where the download of the pinned Electron can be reached.');
  }
}

try {
  await packApplication();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
