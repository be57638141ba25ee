import { newId } from '#shared/identity/ids.ts';
import { stockBalanceId } from '#shared/stock/balance.ts';
import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import { Central } from './support/central.ts';
import { findings } from './support/findings.ts';
import { createTicket, search, startWorkOnLine, waitForNothingUnsent, waitForOffline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });
/** Lies in one place only, which is therefore where it is taken from. */
const balance = rows.stockBalances.find(
  ({ sparePartId, quantity }) =>
    quantity > 1 && rows.stockBalances.filter((other) => other.sparePartId === sparePartId).length === 1,
);
const part = rows.spareParts.find(({ id }) => id === balance?.sparePartId);

test('spare parts taken for a ticket without network, which others took, are told with how many are left and taken again', async ({
  api,
  openLine,
  openApp,
}) => {
  if (balance === undefined || part === undefined) throw new Error('demonstration data changed');
  const { quantity } = balance;
  const { app, line } = await startWorkOnLine({ api, openLine, openApp }, 'technician');
  const { page, t } = app;
  await line.cut();
  await waitForOffline(app);

  await createTicket(app, 'Skrivaren drar snett');
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: t('stock.act.take') });
  await form.getByRole('combobox', { name: t('stock.field.part') }).fill(part.name);
  await expect(form.getByText(t('stock.help.left', { count: quantity, unit: part.unit }))).toBeVisible();
  await form.getByRole('textbox', { name: t('stock.field.quantity') }).fill(String(quantity));
  await page.keyboard.press('Control+Enter');
  const taken = (count: number) =>
    page.getByText(
      t('stock.timeline.taken', { name: 'Tove Rydell', quantity: count, unit: part.unit, part: part.name }),
    );
  await expect(taken(quantity)).toBeVisible();

  const central = await Central.signIn(api, await api.account('agent'));
  const args = { id: newId(), sparePartId: part.id, placeId: balance.placeId, ticketId: null, note: 'Utbytt' };
  await central.execute('stock.take', { ...args, quantity: quantity - 1 });
  await line.mend();

  await page
    .getByRole('navigation')
    .getByRole('button', { name: t('app.view.not-carried-out') })
    .click({ timeout: 40_000 });
  await page.keyboard.press('j');
  const detail = page.getByRole('region', { name: t('notCarriedOut.detail') });
  const why = { left: 1, part: part.name, wanted: quantity };
  await expect(detail).toContainText(t('refusals.stock-too-small', why));
  await page.keyboard.press('e');
  const correction = detail.getByRole('form', { name: t('notCarriedOut.correct.title') });
  await correction.getByRole('textbox', { name: t('stock.field.quantity') }).fill('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('notCarriedOut.empty'))).toBeVisible();
  await waitForNothingUnsent(app);

  await page.keyboard.press('Alt+G');
  await search(app, part.name);
  await page.getByRole('row', { name: part.name }).click();
  await expect(page.getByRole('list', { name: t('stock.movements') })).toContainText('Tove Rydell');
  expect(await findings(page, 'the stock')).toEqual([]);
  const balances = await central.rows('stockBalances');
  expect(balances.find(({ id }) => id === stockBalanceId(part.id, balance.placeId))?.quantity).toBe(0);
});
