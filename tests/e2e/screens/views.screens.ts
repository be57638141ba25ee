import { isOpen } from '#shared/tickets/status.ts';
import { defaultSeed, makeDemoData } from '../../../src/demo/data/demo-data.ts';
import type { App } from '../support/app.ts';
import { Central } from '../support/central.ts';
import type { Pbx } from '../support/pbx.ts';
import { createTicket, openNewTicket, waitForNothingUnsent, waitForOffline, waitForOnline } from '../support/steps.ts';
import { expect, test } from '../support/test.ts';
import { everyLook } from './looks.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });

/** Numbers of people who share them with nobody; first those with an open ticket, whom a newcomer learns most from. */
function callersOf(organisationId: string): string[] {
  const holders = new Map<string, number>();
  for (const { number } of [...rows.people, ...rows.units].flatMap(({ phones }) => phones)) {
    holders.set(number, (holders.get(number) ?? 0) + 1);
  }
  const waiting = new Set(
    rows.tickets.filter(({ status }) => isOpen(status)).map((ticket) => ticket.requesterPersonId),
  );
  const people = rows.people
    .filter((person) => person.organisationId === organisationId && !person.protected && person.leftOn === null)
    .sort((one, other) => Number(waiting.has(other.id)) - Number(waiting.has(one.id)));
  return people.flatMap(({ phones }) => phones[0]?.number ?? []).filter((number) => holders.get(number) === 1);
}

/** What a supervisor sees on a working day: in each queue some answered, one given up, one in conversation. */
async function aMorningOfCalls(pbx: Pbx): Promise<void> {
  const talking = new Set<string>();
  for (const queue of rows.queues) {
    const [first = '', second = '', third = '', fourth = ''] = callersOf(queue.organisationId).reverse();
    const agent = queue.memberUserIds.find((userId) => !talking.has(userId));
    if (agent === undefined) throw new Error(`${queue.name} has nobody left to answer.`);
    talking.add(agent);
    for (const from of [first, second]) {
      const call = await pbx.newCall({ from, to: queue.number });
      await pbx.answer(call, agent);
      await pbx.hangUp(call);
    }
    await pbx.hangUp(await pbx.newCall({ from: third, to: queue.number }), 'cancel');
    await pbx.answer(await pbx.newCall({ from: fourth, to: queue.number }), agent);
  }
}

/** Three who wait: the first is going to be answered. */
async function threeWait(pbx: Pbx): Promise<void> {
  for (const queue of rows.queues.filter(({ name }) => name.startsWith('Service Desk'))) {
    const from = callersOf(queue.organisationId)[0] ?? null;
    await pbx.newCall({ from, to: queue.number });
  }
}

async function openFirst({ page }: App, list: string): Promise<void> {
  await expect(page.getByRole('grid', { name: list }).getByRole('row').nth(2)).toBeVisible();
  await page.keyboard.press('j');
}

test('every view at work, light and dark, on a small and a large screen', async ({ api, pbx, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.waitFor('sign-in');
  await everyLook(app, 'sign-in');

  await aMorningOfCalls(pbx);
  await app.signIn(await api.account('supervisor'));
  await threeWait(pbx);
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('grid', { name: t('switchboard.waiting') }).getByRole('row')).toHaveCount(3);
  await page.keyboard.press('F2');
  await expect(page.getByRole('article', { name: t('switchboard.call.active') })).toBeVisible();
  await everyLook(app, 'switchboard');

  await page.keyboard.press('F4');
  await page.getByRole('searchbox', { name: t('faultReports.choose.search') }).fill('startar inte');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('faultReports.path.empty'))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('faultReports.path.empty'))).toBeHidden();
  await page.keyboard.insertText('saknas');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByText('saknas')).toBeVisible();
  await everyLook(app, 'fault-report');

  await page.keyboard.press('Alt+2');
  await openFirst(app, t('tickets.title'));
  await expect(page.getByRole('heading', { name: t('tickets.timeline') })).toBeVisible();
  await everyLook(app, 'tickets');

  await page.keyboard.press('Alt+4');
  await openFirst(app, t('loans.title'));
  await expect(page.getByRole('button', { name: new RegExp(t('loans.takeBack')) })).toBeVisible();
  await everyLook(app, 'loans');

  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('button', { name: /^Service Desk Burlöv, / }).first()).toBeVisible();
  await everyLook(app, 'supervision');

  await page.keyboard.press('Alt+8');
  await openFirst(app, t('knowledge.title'));
  await everyLook(app, 'knowledge');
});

test('what stands beside the calls: who is where, what was said, what is told', async ({ api, pbx, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await aMorningOfCalls(pbx);
  await app.signIn(await api.account('operator'));
  const lists = [
    ['Alt+L', 'calls', t('callBacks.title')],
    ['Alt+E', 'messages', t('messages.title')],
    ['Alt+A', 'absences', t('absences.title')],
    ['Alt+F', 'info-texts', t('infoTexts.title')],
  ] as const;
  for (const [key, name, list] of lists) {
    await page.keyboard.press(key);
    await openFirst(app, list);
    await everyLook(app, name);
  }
  await page.keyboard.press('Alt+D');
  await page.getByRole('searchbox').first().fill('bygglov');
  await page.keyboard.press('Enter');
  await everyLook(app, 'directory');
  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('an');
  await expect(page.getByRole('dialog').getByRole('menuitem').first()).toBeVisible();
  await everyLook(app, 'palette');
});

test('the day of one who solves tickets, and the administration', async ({ api, openApp }) => {
  const agent = await openApp();
  await agent.signIn(await api.account('agent'));
  await agent.page.keyboard.press('Alt+6');
  await openFirst(agent, agent.t('myDay.title'));
  await everyLook(agent, 'my-day');
  await openNewTicket(agent);
  await everyLook(agent, 'new-ticket');
  await agent.page.keyboard.press('Alt+G');
  await openFirst(agent, agent.t('stock.title'));
  await everyLook(agent, 'stock');
  await agent.close();

  const administrator = await openApp();
  await administrator.signIn(await api.account('administrator'));
  await administrator.page.keyboard.press('Alt+7');
  await expect(administrator.page.getByRole('grid').getByRole('row').nth(2)).toBeVisible();
  await administrator.page.keyboard.press('j');
  await everyLook(administrator, 'administration');

  await administrator.page.keyboard.press('Alt+9');
  const month = administrator.page.getByRole('grid');
  await expect(month.getByRole('gridcell').first()).toBeVisible();
  await everyLook(administrator, 'calendar');
});

test('what was not carried out, told with its reason', async ({ api, openLine, openApp }) => {
  const line = await openLine();
  const app = await openApp({ apiUrl: line.url });
  const { page, t } = app;
  const account = await api.account('agent');
  await app.signIn(account);
  await waitForOnline(app);
  await createTicket(app, 'Skärmen flimrar i sal B12');
  await waitForNothingUnsent(app);
  await line.cut();
  await waitForOffline(app);
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: t('tickets.edit.heading') });
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill('Skärmen flimrar i sal B12 och B14');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  // Meanwhile it is solved and closed from elsewhere.
  const central = await Central.signIn(api, account);
  const ticket = (await central.rows('tickets')).find(({ title }) => title === 'Skärmen flimrar i sal B12');
  if (ticket === undefined) throw new Error('The ticket did not reach the central API.');
  const solve = { ticketId: ticket.id, resolution: 'Bytte kabel.', feedback: null, closedBecause: null };
  await central.execute('ticket.setStatus', { ...solve, status: 'resolved' });
  await central.execute('ticket.setStatus', {
    ...solve,
    status: 'closed',
    feedback: { how: 'phone', note: '' },
  });
  await line.mend();
  await page.keyboard.press('Alt+0');
  const list = page.getByRole('grid', { name: t('notCarriedOut.title') });
  await expect(list.getByRole('row').nth(1)).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('j');
  await expect(page.getByRole('region', { name: t('notCarriedOut.detail') })).toBeVisible();
  await everyLook(app, 'not-carried-out');
});
