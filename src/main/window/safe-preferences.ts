import type { WebPreferences } from 'electron';

/** Returns what every page of ours may do: as little as Electron can be told (docs/security.md). */
export function safePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    // The page is compiled once after an update, not at its first two starts.
    v8CacheOptions: 'bypassHeatCheck',
    // Calls ring and figures count while another window is in front.
    backgroundThrottling: false,
  };
}
