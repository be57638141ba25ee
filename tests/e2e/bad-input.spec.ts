import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseOption, fileTicket } from './support/keyboard-steps.ts';
import { openNewTicket, searchTickets, startWork, waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const script = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`;
const sql = `'); DROP TABLE tickets; --`;
const evil = `${script}${sql}`;

test('script and SQL in every field are words like others: shown, found, sent and printed as they were written', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  const title = await page.title();

  const form = await openNewTicket(app);
  await form.getByRole('combobox', { name: t('tickets.form.requester') }).fill(evil);
  // The list of people found lies over the form until one goes on.
  await page.keyboard.press('Tab');
  await form.getByRole('textbox', { name: new RegExp(`^${t('tickets.form.phone')}`) }).fill(sql);
  await chooseOption(app, form.getByRole('button', { name: t('tickets.form.organisation') }));
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill(evil);
  await form.getByLabel(new RegExp(`^${t('tickets.form.description')}`)).fill(evil);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: evil })).toBeVisible();
  await page.keyboard.press('c');
  const note = page.getByRole('textbox', { name: t('tickets.note.label') });
  await note.fill(evil);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: t('tickets.timeline') })).toContainText(evil);
  await waitForNothingUnsent(app);

  const rows = await searchTickets(app, 'DROP TABLE');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(/[A-Z]{3}-\d+/);
  await expect(page.locator('main img[src="x"]')).toHaveCount(0);
  expect(await page.title()).toBe(title);
  // The table is still there, and others are served as before.
  const other = await openApp();
  await other.signIn(await api.account('supervisor'));
  await waitForOnline(other);
});

test('ten million letters are refused where they were written, and the application goes on', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  const form = await openNewTicket(app);
  await chooseOption(app, form.getByRole('button', { name: t('tickets.form.organisation') }));
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill('För mycket text');
  const description = form.getByLabel(new RegExp(`^${t('tickets.form.description')}`));
  await description.evaluate((element) => {
    if (!(element instanceof HTMLTextAreaElement)) throw new Error('not a text');
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, 'ö'.repeat(10_000_000));
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.keyboard.press('Control+Enter');
  const tooLong = form.getByText(t('tickets.edit.tooLong', { max: 100_000 }));
  await expect(tooLong).toBeVisible({ timeout: 30_000 });
  await expect(description).toBeFocused();
  await description.fill('Lagom.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'För mycket text' })).toBeVisible();
  await waitForNothingUnsent(app);
});

test('a file of two gigabytes is refused in words, without being read', async ({ api, folder, openApp }) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await fileTicket(app, 'En hel film');
  const path = join(folder, 'film.mp4');
  const file = await open(path, 'w');
  await file.truncate(2 * 1024 ** 3);
  await file.close();
  await page.getByRole('main').locator('input[type="file"]').first().setInputFiles(path);
  await expect(page.getByText(/^film\.mp4: /)).toBeVisible();
  await expect(page.getByText(t('attachments.error.too-large', { limit: '262 MB' }), { exact: false })).toBeVisible();
});

test('dates that do not exist, and an end before its start, are said at their fields and never saved', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await fileTicket(app, 'Byte av switch', { kind: t('tickets.kind.maintenance') });
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: t('tickets.edit.heading') });
  const from = form.getByRole('textbox', { name: new RegExp(`^${t('ticketWork.plannedFrom')}`) });
  const to = form.getByRole('textbox', { name: new RegExp(`^${t('ticketWork.plannedTo')}`) });
  const clock = (end: 'ticketWork.plannedFrom' | 'ticketWork.plannedTo') =>
    form.getByRole('textbox', { name: new RegExp(`^${t('ticketWork.clock')}, ${t(end).toLocaleLowerCase()}`) });

  await from.fill('31 februari');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText(t('ui.date.invalid'))).toBeVisible();
  await expect(from).toBeFocused();

  await from.fill('2026-12-01');
  await clock('ticketWork.plannedFrom').fill('25:99');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText(t('ticketWork.plannedUnreadable'))).toBeVisible();

  await clock('ticketWork.plannedFrom').fill('18:00');
  await to.fill('2026-12-01');
  await clock('ticketWork.plannedTo').fill('17:00');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText(t('ticketWork.plannedOrder'))).toBeVisible();

  await clock('ticketWork.plannedTo').fill('20:00');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await waitForNothingUnsent(app);
});
