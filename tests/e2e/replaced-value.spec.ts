import { Central } from './support/central.ts';
import { createTicket, startWork, waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const title = 'Projektorn i aulan är suddig';
const later = 'Projektorn i aulan byts';

test('whoever wrote a value that a colleague wrote over unseen is told until they have read it, and can put it back', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { t } = app;
  const supervisor = await api.account('supervisor');
  await createTicket(app, title);
  await waitForNothingUnsent(app);

  // The colleague had opened the ticket before it was called so.
  const colleague = await Central.signIn(api, supervisor);
  const ticket = (await colleague.rows('tickets')).find((row) => row.title === title);
  const set = { ticketId: ticket?.id ?? '', set: { title: later }, was: { title: 'Projektorn' } };
  await colleague.execute('ticket.setFields', set);

  const words = t('notices.valueReplaced', { name: supervisor.name });
  const notice = () =>
    app.page
      .getByRole('listbox', { name: t('notices.title') })
      .getByRole('option', { name: `${words} ${t('notices.new')}` });
  await expect(app.page.getByRole('heading', { name: later })).toBeVisible({ timeout: 20_000 });
  // At work in the ticket, and after a new start, it is still to be read.
  await app.page.getByRole('heading', { name: later }).click();
  await app.restart();
  await app.signIn(await api.account('agent'));
  await waitForOnline(app);
  await app.page.keyboard.press('Alt+B');
  await expect(notice()).toContainText(later);
  await notice().click();

  await expect(app.page.getByRole('heading', { name: later })).toBeVisible();
  await app.page.getByRole('button', { name: t('tickets.timeline.restore') }).click();
  await expect(app.page.getByRole('heading', { name: title })).toBeVisible();
  await waitForNothingUnsent(app);
  await app.page.keyboard.press('Alt+B');
  await expect(app.page.getByRole('listbox', { name: t('notices.title') })).toBeVisible();
  await expect(notice()).toHaveCount(0);
  const own = await Central.signIn(api, await api.account('agent'));
  const calls = (await own.rows('mentions')).filter(({ ticketId }) => ticketId === ticket?.id);
  expect(calls).toMatchObject([{ seenAt: expect.any(String) }]);
});
