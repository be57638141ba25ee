import type { App } from './support/app.ts';
import { openNewTicket, search } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** The view the rail says one is in. */
async function expectView(app: App, view: 'switchboard' | 'tickets' | 'fault-report' | 'loans' | 'supervision') {
  const current = app.page.getByRole('navigation', { name: app.t('app.rail') }).locator('[aria-current="page"]');
  await expect(current).toContainText(app.t(`app.view.${view}`));
}

test('Alt and a digit lead to the same view for everyone who has it, and Alt and arrows back and forth', async ({
  api,
  openApp,
}) => {
  const app = await openApp();
  const { page } = app;
  await app.signIn(await api.account('supervisor'));
  for (const [key, view] of [
    ['Alt+5', 'supervision'],
    ['Alt+4', 'loans'],
    ['Alt+3', 'fault-report'],
    ['Alt+2', 'tickets'],
    ['Alt+1', 'switchboard'],
  ] as const) {
    await page.keyboard.press(key);
    await expectView(app, view);
  }
  await page.keyboard.press('Alt+ArrowLeft');
  await expectView(app, 'tickets');
  await page.keyboard.press('Alt+ArrowLeft');
  await expectView(app, 'fault-report');
  await page.keyboard.press('Alt+ArrowRight');
  await expectView(app, 'tickets');
});

test('a view that a role does not have is not reached by its key', async ({ api, openApp }) => {
  const app = await openApp({ language: 'en' });
  const { page, t } = app;
  await app.signIn(await api.account('technician'));
  await page.keyboard.press('Alt+4');
  await expectView(app, 'loans');
  await page.keyboard.press('Alt+5');
  await page.keyboard.press('Alt+1');
  // A key that works shows that the two before it were taken, and did nothing.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: t('app.help.title') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectView(app, 'loans');
});

test('a whole ticket is found, opened, changed and left without the mouse', async ({ api, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+2');
  const grid = page.getByRole('grid', { name: t('tickets.title') });
  await expect(grid.getByRole('row').nth(2)).toBeVisible();

  // j and k walk the list, Enter goes into what is pointed at, Escape back out.
  await page.keyboard.press('j');
  const title = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  await expect(title).toBeVisible();
  const first = await title.innerText();
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(first);
  await page.keyboard.press('k');
  await expect(title).toHaveText(first);
  await page.keyboard.press('Enter');
  await expect(grid).not.toBeFocused();
  await page.keyboard.press('c');
  const note = page.getByRole('textbox', { name: t('tickets.note.label') });
  await expect(note).toBeFocused();
  // Letters that are keys elsewhere are letters here.
  await page.keyboard.type('j k t ? / 1');
  await expect(note).toHaveValue('j k t ? / 1');
  await page.keyboard.press('Control+Enter');
  await expect(note).toHaveValue('');
  await expect(page.getByText('j k t ? / 1')).toBeVisible();
});

test('the palette finds and runs by keyboard, and leaves one where one was', async ({ api, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+2');
  const grid = page.getByRole('grid', { name: t('tickets.title') });
  await expect(grid).toBeFocused();

  const palette = page.getByRole('dialog', { name: t('app.palette.title') });
  await page.keyboard.press('Control+K');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(grid).toBeFocused();

  // In the middle of a text it opens all the same, and the text stays.
  const form = await openNewTicket(app);
  const title = form.getByLabel(t('tickets.form.title'), { exact: true });
  await title.fill('Halvskrivet');
  await page.keyboard.press('Control+K');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await page.keyboard.insertText(t('app.view.loans'));
  await expect(palette.getByRole('menuitem', { name: new RegExp(`^${t('app.view.loans')}`) })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(title).toBeFocused();
  await expect(title).toHaveValue('Halvskrivet');

  await page.keyboard.press('Control+K');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await page.keyboard.insertText(t('app.theme.dark'));
  await expect(
    palette.getByRole('menuitem', { name: t('app.palette.setTheme', { theme: t('app.theme.dark') }) }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the help shows the keys of the view, but a question mark in a text is a question mark', async ({
  api,
  openApp,
}) => {
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('grid', { name: t('tickets.title') })).toBeFocused();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: t('app.help.title') });
  await expect(help).toContainText(t('tickets.key.resolve'));
  await expect(help).toContainText(t('calls.key.answer'));
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(page.getByRole('grid', { name: t('tickets.title') })).toBeFocused();
  await search(app, 'vad?');
  await page.keyboard.press('?');
  await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('vad??');
  await expect(help).toBeHidden();
});

test('Escape leaves a form and keeps what was written', async ({ api, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  const form = await openNewTicket(app);
  const title = form.getByLabel(t('tickets.form.title'), { exact: true });
  await title.fill('Skrivs färdigt sedan');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(page.getByRole('grid', { name: t('tickets.title') })).toBeFocused();
  await page.keyboard.press('Control+N');
  await expect(title).toHaveValue('Skrivs färdigt sedan');
});
