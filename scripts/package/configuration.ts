import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';

/** How the application is packed: one archive, locked by fuses, which verifyFuses reads back. */
export function packagingConfiguration(electron: { folder: string; version: string }) {
  return {
    appId: 'se.vaxelbord.app',
    productName: 'Växelbord',
    executableName: 'vaxelbord',
    electronDist: electron.folder,
    electronVersion: electron.version,
    directories: { output: 'dist', buildResources: 'resources' },
    // Everything is bundled into out/; the archive carries no node_modules.
    files: ['out/**', 'package.json', '!node_modules', '!**/*.map', '!out/.stamp'],
    asar: true,
    npmRebuild: false,
    publish: null,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      // Checked by Electron on macOS and Windows; without effect on Linux.
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: { target: ['dir'], category: 'Office', icon: 'resources' },
    mac: { target: ['dmg', 'zip'], category: 'public.app-category.business' },
    win: { target: ['nsis'] },
    // The development runtime brings a start stub that a packed application must not have.
    afterPack: async ({ appOutDir }) => {
      await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
    },
  } satisfies Configuration;
}
