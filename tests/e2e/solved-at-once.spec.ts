import { Central } from './support/central.ts';
import { openNewTicket, startWorkOnLine, waitForNothingUnsent, waitForOffline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('what was solved while the caller was on the line is filed closed by keyboard alone, without the server, and once', async ({
  api,
  openLine,
  openApp,
}) => {
  const agent = await api.account('agent');
  const central = await Central.signIn(api, agent);
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  await line.cut();
  await waitForOffline(app);

  const title = 'Lösenordet var utgånget';
  const form = await openNewTicket(app);
  const organisation = form.getByRole('button', { name: t('tickets.form.organisation') });
  await organisation.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await form.getByLabel(t('tickets.form.title'), { exact: true }).focus();
  await page.keyboard.insertText(title);
  await page.keyboard.press('Control+L');
  const resolution = form.getByRole('textbox', { name: t('tickets.resolve.resolution') });
  await expect(resolution).toBeFocused();
  await page.keyboard.press('Control+Enter');
  // Nothing is filed before it says how it was solved.
  await expect(resolution).toHaveAttribute('aria-invalid', 'true');
  await expect(resolution).toBeFocused();
  await page.keyboard.insertText('Bytte lösenord tillsammans.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();

  await line.mend();
  await waitForNothingUnsent(app);
  const filed = (await central.rows('tickets')).filter((ticket) => ticket.title === title);
  expect(filed).toMatchObject([
    {
      status: 'closed',
      closedBecause: 'solved',
      resolution: 'Bytte lösenord tillsammans.',
      feedback: { how: 'phone', to: 'requester' },
    },
  ]);
});
