import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Api } from './api.ts';
import type { App } from './app.ts';
import type { Line } from './line.ts';

/** A window somebody works in: the application's first, or another one. */
export type Seat = Pick<App, 'page' | 't'>;

/** What the top line says about synchronisation. */
export function syncState(app: Seat): Locator {
  return app.page.getByRole('button', { name: new RegExp(`^${app.t('app.sync.title')}: `) });
}

/** Waits until the workstation says that it has contact, longer than a back-off takes, and has fetched every row. */
export async function waitForOnline(app: Seat): Promise<void> {
  await expect(syncState(app)).toContainText(app.t('app.sync.online'), { timeout: 40_000 });
  const fetching = app.page.getByRole('progressbar', { name: app.t('app.firstSync.progress') });
  await expect(fetching).toHaveCount(0, { timeout: 60_000 });
}

/** Waits until the workstation says that it has none, longer than it waits for an answer itself. */
export async function waitForOffline(app: Seat): Promise<void> {
  await expect(syncState(app)).toContainText(app.t('app.sync.offline', { time: '' }).trim(), { timeout: 30_000 });
}

/** Waits until everything done here has been sent. */
export async function waitForNothingUnsent(app: Seat): Promise<void> {
  // Something else can stand there as well (a disk that is nearly full), but no number of what is unsent.
  const name = new RegExp(`^${app.t('app.sync.title')}: ${app.t('app.sync.online')}(?! · \\d)`);
  await expect(syncState(app)).toHaveAccessibleName(name, { timeout: 40_000 });
}

/** Opens a workstation and signs somebody of this role in to it; returns once there is contact and every row is there. */
export async function startWork(
  { api, openApp }: { readonly api: Api; readonly openApp: () => Promise<App> },
  role: Parameters<Api['account']>[0] = 'agent',
): Promise<App> {
  const app = await openApp();
  await app.signIn(await api.account(role));
  await waitForOnline(app);
  return app;
}

/** As `startWork`, over a network of its own that the test can cut. */
export async function startWorkOnLine(
  {
    api,
    openLine,
    openApp,
  }: {
    readonly api: Api;
    readonly openLine: () => Promise<Line>;
    readonly openApp: (options: { readonly apiUrl: string }) => Promise<App>;
  },
  role: Parameters<Api['account']>[0] = 'agent',
): Promise<{ app: App; line: Line }> {
  const line = await openLine();
  const app = await startWork({ api, openApp: () => openApp({ apiUrl: line.url }) }, role);
  return { app, line };
}

/** Searches in the list that is shown: / goes to the field, and the words replace those of last time. */
export async function search(app: Seat, words: string): Promise<void> {
  const field = app.page.getByRole('main').getByRole('searchbox');
  await expect(field).toBeVisible();
  await app.page.keyboard.press('/');
  await expect(field).toBeFocused();
  await field.fill(words);
}

/** The form for a new ticket, opened by its key. */
export async function openNewTicket(app: Seat): Promise<Locator> {
  await app.page.keyboard.press('Alt+2');
  await expect(app.page.getByRole('grid', { name: app.t('tickets.title') })).toBeVisible();
  await app.page.keyboard.press('Control+N');
  const form = app.page.getByRole('form', { name: app.t('tickets.form.heading') });
  await expect(form).toBeVisible();
  return form;
}

/** Writes a ticket and saves it; returns once the workstation has said that it is saved, at most `timeout` milliseconds later. */
export async function createTicket(app: Seat, title: string, timeout?: number): Promise<void> {
  const form = await openNewTicket(app);
  await form.getByRole('button', { name: app.t('tickets.form.organisation') }).click();
  await app.page.getByRole('option').first().click();
  await form.getByLabel(app.t('tickets.form.title'), { exact: true }).fill(title);
  await app.page.keyboard.press('Control+Enter');
  await expect(app.page.getByRole('heading', { name: title })).toBeVisible(timeout === undefined ? {} : { timeout });
}

/** The rows of the ticket list that a search for these words leaves. */
export async function searchTickets(app: Seat, words: string): Promise<Locator> {
  await app.page.keyboard.press('Alt+2');
  await search(app, words);
  return app.page.getByRole('grid', { name: app.t('tickets.title') }).getByRole('row', { name: words });
}
