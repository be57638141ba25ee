import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import type { App } from '../support/app.ts';

const pictures = inRoot('docs', 'screenshots');
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;
const looks = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
] as const;
/** Drawn once a view: its sizes and places are those of the others. */
const highContrast = { name: 'contrast', media: { colorScheme: 'dark', contrast: 'more' } } as const;

async function resize(app: App, size: { width: number; height: number }): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await app.page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
}

async function picture(page: Page, name: string, scheme: string, width: number): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, `${name}-${scheme}-${width}.png`), animations: 'disabled' });
}

/** Takes the pictures of a view: light and dark, small and large, and once with high contrast. */
export async function everyLook(app: App, name: string): Promise<void> {
  const { page } = app;
  // A pointer over a row would look like a choice.
  await page.mouse.move(0, 0);
  for (const size of sizes) {
    await resize(app, size);
    for (const look of size === sizes[0] ? [...looks, highContrast] : looks) {
      await page.emulateMedia({ ...look.media, reducedMotion: 'reduce' });
      await picture(page, name, look.name, size.width);
    }
  }
}
