import { BrowserWindow, Notification } from 'electron';
import type { SettingsStore } from '../settings/settings-store.ts';
import { SystemNotices } from './system-notices.ts';

/** Returns the way to the system's own notices; where the system has none, nothing is shown and the bell has it. */
export function openSystemNotices(settings: SettingsStore): SystemNotices {
  // Held while they are shown: one that is forgotten can no longer be chosen.
  const open = new Set<Notification>();
  return new SystemNotices({
    // The small window above all others shows a call, not what the notice tells of.
    isInFront: () => BrowserWindow.getFocusedWindow()?.isAlwaysOnTop() === false,
    isWanted: () => settings.get().notifications && Notification.isSupported(),
    show: (words, onOpen) => {
      const shown = new Notification(words);
      open.add(shown);
      shown.on('click', onOpen);
      shown.on('close', () => open.delete(shown));
      shown.show();
    },
  });
}
