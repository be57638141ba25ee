import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { search, syncState, waitForNothingUnsent, waitForOffline, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });
const device = rows.devices.find(
  ({ loaner, status, currentLoanId, organisationId }) =>
    loaner && status === 'in-stock' && currentLoanId === null && organisationId === 'kavlinge',
);
const first = 'Kerstin Provlånare';
const second = 'Nils Provlånare';

/** Hands the device out by keyboard; returns once the workstation has said that it is saved. */
async function handOut(app: App, tag: string, borrower: string): Promise<void> {
  const { page, t } = app;
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('grid', { name: t('loans.title') })).toBeVisible();
  await page.keyboard.press('Control+N');
  const form = page.getByRole('form', { name: t('loans.handOut.heading') });
  await form.getByRole('combobox', { name: t('loans.handOut.device') }).fill(tag);
  await form.getByRole('combobox', { name: t('loans.handOut.borrower') }).fill(borrower);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: borrower }).getByRole('heading', { name: tag })).toBeVisible();
}

function conflicts(app: App) {
  return app.page.getByRole('region', { name: app.t('loans.conflict.heading', { count: 1 }) });
}

/** The row of the device in the list that is shown. */
async function lentTo(app: App, tag: string, borrower: string): Promise<void> {
  await search(app, tag);
  await expect(app.page.getByRole('row', { name: new RegExp(`${tag}.*${borrower}`) })).toBeVisible();
}

test('one device handed out twice without network ends as a conflict both see, and either can settle', async ({
  api,
  openLine,
  openApp,
}) => {
  if (device === undefined) throw new Error('demonstration data changed');
  const tag = device.assetTag;
  const [agent, technician] = [await api.account('agent'), await api.account('technician')];
  const [lineA, lineB] = [await openLine(), await openLine()];
  const a = await openApp({ apiUrl: lineA.url });
  await a.signIn(agent);
  const b = await openApp({ apiUrl: lineB.url });
  await b.signIn(technician);
  await waitForOnline(a);
  await waitForOnline(b);

  await lineA.cut();
  await lineB.cut();
  await waitForOffline(a);
  await waitForOffline(b);
  await handOut(a, tag, first);
  await handOut(b, tag, second);

  // The first to come back has it; the second hears why not, and both see both hand-overs.
  await lineA.mend();
  await waitForNothingUnsent(a);
  await lineB.mend();
  await expect(syncState(b)).toContainText(b.t('app.sync.refused', { count: 1 }), { timeout: 40_000 });
  for (const app of [a, b]) {
    await expect(conflicts(app)).toBeVisible({ timeout: 20_000 });
    await expect(conflicts(app)).toContainText(tag);
    await expect(conflicts(app)).toContainText(`${first}, `);
    await expect(conflicts(app)).toContainText(`${second}, `);
  }
  await syncState(b).click();
  await b.page.getByRole('button', { name: b.t('app.refused.show') }).click();
  const refused = b.page.getByRole('grid', { name: b.t('notCarriedOut.title') });
  await refused.getByRole('row', { name: tag }).click();
  const written = b.page.getByRole('region', { name: b.t('notCarriedOut.detail') });
  await expect(written).toContainText(first);
  await expect(written.getByRole('button', { name: b.t('notCarriedOut.settle') })).toBeVisible();
  await b.page.keyboard.press('Delete');
  await b.page
    .getByRole('alertdialog')
    .getByRole('button', { name: b.t('notCarriedOut.discard.confirm') })
    .click();
  await expect(b.page.getByText(b.t('notCarriedOut.empty'))).toBeVisible();
  await b.page.keyboard.press('Alt+4');
  await waitForNothingUnsent(b);

  // Whoever stands beside the device knows who has it.
  await conflicts(a)
    .getByRole('button', { name: a.t('loans.conflict.takeOver', { borrower: second }), exact: true })
    .click();
  await expect(conflicts(a)).toContainText(first);
  await a.page.keyboard.press('Enter');
  for (const app of [a, b]) await expect(conflicts(app)).toBeHidden({ timeout: 20_000 });
  for (const app of [a, b]) await lentTo(app, tag, second);

  const loans = (await (await Central.signIn(api, agent)).rows('loans')).filter(
    ({ deviceId }) => deviceId === device.id,
  );
  const byBorrower = (name: string) =>
    loans.filter(({ borrowerName }) => borrowerName === name).map(({ status }) => status);
  expect({ first: byBorrower(first), second: byBorrower(second) }).toEqual({ first: ['returned'], second: ['open'] });
});

test('without network, a device handed out here cannot be handed out here again', async ({
  api,
  openLine,
  openApp,
}) => {
  const other = rows.devices.find(
    ({ id, loaner, status, currentLoanId }) =>
      id !== device?.id && loaner && status === 'in-stock' && currentLoanId === null,
  );
  if (other === undefined) throw new Error('demonstration data changed');
  const line = await openLine();
  const app = await openApp({ apiUrl: line.url });
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await line.cut();
  await handOut(app, other.assetTag, first);
  await page.keyboard.press('Control+N');
  const form = page.getByRole('form', { name: t('loans.handOut.heading') });
  const field = form.getByRole('combobox', { name: t('loans.handOut.device') });
  await field.fill(other.assetTag);
  await expect(field).toHaveAccessibleDescription(new RegExp(`${other.assetTag}.*${first}`));
  await form.getByRole('combobox', { name: t('loans.handOut.borrower') }).fill(second);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeVisible();
  await expect(syncState(app)).toContainText(t('app.sync.unsent', { count: 1 }));
});
