import { join } from 'node:path';
import { type Settings, settingsSchema } from '#shared/ipc/types.ts';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import type { Logger } from '../log/logger.ts';

const defaults: Settings = { language: 'sv', theme: 'system', notifications: true, callWindow: true, chosenKeys: {} };

/** The settings of this workstation: language, theme, notices by the system. */
export interface SettingsStore {
  get(): Settings;
  /** Returns the settings after the change. They hold for this run even when they cannot be written; the log says so. */
  change(change: Partial<Settings>): Promise<Settings>;
}

/** Reads the settings from the folder; unreadable ones are replaced by the defaults and the log says so. */
export async function openSettings(
  folder: string,
  language: Settings['language'] | undefined,
  log: Logger,
): Promise<SettingsStore> {
  const file = join(folder, 'settings.json');
  let settings = defaults;
  try {
    // One from before there was a setting has the others all the same.
    settings = { ...defaults, ...(await readJsonFile(file, settingsSchema.partial())) };
  } catch (error) {
    log.error('settings-unreadable', error);
  }
  if (language !== undefined) settings = { ...settings, language };
  return {
    get: () => settings,
    change: async (change) => {
      settings = settingsSchema.parse({ ...settings, ...change });
      try {
        await writeAtomically(file, JSON.stringify(settings));
      } catch (error) {
        log.error('settings-unwritten', error);
      }
      return settings;
    },
  };
}
