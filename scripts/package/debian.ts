import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { SetupError } from '../setup/terminal.mjs';

/** Libraries the runtime loads, in the names of Debian 12; the alternatives are those of Debian 13 and Ubuntu 24.04. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libgbm1',
  'libasound2 | libasound2t64',
  'libnotify4',
  'xdg-utils',
].join(', ');

interface DebianOptions {
  /** The unpacked application. */
  readonly application: string;
  readonly output: string;
  readonly version: string;
  readonly description: string;
  readonly maintainer: string;
}

const desktopEntry = (description: string) => `[Desktop Entry]
Name=Växelbord
Comment=${description}
Exec=/opt/vaxelbord/vaxelbord %U
Terminal=false
Type=Application
Icon=vaxelbord
StartupWMClass=vaxelbord
Categories=Office;
`;

// Where unprivileged user namespaces are switched off, Chromium's sandbox needs its helper to be setuid root.
const afterInstallation = `#!/bin/sh
set -e
if [ -f /opt/vaxelbord/chrome-sandbox ]; then
  chown root:root /opt/vaxelbord/chrome-sandbox
  chmod 4755 /opt/vaxelbord/chrome-sandbox
fi
`;

async function sizeInKibibytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return Math.ceil(bytes / 1024);
}

async function writeTree(tree: string, options: DebianOptions, architecture: string): Promise<void> {
  const installed = join(tree, 'opt', 'vaxelbord');
  await cp(options.application, installed, { recursive: true, verbatimSymlinks: true });
  for (const folder of ['DEBIAN', 'usr/bin', 'usr/share/applications', 'usr/share/icons/hicolor/512x512/apps']) {
    await mkdir(join(tree, folder), { recursive: true });
  }
  await symlink('/opt/vaxelbord/vaxelbord', join(tree, 'usr/bin/vaxelbord'));
  await writeFile(join(tree, 'usr/share/applications/vaxelbord.desktop'), desktopEntry(options.description));
  const icon = inRoot('resources', 'icon.png');
  if (existsSync(icon)) await cp(icon, join(tree, 'usr/share/icons/hicolor/512x512/apps/vaxelbord.png'));
  const control = [
    'Package: vaxelbord',
    `Version: ${options.version}`,
    `Architecture: ${architecture}`,
    `Maintainer: ${options.maintainer}`,
    `Installed-Size: ${await sizeInKibibytes(installed)}`,
    `Depends: ${DEPENDS}`,
    'Section: misc',
    'Priority: optional',
    `Description: ${options.description}`,
  ];
  await writeFile(join(tree, 'DEBIAN', 'control'), `${control.join('\n')}\n`);
  await writeFile(join(tree, 'DEBIAN', 'postinst'), afterInstallation, { mode: 0o755 });
}

/**
 * Packs an unpacked application as a Debian package and returns its path. dpkg-deb is used as it is there on every
 * Debian; electron-builder's own way would download a packaging tool.
 */
export async function buildDebianPackage(options: DebianOptions): Promise<string> {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const target = join(options.output, `vaxelbord_${options.version}_${architecture}.deb`);
  const tree = join(options.output, 'debian-tree');
  await rm(tree, { recursive: true, force: true });
  try {
    await writeTree(tree, options, architecture);
    // Debian 12 and Ubuntu 22.04 read zstd; it takes seconds where xz takes minutes for a tenth of the size.
    const { code, tail } = await run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z5', '--build', tree, target], {
      quiet: true,
    });
    if (code !== 0) throw new SetupError(`dpkg-deb failed:\n${tail.trim()}`, 'run this on Debian or a system like it.');
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
  return target;
}
