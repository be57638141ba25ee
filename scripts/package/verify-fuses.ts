import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Configuration } from 'electron-builder';
import { SetupError } from '../setup/terminal.mjs';

type Fuses = NonNullable<Configuration['electronFuses']>;

const optionOf: Record<Exclude<keyof Fuses, 'resetAdHocDarwinSignature'>, FuseV1Options> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** Reads the fuses back from the packed program. Throws in words when one is not as the configuration says. */
export async function verifyFuses(program: string, wanted: Fuses): Promise<void> {
  const wire = await getCurrentFuseWire(program);
  const states = new Map(Object.entries(wire));
  for (const [name, option] of Object.entries(optionOf)) {
    const expected = wanted[name as keyof typeof optionOf] === true ? FuseState.ENABLE : FuseState.DISABLE;
    if (states.get(String(option)) !== expected) {
      throw new SetupError(
        `the packed program's fuse ${name} is not set as configured.`,
        'do not hand this package out.',
      );
    }
  }
}
