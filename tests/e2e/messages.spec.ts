import { newId } from '#shared/identity/ids.ts';
import { sessionTokensSchema } from '#shared/session/protocol.ts';
import { serviceDeskNumbers } from '../../src/demo/data/numbers.ts';
import { post, TestClient } from '../integration/support/client.ts';
import { startMailServer } from '../integration/support/mail-server.ts';
import type { Account, Api } from './support/api.ts';
import { search, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const missedNumber = '0701740613';
const address = 'bygglov@burlov.example';

/** Sets a mail server up as an administrator does: the record, and the password that only the server keeps. */
async function setUpMail(api: Api, { username, password }: Account, port: number, secret: string): Promise<void> {
  const signedIn = await post(api.url, '/session', { username, password, deviceName: 'test' });
  const administrator = new TestClient(api.url, sessionTokensSchema.parse(await signedIn.json()));
  const id = newId();
  const { outcomes } = await administrator.push(
    administrator.command('record.create', {
      kind: 'mailServers',
      id,
      organisationId: 'it-teamet',
      values: {
        name: 'E-post ut',
        customerOrganisationId: null,
        host: '127.0.0.1',
        port,
        security: 'none',
        username: 'vaxelbord',
        fromAddress: 'vaxeln@it-teamet.example',
        fromName: 'Växeln',
        active: true,
      },
    }),
  );
  expect(outcomes).toMatchObject([{ status: 'applied' }]);
  expect((await administrator.post(`/messages/channels/${id}/secret`, { secret })).status).toBe(200);
}

test('a missed caller is called back, and what they wanted goes on by e-mail', async ({ api, pbx, openApp }) => {
  const mail = await startMailServer('vaxelbord', 'lösenord');
  try {
    await setUpMail(api, await api.account('administrator'), mail.port, 'lösenord');
    const app = await openApp();
    const { page, t } = app;
    await app.signIn(await api.account('operator'));
    await waitForOnline(app);

    // Twice in vain, once on the list.
    for (let time = 0; time < 2; time += 1) {
      await pbx.hangUp(await pbx.newCall({ from: missedNumber, to: serviceDeskNumbers.burlov }), 'cancel');
    }
    await page.keyboard.press('Alt+L');
    const list = page.getByRole('grid', { name: t('callBacks.title') });
    await expect(list).toBeVisible();
    await search(app, missedNumber);
    await expect(list.getByRole('row').filter({ hasText: '070-174 06 13' })).toHaveCount(1, { timeout: 20_000 });
    await expect(list).toContainText(t('callBacks.missed', { count: 2 }));

    // By its key it is mine and dialled: the exchange rings one's own telephone first.
    await list.getByRole('row').filter({ hasText: '070-174 06 13' }).click();
    const pane = page.getByRole('region', { name: t('callBacks.title') });
    await expect(pane.getByRole('button', { name: t('dial.call', { number: '070-174 06 13' }) })).toBeVisible();
    await page.keyboard.press('r');
    await expect(pane).toContainText(t('callBacks.you'));
    await expect(pane.getByText(t('dial.ringing', { number: '070-174 06 13' }))).toBeVisible();

    // What they wanted goes to somebody who is in no directory, from the call itself.
    await pane.getByRole('button', { name: t('callBacks.action.call') }).click();
    const record = page.getByRole('region', { name: t('callRecords.title'), exact: true });
    await expect(record).toContainText(t('callRecords.cause.cancel'));
    await page.keyboard.press('m');
    const form = page.getByRole('form', { name: t('messages.form.title') });
    const to = form.getByRole('combobox', { name: t('messages.field.to') });
    await expect(to).toBeFocused();
    await expect(form.getByLabel(t('messages.field.callerNumber'))).toHaveValue(/0701740613|\+46701740613/);
    await to.fill(address);
    await page.getByRole('option', { name: address }).click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: /070-174 06 13/ })).toBeVisible();
    const sent = page.getByRole('region', { name: /070-174 06 13/ });
    await expect(sent.getByText(t('messages.state.sent'), { exact: true })).toBeVisible({ timeout: 20_000 });
    expect(mail.taken).toHaveLength(1);
    expect(mail.taken[0]).toMatchObject({ to: [address], from: 'vaxeln@it-teamet.example' });

    // Done with, it is off the list and says how it went.
    await page.keyboard.press('Alt+L');
    await expect(list.getByRole('row').filter({ hasText: '070-174 06 13' })).toHaveCount(1);
    await list.getByRole('row').filter({ hasText: '070-174 06 13' }).click();
    await page.keyboard.press('d');
    await expect(page.getByRole('form', { name: t('callBacks.form.done') })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    // A row keeps its place while the pointer is over it.
    await page.mouse.move(0, 0);
    await expect(list.getByRole('row').filter({ hasText: '070-174 06 13' })).toHaveCount(0);
    await expect(pane).toContainText(t('callBacks.outcome.reached'));
  } finally {
    await mail.stop();
  }
});
