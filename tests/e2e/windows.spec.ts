import type { Page } from '@playwright/test';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { createTicket, type Seat, searchTickets, waitForNothingUnsent } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** What a person does in another window of the same application. */
async function anotherWindow(app: App): Promise<Seat & { page: Page }> {
  const page = await app.openWindow();
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'ready');
  return { page, t: app.t };
}

/** The process that draws a window. */
async function processOf(app: App, page: Page): Promise<number> {
  const address = page.url();
  return await app.electron.evaluate(
    ({ BrowserWindow }, url) =>
      BrowserWindow.getAllWindows()
        .map(({ webContents }) => webContents)
        .find((contents) => contents.getURL() === url)
        ?.getOSProcessId() ?? 0,
    address,
  );
}

test('what is done in one window shows in the other at once, both ways', async ({ api, openApp }) => {
  const app = await openApp();
  await app.signIn(await api.account('agent'));
  const second = await anotherWindow(app);
  await createTicket(second, 'Skrivet i det andra fönstret');
  await expect(await searchTickets(app, 'Skrivet i det andra fönstret')).toHaveCount(1);
  await createTicket(app, 'Skrivet i det första fönstret');
  await expect(await searchTickets(second, 'Skrivet i det första fönstret')).toHaveCount(1);
});

test('a draft begun in one window is there in the other, and the later writer wins', async ({ api, openApp }) => {
  const app = await openApp();
  await app.signIn(await api.account('agent'));
  const second = await anotherWindow(app);
  const titleIn = async ({ page, t }: Seat) => {
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('Control+N');
    return page
      .getByRole('form', { name: t('tickets.form.heading') })
      .getByLabel(t('tickets.form.title'), { exact: true });
  };
  const here = await titleIn(app);
  const there = await titleIn(second);
  await here.fill('Påbörjat här');
  await expect(there).toHaveValue('Påbörjat här');
  await there.fill('Fortsatt där');
  await expect(here).toHaveValue('Fortsatt där');
});

test('the window that has the data closes while something is being saved: the other goes on, and it is done once', async ({
  api,
  openApp,
}) => {
  const app = await openApp();
  const agent = await api.account('agent');
  await app.signIn(agent);
  const second = await anotherWindow(app);
  await createTicket(second, 'Före stängningen');

  const form = second.page.getByRole('form', { name: second.t('tickets.form.heading') });
  await second.page.keyboard.press('Control+N');
  await form.getByRole('button', { name: second.t('tickets.form.organisation') }).click();
  await second.page.getByRole('option').first().click();
  await form.getByLabel(second.t('tickets.form.title'), { exact: true }).fill('Under stängningen');
  await Promise.all([app.page.close(), second.page.keyboard.press('Control+Enter')]);
  await expect(second.page.getByRole('heading', { name: 'Under stängningen' })).toBeVisible();

  await createTicket(second, 'Efter stängningen');
  await waitForNothingUnsent(second);
  const titles = (await (await Central.signIn(api, agent)).rows('tickets')).map(({ title }) => title);
  for (const title of ['Före stängningen', 'Under stängningen', 'Efter stängningen']) {
    expect(titles.filter((each) => each === title)).toHaveLength(1);
  }
});

test('the process of the window that has the data is killed: the other goes on, and the killed one comes back', async ({
  api,
  openApp,
}) => {
  const app = await openApp();
  const agent = await api.account('agent');
  await app.signIn(agent);
  const second = await anotherWindow(app);
  await createTicket(second, 'Före krocken');
  process.kill(await processOf(app, app.page), 'SIGKILL');
  // It is saved once the other window has read the working copy into a worker of its own.
  await createTicket(second, 'Efter krocken', 30_000);
  await expect(await searchTickets(second, 'krocken')).toHaveCount(2);
  await waitForNothingUnsent(second);
  const titles = (await (await Central.signIn(api, agent)).rows('tickets')).map(({ title }) => title);
  expect(titles.filter((title) => title === 'Efter krocken')).toHaveLength(1);
  // The killed window is drawn again by the application itself, beside the one that has taken over.
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) =>
        Promise.all(
          BrowserWindow.getAllWindows().map(({ webContents }) =>
            webContents.executeJavaScript('document.documentElement.dataset.ready'),
          ),
        ),
      ),
    )
    .toEqual(['ready', 'ready']);
});

test('two windows come back where they were when the application is started again', async ({ api, openApp }) => {
  const app = await openApp();
  const agent = await api.account('agent');
  await app.signIn(agent);
  const second = await anotherWindow(app);
  await second.page.keyboard.press('Alt+4');
  await expect(second.page.getByRole('grid', { name: app.t('loans.title') })).toBeVisible();
  await app.restart();
  await expect.poll(() => app.electron.windows().length).toBe(2);
  // Signing in in one window lets the other in as well.
  await app.signIn(agent);
  const [first, other] = await Promise.all(
    app.electron.windows().map(async (page) => {
      await page.waitForFunction(() => document.documentElement.dataset.ready === 'ready');
      return [page.url(), await page.locator('main[data-view]').getAttribute('data-view')];
    }),
  );
  expect([first?.[1], other?.[1]].sort()).toEqual(['loans', 'switchboard']);
});
