import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './support/app.ts';
import { pdfPages } from './support/pdf-text.ts';
import { createTicket, startWork } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Answers the system's question where to save with this file; null as somebody who changes their mind. */
async function saveTo(app: App, filePath: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: async () => ({ canceled: path === null, filePath: path ?? '' }),
    });
  }, filePath);
}

async function writeNote(app: App, text: string, isOutward: boolean): Promise<void> {
  const { page, t } = app;
  await page.keyboard.press('c');
  const note = page.getByRole('textbox', { name: t('tickets.note.label') });
  await expect(note).toBeFocused();
  await page.keyboard.insertText(text);
  if (isOutward) await page.getByRole('radio', { name: t('tickets.note.outward') }).click();
  await note.press('Control+Enter');
  await expect(note).toHaveValue('');
  await page.getByRole('heading', { level: 2 }).first().click();
}

test('a work order is saved as PDF by keyboard: å ä ö, number on the page, internal notes only when wanted', async ({
  api,
  folder,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  const title = 'Blåsljud i fläkten på Öster <b>fet</b>';
  await createTicket(app, title);
  await writeNote(app, 'Kunden är på plats efter klockan tio.', true);
  await writeNote(app, 'Hemligt: koden är fyra nollor.', false);

  const form = page.getByRole('form', { name: t('ticketWork.key.print') });
  const file = join(folder, 'arbetsorder.pdf');
  await saveTo(app, null);
  await page.keyboard.press('Control+P');
  await expect(form).toBeVisible();
  await page.keyboard.press('Control+Enter');
  // Nothing was saved, and the form is still there to go on from.
  await expect(form.getByRole('button', { name: t('tickets.print.toPdf') })).toBeEnabled();
  await saveTo(app, file);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden({ timeout: 20_000 });

  const pdf = await readFile(file);
  const pages = pdfPages(pdf);
  // Words that stand beside each other are drawn one by one.
  const text = pages.join('\n').replaceAll(/\s+/g, ' ');
  expect(pages).toHaveLength(1);
  // A4 in points.
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  expect(text).toContain(title);
  expect(text).toContain('Kunden är på plats efter klockan tio.');
  expect(text).not.toContain('Hemligt');
  expect(text).toContain(t('tickets.print.receivedBy'));
  expect(text).toContain('Sida 1 av 1');

  await page.keyboard.press('Control+P');
  const internal = form.getByRole('checkbox', { name: t('tickets.print.internal') });
  await expect(internal).toBeFocused();
  await page.keyboard.press('Space');
  await expect(internal).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden({ timeout: 20_000 });
  expect(pdfPages(await readFile(file)).join('\n')).toContain('Hemligt: koden är fyra nollor.');
  // The window that printed has gone, and so has its page.
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a folder that cannot be written to is said where one is', async ({ api, folder, openApp }) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await createTicket(app, 'Skrivs ut på fel ställe');
  await saveTo(app, join(folder, 'a'.repeat(300), 'x.pdf'));
  await page.keyboard.press('Control+P');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('tickets.print.failed'))).toBeVisible({ timeout: 20_000 });
});
