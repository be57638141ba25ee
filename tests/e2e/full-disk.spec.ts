import { Central } from './support/central.ts';
import { SmallDisk } from './support/small-disk.ts';
import {
  createTicket,
  openNewTicket,
  searchTickets,
  syncState,
  waitForNothingUnsent,
  waitForOnline,
} from './support/steps.ts';
import { test as base, expect } from './support/test.ts';

/** Room for a working copy of the demonstration data and Chromium's own files, and quick to fill. */
const megabytes = 192;

const test = base.extend<{ disk: SmallDisk }>({
  disk: async ({ folder }, use) => {
    const disk = await SmallDisk.make(folder, megabytes);
    await use(disk);
    await disk.remove();
  },
});

test('with a full disk at start it says so and opens; nothing is lost, and there is room again, nothing is missing', async ({
  api,
  disk,
  openLine,
  openApp,
}) => {
  const agent = await api.account('agent');
  const line = await openLine();
  const app = await openApp({ apiUrl: line.url, profile: disk.folder, executablePath: disk.executable });
  const { t } = app;
  await app.signIn(agent);
  await waitForOnline(app);
  await line.cut();
  await createTicket(app, 'Sparat innan disken blev full');
  const draft = (await openNewTicket(app)).getByLabel(t('tickets.form.title'), { exact: true });
  await draft.fill('Halvskrivet innan disken blev full');
  await expect(app.page.getByText(t('parts.draftSaved', { time: '' }).trim())).toBeVisible();
  await app.close();

  await disk.fill();
  await app.restart();
  await expect.poll(() => app.messages()).toHaveLength(1);
  const [message] = await app.messages();
  expect(message).toContain(t('desktop.storage.full'));
  expect(message).not.toMatch(/\bat .*:\d+|Error:/);
  await app.trySignIn(agent);
  await app.waitForReady();
  await expect(syncState(app)).toContainText(t('app.sync.journalFault'));
  await expect(await searchTickets(app, 'Sparat innan disken')).toHaveText(/^L-/);

  // What cannot be saved is said at the form, and stays in it.
  const form = await openNewTicket(app);
  const title = form.getByLabel(t('tickets.form.title'), { exact: true });
  await expect(title).toHaveValue('Halvskrivet innan disken blev full');
  await form.getByRole('button', { name: t('tickets.form.organisation') }).click();
  await app.page.getByRole('option').first().click();
  // Longer than the room that is left in the last block of a file.
  await form.getByLabel(t('tickets.form.description')).fill('Långt och utförligt. '.repeat(400));
  // What was thrown away since the start, caches and earlier copies, has given room again.
  await disk.fill();
  await app.page.keyboard.press('Control+Enter');
  await expect(form.getByRole('alert')).toHaveText(t('parts.notSaved.disk-full'));
  await expect(title).toHaveValue('Halvskrivet innan disken blev full');

  await disk.makeRoom();
  await app.page.keyboard.press('Control+Enter');
  await expect(app.page.getByRole('heading', { name: 'Halvskrivet innan disken blev full' })).toBeVisible();
  await line.mend();
  await waitForNothingUnsent(app);
  const titles = (await (await Central.signIn(api, agent)).rows('tickets')).map((ticket) => ticket.title);
  expect(titles.filter((written) => written.endsWith('innan disken blev full')).sort()).toEqual([
    'Halvskrivet innan disken blev full',
    'Sparat innan disken blev full',
  ]);
});

test('on a disk that is full from the beginning one can sign in and read, and is told what that means', async ({
  api,
  disk,
  openApp,
}) => {
  await disk.fill();
  const app = await openApp({ profile: disk.folder, executablePath: disk.executable });
  const { page, t } = app;
  await expect.poll(() => app.messages()).toHaveLength(1);
  await app.signIn(await api.account('agent'));
  await expect(syncState(app)).toContainText(t('app.sync.journalFault'));
  await syncState(app).click();
  await expect(page.getByText(t('app.replica.memoryOnly'))).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+2');
  await expect(
    page
      .getByRole('grid', { name: t('tickets.title') })
      .getByRole('row')
      .nth(2),
  ).toBeVisible();
});
