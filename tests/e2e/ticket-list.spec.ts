import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { App } from './support/app.ts';
import { findings } from './support/findings.ts';
import { search, startWork, waitForNothingUnsent } from './support/steps.ts';
import { expect, test } from './support/test.ts';

function grid(app: App): Locator {
  return app.page.getByRole('grid', { name: app.t('tickets.title') });
}

/** Opens the ticket list with the keyboard in it. */
async function openList(app: App): Promise<void> {
  await app.page
    .getByRole('navigation')
    .getByRole('button', { name: app.t('app.view.tickets') })
    .click();
  await expect(grid(app).getByRole('row').nth(3)).toBeVisible();
  await grid(app).focus();
}

/** How many tickets the list says it has. */
async function total(app: App): Promise<number> {
  return Number(await grid(app).getAttribute('aria-rowcount')) - 1;
}

test('many tickets are changed together by keyboard, after a look at what will happen, and changed back', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await openList(app);

  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  const marked = grid(app).getByRole('img', { name: t('ui.table.checked') });
  await expect(marked).toHaveCount(3);

  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: t('tickets.bulk.title', { count: 3 }) });
  await dialog.getByRole('button', { name: t('tickets.bulk.what') }).click();
  await page.getByRole('option', { name: t('tickets.bulk.type.addTag') }).click();
  await dialog.getByRole('combobox', { name: t('tickets.bulk.to') }).press('ArrowDown');
  await page.keyboard.press('Enter');
  const preview = dialog.getByRole('list', { name: t('tickets.bulk.preview') });
  await expect(preview.getByRole('listitem')).toHaveCount(3);
  expect(await findings(page, 'many tickets')).toEqual([]);
  await dialog.getByRole('button', { name: t('tickets.bulk.do', { count: 3 }) }).press('Enter');

  await expect(page.getByText(t('tickets.bulk.done', { count: 3 }))).toBeVisible();
  await expect(marked).toHaveCount(0);
  await grid(app).focus();
  await page.keyboard.press('z');
  await expect(page.getByText(t('tickets.bulk.undone', { count: 3 }))).toBeVisible();
  await waitForNothingUnsent(app);
});

test('a list is kept as a view with its columns, opened by its key, and told from what it was changed to', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await openList(app);
  const all = await total(app);

  await search(app, 'skrivare');
  await expect.poll(() => total(app)).toBeLessThan(all);
  const found = await total(app);
  await grid(app).focus();
  await page.keyboard.press('o');
  const columns = page.getByRole('dialog', { name: t('tickets.columns') });
  const minutes = columns.getByRole('checkbox', { name: t('tickets.column.minutes') });
  await minutes.press('Space');
  await expect(minutes).toBeChecked();
  await expect(minutes).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(columns).toHaveCount(0);
  await expect(grid(app).getByRole('columnheader', { name: t('tickets.column.minutes') })).toHaveCount(1);

  await grid(app).focus();
  await page.keyboard.press('v');
  const views = page.getByRole('region', { name: t('tickets.views.label') });
  await views.getByRole('button', { name: t('tickets.views.save') }).click();
  await views.getByRole('textbox', { name: t('tickets.views.name') }).fill('Allt om skrivare');
  await page.keyboard.press('Enter');
  const line = views.getByRole('button', { name: 'Allt om skrivare' });
  await expect(line).toHaveAttribute('aria-current', 'true');
  await expect(line).toContainText(String(found));

  await grid(app).focus();
  await page.keyboard.press('1');
  await expect.poll(() => total(app)).toBe(all);
  await expect(grid(app).getByRole('columnheader', { name: t('tickets.column.minutes') })).toHaveCount(0);
  await page.keyboard.press('6');
  await expect.poll(() => total(app)).toBe(found);
  await expect(grid(app).getByRole('columnheader', { name: t('tickets.column.minutes') })).toHaveCount(1);
  await waitForNothingUnsent(app);

  await app.restart();
  await app.signIn(await api.account('agent'));
  // As it was left: with few rows. The window is another one.
  await app.page.keyboard.press('Alt+2');
  await expect.poll(() => total(app)).toBe(found);
  await expect(app.page.getByRole('region', { name: t('tickets.views.label') })).toBeVisible();
});

/** Answers the question where to save with a file. */
async function saveTo(app: App, file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, file);
}

/** Exports the list by keyboard in the format at this place of the menu. */
async function exportAs(app: App, format: 'xlsx' | 'csv'): Promise<void> {
  await app.page.keyboard.press('Control+E');
  const entry = app.page.getByRole('menuitem', { name: app.t(`tickets.export.${format}`) });
  await expect(entry).toBeVisible();
  await entry.press('Enter');
  await expect(app.page.getByRole('menu')).toHaveCount(0);
}

test('the list is written to a text file and to a worksheet with every row of it', async ({ api, folder, openApp }) => {
  const app = await startWork({ api, openApp });
  const { t } = app;
  await openList(app);
  const count = await total(app);

  const textFile = join(folder, 'lista.csv');
  await saveTo(app, textFile);
  await exportAs(app, 'csv');
  await expect.poll(async () => readFile(textFile, 'utf8').catch(() => ''), { timeout: 20_000 }).not.toBe('');
  const text = await readFile(textFile, 'utf8');
  expect(text.startsWith(`\uFEFF${t('tickets.column.number')};${t('tickets.column.title')};`)).toBe(true);
  const lines = text.match(/(?:^|\n)[A-ZÅÄÖ]{2,4}-\d+;/g)?.map((line) => line.trim().slice(0, -1)) ?? [];
  expect(lines).toHaveLength(count);

  const sheetFile = join(folder, 'lista.xlsx');
  await saveTo(app, sheetFile);
  await grid(app).focus();
  await exportAs(app, 'xlsx');
  await expect.poll(async () => (await readFile(sheetFile).catch(() => '')).length, { timeout: 20_000 }).not.toBe(0);
  const sheet = strFromU8(unzipSync(await readFile(sheetFile))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const cells = [
    ...sheet.matchAll(/<c r="([A-Z]+)\d+"(?: s="(\d)")?[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g),
  ];
  const inColumn = (letter: string) => cells.filter(([, column]) => column === letter);
  expect(inColumn('A').map(([, , , words]) => words)).toEqual([t('tickets.column.number'), ...lines]);
  expect(sheet).toContain('state="frozen"');
  const times = inColumn('C').flatMap(([, , look, , number]) => (look === '2' ? [Number(number)] : []));
  // Days since 1900: every due time lies within some years of today.
  const today = Date.now() / 86_400_000 + 25_569;
  expect(times.length).toBeGreaterThan(0);
  for (const time of times) expect(Math.abs(time - today)).toBeLessThan(2_000);
});

test('the list stands in groups that are marked and closed by keyboard', async ({ api, openApp }) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await openList(app);
  const all = await total(app);

  await page.keyboard.press('g');
  await page.getByRole('menuitemradio', { name: t('tickets.groupBy.status'), exact: true }).press('Enter');
  const tree = page.getByRole('treegrid', { name: t('tickets.title') });
  const heads = tree.locator('[aria-level="1"]');
  await expect(heads.first()).toBeVisible();
  await tree.focus();
  await page.keyboard.press('Home');
  const first = heads.first();
  const name = (await first.getByRole('gridcell').last().getAttribute('aria-label')) ?? '';
  const inFirst = Number(/\d+/.exec(name)?.[0]);
  await page.keyboard.press('x');
  await expect(page.getByText(t('tickets.bulk.checked', { count: inFirst }), { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  const before = Number(await tree.getAttribute('aria-rowcount'));
  await page.keyboard.press('ArrowLeft');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await expect(tree).toHaveAttribute('aria-rowcount', String(before - inFirst));
  await expect(page.getByText(t('tickets.list.total', { count: all }))).toBeVisible();
  expect(await findings(page, 'groups')).toEqual([]);
});
