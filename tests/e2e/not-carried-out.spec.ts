import { newId } from '#shared/identity/ids.ts';
import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import { Central } from './support/central.ts';
import { findings } from './support/findings.ts';
import { startWorkOnLine, waitForNothingUnsent, waitForOffline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });
const [taken, other] = rows.devices.filter(
  ({ loaner, status, currentLoanId, organisationId }) =>
    loaner && status === 'in-stock' && currentLoanId === null && organisationId === 'kavlinge',
);

test('a refused hand-over is told with its reason, put right by another device, and sent again once', async ({
  api,
  openLine,
  openApp,
}) => {
  if (taken === undefined || other === undefined) throw new Error('demonstration data changed');
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  await line.cut();
  await waitForOffline(app);

  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Control+N');
  const form = page.getByRole('form', { name: t('loans.handOut.heading') });
  await form.getByRole('combobox', { name: t('loans.handOut.device') }).fill(taken.assetTag);
  await form.getByRole('combobox', { name: t('loans.handOut.borrower') }).fill('Kerstin Provlånare');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: taken.assetTag })).toBeVisible();

  // What is unsent is named, not only counted.
  await page.getByRole('button', { name: new RegExp(`^${t('app.sync.title')}: `) }).click();
  await expect(page.getByRole('region', { name: t('app.unsent.title') })).toContainText(taken.assetTag);
  await page.keyboard.press('Escape');

  const central = await Central.signIn(api, await api.account('technician'));
  await central.execute('loan.checkOut', {
    id: newId(),
    deviceId: taken.id,
    borrowerPersonId: null,
    borrowerName: 'Nils Provlånare',
    borrowerPhone: '',
    ticketId: null,
    dueAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    accessoriesOut: [],
    note: '',
  });
  await line.mend();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: t('app.view.not-carried-out') })
    .click({ timeout: 40_000 });
  const list = page.getByRole('grid', { name: t('notCarriedOut.title') });
  await page.keyboard.press('j');
  const detail = page.getByRole('region', { name: t('notCarriedOut.detail') });
  await expect(detail).toContainText('Nils Provlånare');
  await expect(detail).toContainText('Kerstin Provlånare');
  await expect(detail.getByRole('button', { name: t('notCarriedOut.settle') })).toBeVisible({ timeout: 20_000 });
  await expect(list).toContainText(taken.assetTag);

  await page.keyboard.press('e');
  const correction = detail.getByRole('form', { name: t('notCarriedOut.correct.title') });
  await correction.getByRole('combobox', { name: t('loans.handOut.device') }).fill(other.assetTag);
  expect(await findings(page, 'a correction')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('notCarriedOut.empty'))).toBeVisible();
  await waitForNothingUnsent(app);

  const loans = await central.rows('loans');
  const ofKerstin = loans.filter(({ borrowerName }) => borrowerName === 'Kerstin Provlånare');
  expect(ofKerstin.map(({ deviceId, status }) => [deviceId, status]).sort()).toEqual(
    [
      [taken.id, 'conflict'],
      [other.id, 'open'],
    ].sort(),
  );
});
