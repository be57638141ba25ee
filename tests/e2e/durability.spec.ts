import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import type { Line } from './support/line.ts';
import {
  createTicket,
  openNewTicket,
  searchTickets,
  startWorkOnLine,
  syncState,
  waitForNothingUnsent,
  waitForOffline,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

const ticketNumber = /^[A-ZÅÄÖ]{3}-\d+/;
const localNumber = /^L-[0-9A-Z]{5}/;

/** Where Chromium keeps the working copy; the journal lies elsewhere. */
async function deleteWorkingCopy(app: App): Promise<void> {
  const names = (await readdir(app.profile)).filter((name) => name === 'IndexedDB');
  expect(names).toHaveLength(1);
  for (const name of names) await rm(join(app.profile, name), { recursive: true });
}

/** Starts again without network, unlocks, and waits for the views. */
async function startOffline(app: App, line: Line, account: Parameters<App['trySignIn']>[0]): Promise<void> {
  await line.cut();
  await app.restart();
  await app.trySignIn(account);
  await app.waitForReady();
  await waitForOffline(app);
}

test('what was said to be saved outlives kill -9, is there without a server, and arrives once', async ({
  api,
  openLine,
  openApp,
}) => {
  test.slow();
  const agent = await api.account('agent');
  const central = await Central.signIn(api, agent);
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });

  // Cut off, nothing can have been sent; with the network there, the kill meets the sending half-way or finished.
  for (const [round, isCutOff] of [true, false, false].entries()) {
    const title = `Sparat strax före strömavbrott ${round + 1}`;
    if (isCutOff) await line.cut();
    await createTicket(app, title);
    await app.kill9();

    await startOffline(app, line, agent);
    await expect(await searchTickets(app, title)).toHaveText(isCutOff ? localNumber : /^/);

    await line.mend();
    await waitForNothingUnsent(app);
    await expect(app.page.getByRole('row', { name: title })).toHaveText(ticketNumber);
    expect((await central.rows('tickets')).filter((ticket) => ticket.title === title)).toHaveLength(1);
  }
});

/** The drafts in the working copy, as JSON. */
async function storedDrafts(app: App): Promise<string> {
  return await app.page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('vaxelbord-'));
    const database = await answered(indexedDB.open(found?.name ?? ''));
    const drafts = await answered(database.transaction('drafts').objectStore('drafts').getAll());
    database.close();
    return JSON.stringify(drafts);
  });
}

test('a text that is still being written outlives kill -9, and is not sent', async ({ api, openLine, openApp }) => {
  const agent = await api.account('agent');
  const line = await openLine();
  const app = await openApp({ apiUrl: line.url });
  const { t } = app;
  await app.signIn(agent);
  const form = await openNewTicket(app);
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill('Halvskrivet vid strömavbrottet');
  await form.getByLabel(t('tickets.form.description')).fill('Rad ett\nRad två – med å, ä och ö');
  await expect(form.getByText(t('parts.draftSaved', { time: '' }).trim())).toBeVisible();
  // The mark may be that of the title: what is written last has to be in the working copy.
  await expect.poll(() => storedDrafts(app)).toContain('Rad två');
  await app.kill9();

  await startOffline(app, line, agent);
  const again = await openNewTicket(app);
  await expect(again.getByLabel(t('tickets.form.title'), { exact: true })).toHaveValue(
    'Halvskrivet vid strömavbrottet',
  );
  await expect(again.getByLabel(t('tickets.form.description'))).toHaveValue('Rad ett\nRad två – med å, ä och ö');
  await line.mend();
  await waitForNothingUnsent(app);
  const tickets = await (await Central.signIn(api, agent)).rows('tickets');
  expect(tickets.filter(({ title }) => title.startsWith('Halvskrivet'))).toEqual([]);
});

/** What main has on the disk of unfinished work, as text. */
async function draftsOnDisk(app: App): Promise<string> {
  const files = (await readdir(app.profile, { recursive: true })).filter((name) =>
    /drafts[\\/][^\\/]+\.json$/.test(name),
  );
  return (await Promise.all(files.map((name) => readFile(join(app.profile, name), 'utf8')))).join('\n');
}

for (const end of [
  'kill -9 of every process, as soon as main has it',
  'a window that is closed in the same moment',
] as const) {
  test(`a text that is still being written outlives ${end}, and a deleted working copy`, async ({
    api,
    openLine,
    openApp,
  }) => {
    const agent = await api.account('agent');
    const line = await openLine();
    const app = await openApp({ apiUrl: line.url });
    const { t } = app;
    await app.signIn(agent);
    await line.cut();
    const title = 'Skrivet i sista ögonblicket – åäö';
    const field = (await openNewTicket(app)).getByLabel(t('tickets.form.title'), { exact: true });
    await field.pressSequentially(title);
    if (end.startsWith('kill')) {
      await expect.poll(() => draftsOnDisk(app), { intervals: [5] }).toContain(title);
      await app.kill9();
    } else await app.close();
    expect(await draftsOnDisk(app)).toContain(title);
    await deleteWorkingCopy(app);

    await app.restart();
    await app.trySignIn(agent);
    await app.waitFor('syncing');
    await line.mend();
    await app.waitForReady();
    const again = await openNewTicket(app);
    await expect(again.getByLabel(t('tickets.form.title'), { exact: true })).toHaveValue(title);

    // Once it is a ticket the draft is gone, and neither place brings it back.
    await createTicket(app, title);
    await expect.poll(() => draftsOnDisk(app)).not.toContain(title);
    await app.kill9();
    await startOffline(app, line, agent);
    await expect((await openNewTicket(app)).getByLabel(t('tickets.form.title'), { exact: true })).toHaveValue('');
  });
}

test('a lost working copy is fetched again, and what had not been sent is sent', async ({ api, openLine, openApp }) => {
  const agent = await api.account('agent');
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { t } = app;
  await line.cut();
  await waitForOffline(app);
  const title = 'Osänt när arbetskopian försvann';
  await createTicket(app, title);
  await app.close();
  await deleteWorkingCopy(app);

  await app.restart();
  await app.trySignIn(agent);
  await app.waitFor('syncing');
  await expect(app.page.getByText(t('app.firstSync.offline'))).toBeVisible();

  await line.mend();
  await app.waitForReady();
  await expect(syncState(app)).not.toContainText(t('app.sync.unsent', { count: 1 }), { timeout: 20_000 });
  await expect(await searchTickets(app, title)).toHaveText(ticketNumber);
  const tickets = await (await Central.signIn(api, agent)).rows('tickets');
  expect(tickets.filter((ticket) => ticket.title === title)).toHaveLength(1);
});
