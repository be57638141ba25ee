import { useEffect } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Theme } from '#shared/ipc/types.ts';

/** The themes tokens.css knows. */
export type DrawnTheme = 'light' | 'dark' | 'high-contrast';

/** Returns the theme to draw for a choice and what the computer prefers. */
export function drawnTheme(choice: Theme, prefers: { dark: boolean; contrast: boolean }): DrawnTheme {
  switch (choice) {
    case 'light':
    case 'dark':
    case 'high-contrast':
      return choice;
    case 'system':
      if (prefers.contrast) return 'high-contrast';
      return prefers.dark ? 'dark' : 'light';
    default:
      return assertNever(choice);
  }
}

/** Draws the chosen theme, and follows the computer while the choice is to follow it. */
export function useTheme(choice: Theme): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const contrast = window.matchMedia('(prefers-contrast: more)');
    const draw = () => {
      document.documentElement.dataset.theme = drawnTheme(choice, { dark: dark.matches, contrast: contrast.matches });
    };
    draw();
    dark.addEventListener('change', draw);
    contrast.addEventListener('change', draw);
    return () => {
      dark.removeEventListener('change', draw);
      contrast.removeEventListener('change', draw);
    };
  }, [choice]);
}
