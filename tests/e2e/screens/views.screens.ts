import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { serviceDeskNumbers } from '../../../src/demo/data/numbers.ts';
import type { App } from '../support/app.ts';
import { expect, test } from '../support/test.ts';

const pictures = inRoot('docs', 'screenshots');
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const;
const schemes = ['light', 'dark'] as const;
/** Every view, with the key that opens it. */
const views = [
  ['switchboard', 'Alt+1'],
  ['tickets', 'Alt+2'],
  ['fault-report', 'Alt+3'],
  ['loans', 'Alt+4'],
  ['supervision', 'Alt+5'],
] as const;
/** From the series PTS keeps free for fiction; calling several desks makes more than one queue wait. */
const calls = [
  { from: '+46701740605', to: serviceDeskNumbers.burlov },
  { from: '+46701740610', to: serviceDeskNumbers.kavlinge },
  { from: '+46317998210', to: serviceDeskNumbers.staffanstorp },
];

async function resize(app: App, size: { width: number; height: number }): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await app.page.waitForFunction(
    ({ width, height }) => window.innerWidth === width && window.innerHeight === height,
    size,
  );
}

async function untilDrawn(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

async function picture(page: Page, name: string, scheme: string, width: number): Promise<void> {
  await untilDrawn(page);
  await page.screenshot({ path: join(pictures, `${name}-${scheme}-${width}.png`), animations: 'disabled' });
}

test('every view, light and dark, on a small and a large screen', async ({ api, pbx, openApp }) => {
  const app = await openApp();
  const { page } = app;
  const everyLook = async (name: string) => {
    for (const size of sizes) {
      await resize(app, size);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await picture(page, name, colorScheme, size.width);
      }
    }
  };
  await app.waitFor('sign-in');
  await everyLook('sign-in');
  await app.signIn(await api.account('supervisor'));
  for (const call of calls) await pbx.newCall(call);
  for (const [name, key] of views) {
    await page.keyboard.press(key);
    const item = page.getByRole('navigation', { name: app.t('app.rail') }).locator('[aria-current="page"]');
    await expect(item).toContainText(app.t(`app.view.${name}`));
    await everyLook(name);
  }
});
