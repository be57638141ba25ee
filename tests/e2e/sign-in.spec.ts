import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { schemaVersion } from '#shared/commands/envelope.ts';
import type { ApiError } from '#shared/session/protocol.ts';
import type { Api } from './support/api.ts';
import { Central } from './support/central.ts';
import {
  createTicket,
  openNewTicket,
  searchTickets,
  startWorkOnLine,
  syncState,
  waitForNothingUnsent,
  waitForOffline,
  waitForOnline,
} from './support/steps.ts';
import { test as base, expect } from './support/test.ts';

/** Answers like a central API that has been updated past this application: its address, and how to end it. */
async function startNewerApi(api: Api): Promise<{ url: string; server: Server }> {
  const today: object = Object(await (await fetch(`${api.url}/api/v1/server`)).json());
  const newer = { ...today, schemaVersion: schemaVersion + 1, oldestAcceptedSchemaVersion: schemaVersion + 1 };
  const refusal: ApiError = { error: 'schema-version', message: 'This API speaks newer versions only.' };
  const server = createServer((request, response) => {
    const isInfo = request.url === '/api/v1/server';
    response.writeHead(isInfo ? 200 : 409, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isInfo ? newer : refusal));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The newer API has no port.');
  return { url: `http://127.0.0.1:${address.port}`, server };
}

const test = base.extend<{ newerApi: string }>({
  newerApi: async ({ api }, use) => {
    const { url, server } = await startNewerApi(api);
    await use(url);
    server.closeAllConnections();
    server.close();
  },
});

test('a wrong password is said at the password, and the right one opens the views', async ({ api, openApp }) => {
  const agent = await api.account('agent');
  const app = await openApp();
  const { page, t } = app;
  await app.trySignIn({ username: agent.username, password: 'not this one' });

  const password = page.getByLabel(t('signIn.password'));
  await expect(password).toHaveAccessibleDescription(t('signIn.error.wrong-credentials'));
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toBeFocused();

  // What was typed is selected: writing replaces it, and the complaint goes at once.
  await page.keyboard.insertText(agent.password);
  await expect(password).toHaveValue(agent.password);
  await expect(password).not.toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Enter');
  await app.waitForReady();
  await expect(page.getByRole('button', { name: new RegExp(agent.name) })).toBeVisible();
});

test('empty fields are said at the fields, without asking the server', async ({ openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.waitFor('sign-in');
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await expect(page.getByLabel(t('signIn.username'))).toHaveAccessibleDescription(t('signIn.usernameMissing'));
  await expect(page.getByLabel(t('signIn.password'))).toHaveAccessibleDescription(t('signIn.passwordMissing'));
});

test('without a server nobody new gets in, and the words say what to do; when it is there again, they do', async ({
  api,
  openLine,
  openApp,
}) => {
  const agent = await api.account('agent');
  const line = await openLine();
  await line.cut();
  const app = await openApp({ apiUrl: line.url, language: 'en' });
  const { page, t } = app;
  await expect(page.getByText(t('signIn.server.unreachable'))).toBeVisible();
  await app.trySignIn(agent);
  await expect(page.getByRole('alert')).toHaveText(t('signIn.error.unreachable', { url: line.url }));

  await line.mend();
  // The page looks for the server by itself while it is away.
  const reachable = page.getByText(t('signIn.server.reachable', { url: line.url.replace('http://', '') }));
  await expect(reachable).toBeVisible({ timeout: 20_000 });
  await app.signIn(agent);
  await waitForOnline(app);
});

test('started again without a server, the password unlocks what was here: rows and the text just written', async ({
  api,
  openApp,
}) => {
  const agent = await api.account('agent');
  const app = await openApp();
  const { t } = app;
  await app.signIn(agent);
  await createTicket(app, 'Skrivaren i receptionen skriver ränder');
  await waitForNothingUnsent(app);
  const form = await openNewTicket(app);
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill('Halvskrivet när strömmen gick');
  await expect(form.getByText(t('parts.draftSaved', { time: '' }).trim())).toBeVisible();

  await api.stop();
  await app.restart();
  await app.trySignIn({ username: agent.username, password: 'not this one' });
  await expect(app.page.getByLabel(t('signIn.password'))).toHaveAccessibleDescription(
    t('signIn.error.wrong-credentials'),
  );
  await app.page.getByLabel(t('signIn.password')).fill(agent.password);
  await app.page.keyboard.press('Enter');
  await app.waitForReady();
  await waitForOffline(app);

  const again = await openNewTicket(app);
  await expect(again.getByLabel(t('tickets.form.title'), { exact: true })).toHaveValue('Halvskrivet när strömmen gick');
  await expect(await searchTickets(app, 'Skrivaren i receptionen')).toHaveText(/^[A-ZÅÄÖ]{3}-\d+/);

  // Somebody who never signed in here is told so, not that the password is wrong.
  await app.restart();
  await app.trySignIn({ username: 'olga.operator', password: agent.password });
  await expect(app.page.getByRole('alert')).toHaveText(t('signIn.error.never-signed-in-here'));
});

test('a server of another version says so before and after signing in, and nobody gets in', async ({
  api,
  newerApi,
  openApp,
}) => {
  const app = await openApp({ apiUrl: newerApi });
  const { page, t } = app;
  await expect(page.getByRole('alert')).toHaveText(t('signIn.server.otherVersion'));
  await app.trySignIn(await api.account('agent'));
  await expect(page.getByRole('alert').filter({ hasText: t('signIn.error.schema-version') })).toBeVisible();
  expect(await app.waitFor('sign-in')).toBe('sign-in');
});

test('a server that becomes newer while one works takes nothing, and keeps nothing from the one after it', async ({
  api,
  newerApi,
  openLine,
  openApp,
}) => {
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  const agent = await api.account('agent');
  await line.cut();
  await waitForOffline(app);
  await line.mend(newerApi);
  await createTicket(app, 'Skrivet medan servern var för ny');
  await expect(syncState(app)).toContainText(t('app.sync.blocked.schema-version'), { timeout: 40_000 });
  await expect(syncState(app)).toContainText(t('app.sync.unsent', { count: 1 }));

  await line.cut();
  await line.mend(api.url);
  await syncState(app).click();
  await page.getByRole('button', { name: t('app.sync.now') }).click();
  await page.keyboard.press('Escape');
  await waitForNothingUnsent(app);
  const central = await Central.signIn(api, agent);
  expect(
    (await central.rows('tickets')).filter(({ title }) => title === 'Skrivet medan servern var för ny'),
  ).toHaveLength(1);
});

test('a session ended from another device asks for the password again, and what was done and written is kept', async ({
  api,
  openLine,
  openApp,
}) => {
  const agent = await api.account('agent');
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  await line.cut();
  await waitForOffline(app);
  await createTicket(app, 'Skrivet innan sessionen avslutades');
  await expect(syncState(app)).toContainText(t('app.sync.unsent', { count: 1 }));
  const form = await openNewTicket(app);
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill('Påbörjat innan sessionen avslutades');

  const central = await Central.signIn(api, agent);
  await central.signOutOtherDevices();
  await line.mend();
  await expect(page.getByText(t('signIn.reason.expired'))).toBeVisible({ timeout: 40_000 });

  await app.signIn(agent);
  await waitForNothingUnsent(app);
  const again = await openNewTicket(app);
  await expect(again.getByLabel(t('tickets.form.title'), { exact: true })).toHaveValue(
    'Påbörjat innan sessionen avslutades',
  );
  const found = (await central.rows('tickets')).filter(({ title }) => title === 'Skrivet innan sessionen avslutades');
  expect(found).toHaveLength(1);
});
