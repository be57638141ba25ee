import { nativeTheme } from 'electron';
import type { Theme } from '#shared/ipc/types.ts';

/** Makes native parts (scroll bars, dialogs, media queries) follow the chosen theme. */
export function followTheme(theme: Theme): void {
  nativeTheme.themeSource = theme === 'high-contrast' ? 'dark' : theme;
}

/** Returns the colour of a window before its first frame: the canvas of each theme in src/renderer/ui/tokens.css. */
export function backgroundOf(theme: Theme): string {
  if (theme === 'high-contrast') return '#000000';
  return nativeTheme.shouldUseDarkColors ? '#12171a' : '#f3f5f5';
}
