import type { Locator } from '@playwright/test';
import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { openNewTicket, startWorkOnLine, waitForNothingUnsent } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });
const desk = rows.queues.find(({ name }) => name === 'Service Desk Kävlinge')?.number ?? '';
const own = (phone: { kind: string }) => phone.kind !== 'switchboard';
const numbers = [...rows.people, ...rows.units].flatMap(({ phones }) => phones.filter(own).map(({ number }) => number));
const havers = (number: string) => numbers.filter((other) => other === number).length;
const shared = numbers.find((number) => havers(number) > 1) ?? '';
/** People whom their number names. */
const [anna, bertil] = rows.people.flatMap(({ givenName, familyName, protected: hidden, leftOn, phones }) => {
  const number = phones.find(own)?.number ?? '';
  return !hidden && leftOn === null && havers(number) === 1 ? [{ number, name: `${givenName} ${familyName}` }] : [];
});

function someone(caller: typeof anna): NonNullable<typeof anna> {
  if (caller === undefined) throw new Error('demonstration data changed');
  return caller;
}

function waitingRow(app: App, words: string | RegExp): Locator {
  return app.page.getByRole('grid', { name: app.t('switchboard.waiting') }).getByRole('row', { name: words });
}

function activeCall(app: App): Locator {
  return app.page.getByRole('article', { name: app.t('switchboard.call.active') });
}

function callBar(app: App): Locator {
  return app.page.getByRole('region', { name: app.t('calls.bar.label') });
}

test('when several share the number, a digit says who it is, and everything begun is about them', async ({
  api,
  pbx,
  openApp,
}) => {
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+1');
  await pbx.newCall({ from: shared, to: desk });
  await expect(waitingRow(app, new RegExp(`\\+ ${havers(shared) - 1} till`))).toBeVisible();
  await page.keyboard.press('F2');

  const choices = activeCall(app).getByRole('radiogroup').first().getByRole('radio');
  await expect(choices).toHaveCount(havers(shared) + 1);
  for (const choice of await choices.all()) await expect(choice).not.toBeChecked();
  await page.keyboard.press('2');
  await expect(choices.nth(1)).toBeChecked();
  const title = activeCall(app).getByRole('heading', { level: 2 });
  await expect(title).not.toContainText(' till');
  const name = await title.innerText();
  await expect(activeCall(app).getByText(`2 ${name}`)).toBeVisible();

  await page.keyboard.press('F6');
  const requester = page
    .getByRole('form', { name: t('tickets.form.heading') })
    .getByRole('combobox')
    .first();
  await expect(requester).toHaveValue(name);
});

test('a hidden number tells nobody; whoever is found in the directory becomes the caller', async ({
  api,
  pbx,
  openApp,
}) => {
  const person = someone(anna);
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+1');
  await pbx.newCall({ from: null, to: desk });
  await expect(waitingRow(app, new RegExp(t('calls.hidden')))).toBeVisible();
  await page.keyboard.press('F2');
  await expect(activeCall(app).getByText(t('switchboard.caller.hidden'))).toBeVisible();

  await page.keyboard.press('F3');
  await page.keyboard.insertText(person.name);
  const directory = page.getByRole('region', { name: t('switchboard.directory') });
  await expect(directory.getByRole('row', { name: person.name }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(directory.getByRole('heading', { name: person.name })).toBeVisible();
  await page.keyboard.press('Alt+C');
  await expect(activeCall(app).getByRole('heading', { name: person.name })).toBeVisible();
});

test('of two who call at once the longest waiting comes first, and the second waits until the first is done', async ({
  api,
  pbx,
  openApp,
}) => {
  const [first, second] = [someone(anna), someone(bertil)];
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+1');
  await pbx.newCall({ from: first.number, to: desk });
  await pbx.newCall({ from: second.number, to: desk });
  await expect(waitingRow(app, new RegExp(second.name))).toBeVisible();
  await page.keyboard.press('F2');
  await expect(activeCall(app).getByRole('heading', { name: first.name })).toBeVisible();
  await expect(waitingRow(app, new RegExp(first.name))).toBeHidden();
  await expect(waitingRow(app, new RegExp(second.name))).toBeVisible();

  await page.keyboard.press('F2');
  await expect(callBar(app).getByRole('alert')).toHaveText(t('switchboard.answer.busy', { key: 'F9' }));
  await expect(activeCall(app).getByRole('heading', { name: first.name })).toBeVisible();

  await page.keyboard.press('F9');
  const afterCall = page.getByRole('article', { name: t('switchboard.call.afterCall') });
  await expect(afterCall.getByRole('heading', { name: first.name })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(activeCall(app).getByRole('heading', { name: second.name })).toBeVisible();
});

test('a call that comes while one writes disturbs neither text nor focus', async ({ api, pbx, openApp }) => {
  const caller = someone(anna);
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  const form = await openNewTicket(app);
  const title = form.getByLabel(t('tickets.form.title'), { exact: true });
  await title.focus();
  await page.keyboard.type('Skrivaren på plan 2 ');
  await pbx.newCall({ from: caller.number, to: desk });
  await expect(callBar(app)).toContainText(caller.name);
  await expect(title).toBeFocused();
  await page.keyboard.type('skriver ränder');
  await expect(title).toHaveValue('Skrivaren på plan 2 skriver ränder');

  // Answering leads to the call; what was begun waits where it was.
  await page.keyboard.press('F2');
  await expect(activeCall(app).getByRole('heading', { name: caller.name })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title).toHaveValue('Skrivaren på plan 2 skriver ränder');
});

test('a call is filed while the network is away, and arrives when it is back', async ({
  api,
  pbx,
  openLine,
  openApp,
}) => {
  const caller = someone(bertil);
  const agent = await api.account('agent');
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  await page.keyboard.press('Alt+1');
  const call = await pbx.newCall({ from: caller.number, to: desk });
  await expect(waitingRow(app, new RegExp(caller.name))).toBeVisible();
  await page.keyboard.press('F2');
  await expect(activeCall(app).getByRole('heading', { name: caller.name })).toBeVisible();

  await line.cut();
  await expect(activeCall(app).getByText(t('switchboard.call.frozenText'))).toBeVisible();
  await pbx.hangUp(call);
  await page.keyboard.press('Alt+N');
  await page.keyboard.insertText('Frågade om öppettider i jul');
  await page.keyboard.press('F8');
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: t('calls.outcome.solved') })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(activeCall(app).getByText(t('switchboard.call.filed'), { exact: true })).toBeVisible();

  await line.mend();
  await expect(activeCall(app)).toBeHidden({ timeout: 40_000 });
  await waitForNothingUnsent(app);
  const calls = await (await Central.signIn(api, agent)).rows('calls');
  const filed = calls.filter(({ note }) => note === 'Frågade om öppettider i jul');
  expect(filed).toMatchObject([{ outcome: 'solved', fromNumber: caller.number }]);
});

test('logging out of one queue takes a key and a digit, and colleagues see it beside their console', async ({
  api,
  openApp,
}) => {
  const agent = await openApp();
  await agent.signIn(await api.account('agent'));
  await agent.page.keyboard.press('Alt+1');
  const ownState = agent.page.getByRole('button', { name: new RegExp(`^${agent.t('switchboard.own')}`) });
  await ownState.press('Enter');
  await agent.page.getByRole('menuitem', { name: agent.t('switchboard.own.ready') }).press('Enter');
  await expect(agent.page.getByRole('button', { name: 'Inloggad i 3 av 3 grupper' })).toBeVisible();
  const colleague = await openApp();
  await colleague.signIn(await api.account('supervisor'));
  await colleague.page.keyboard.press('Alt+1');
  await colleague.page.keyboard.press('Alt+W');
  const all = colleague.page.getByRole('region', { name: /^Service Desk Burlöv, Service Desk Kävlinge/ });
  await expect(all.getByText(agent.t('calls.agent.ready'), { exact: true }).first()).toBeVisible();

  await agent.page.keyboard.press('Alt+Q');
  await expect(agent.page.getByRole('menuitem', { name: 'Service Desk Staffanstorp' })).toBeVisible();
  await agent.page.keyboard.press('3');
  await expect(agent.page.getByRole('button', { name: 'Inloggad i 2 av 3 grupper' })).toBeVisible();
  const one = colleague.page.getByRole('region', { name: 'Service Desk Staffanstorp', exact: true });
  await expect(one.getByText(colleague.t('agents.isOut'))).toBeVisible();
  const others = colleague.page.getByRole('region', {
    name: 'Service Desk Burlöv, Service Desk Kävlinge',
    exact: true,
  });
  await expect(others.getByText(agent.t('calls.agent.ready'), { exact: true }).first()).toBeVisible();

  // And in again, by the same two keys.
  await agent.page.keyboard.press('Alt+Q');
  await expect(agent.page.getByRole('menuitem', { name: 'Service Desk Staffanstorp' })).toBeVisible();
  await agent.page.keyboard.press('3');
  await expect(all.getByText(agent.t('calls.agent.ready'), { exact: true }).first()).toBeVisible();
});
