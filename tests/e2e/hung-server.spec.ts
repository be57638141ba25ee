import {
  createTicket,
  startWorkOnLine,
  syncState,
  waitForNothingUnsent,
  waitForOffline,
  waitForOnline,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('a server that hangs is not said to be there: what is done waits, says so, and is sent when it goes on', async ({
  api,
  openLine,
  openApp,
}) => {
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  await waitForNothingUnsent(app);

  line.hang();
  await createTicket(app, 'Skrivs medan servern hänger');
  await expect(syncState(app)).toHaveAccessibleName(
    new RegExp(`${t('app.sync.silent')} · ${t('app.sync.unsent', { count: 1 })}`),
  );
  // Nor when nothing is asked: who is only on the phone is told too, and the call bar says the same.
  await expect(page.getByText(t('calls.bar.noChannel')).first()).toBeVisible({ timeout: 30_000 });
  await expect(syncState(app)).not.toContainText(t('app.sync.online'));
  await waitForOffline(app);

  await line.mend();
  await waitForOnline(app);
  await waitForNothingUnsent(app);
  await expect(page.getByText(t('calls.bar.noChannel'))).toHaveCount(0);
});
