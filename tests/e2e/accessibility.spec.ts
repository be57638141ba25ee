import { serviceDeskNumbers } from '../../src/demo/data/numbers.ts';
import { findings } from './support/findings.ts';
import { openNewTicket, syncState } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('signing in has no finding, nor have its complaints', async ({ api, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.waitFor('sign-in');
  const { name } = await api.account('agent');
  await expect(page.getByRole('button', { name: new RegExp(name) })).toBeVisible();
  const found = await findings(page, 'sign-in');
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  await expect(page.getByText(t('signIn.passwordMissing'))).toBeVisible();
  found.push(...(await findings(page, 'sign-in with complaints')));
  await api.stop();
  await app.trySignIn({ username: 'anna.agent', password: 'not this one' });
  await expect(page.getByRole('alert')).toBeVisible();
  found.push(...(await findings(page, 'sign-in without server')));
  expect(found).toEqual([]);
});

test('no view has a finding, empty, full, with its forms, with calls, or without network', async ({
  api,
  pbx,
  openLine,
  openApp,
}) => {
  test.slow();
  const line = await openLine();
  const app = await openApp({ apiUrl: line.url });
  const { page, t } = app;
  const found: string[] = [];
  const look = async (place: string, without: readonly string[] = []) => {
    found.push(...(await findings(page, place, { without })));
  };
  await app.signIn(await api.account('supervisor'));

  await page.keyboard.press('Alt+1');
  await expect(page.getByText(t('switchboard.waiting.none'))).toBeVisible();
  await look('switchboard, nobody waits');
  await pbx.newCall({ from: '+46701740605', to: serviceDeskNumbers.burlov });
  await pbx.newCall({ from: null, to: serviceDeskNumbers.kavlinge });
  await expect(page.getByRole('grid', { name: t('switchboard.waiting') }).getByRole('row')).toHaveCount(2);
  await page.keyboard.press('F2');
  await expect(page.getByRole('article', { name: t('switchboard.call.active') })).toBeVisible();
  await look('switchboard, in a call');

  await page.keyboard.press('Alt+2');
  await expect(
    page
      .getByRole('grid', { name: t('tickets.title') })
      .getByRole('row')
      .nth(2),
  ).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: t('tickets.timeline') })).toBeVisible();
  await look('tickets, one open');
  const form = await openNewTicket(app);
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText(t('tickets.form.organisationMissing'))).toBeVisible();
  await look('tickets, a form with complaints');

  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('searchbox', { name: t('faultReports.choose.search') })).toBeVisible();
  await look('fault report, to choose');
  await page.getByRole('searchbox', { name: t('faultReports.choose.search') }).fill('startar inte');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('faultReports.path.empty'))).toBeVisible();
  await look('fault report, a step');

  await page.keyboard.press('Alt+4');
  await expect(
    page
      .getByRole('grid', { name: t('loans.title') })
      .getByRole('row')
      .nth(2),
  ).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: new RegExp(t('loans.takeBack')) })).toBeVisible();
  await look('loans, one open');
  await page.keyboard.press('t');
  await look('loans, taking back');
  await page.keyboard.press('Control+N');
  await expect(page.getByRole('form', { name: t('loans.handOut.heading') })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await look('loans, a form with complaints');

  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('button', { name: /^Service Desk Burlöv, / }).first()).toBeVisible();
  await look('supervision');

  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('an');
  await expect(page.getByRole('dialog').getByRole('menuitem').first()).toBeVisible();
  await look('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: t('app.help.title') })).toBeVisible();
  await look('key help');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: new RegExp(t('app.account.menu')) }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await look('account menu');
  await page.keyboard.press('Escape');

  await line.cut();
  await expect(syncState(app)).toContainText(t('app.sync.offline', { time: '' }).trim());
  await page.keyboard.press('Alt+1');
  await look('switchboard, in a call without network');
  await syncState(app).click();
  await expect(page.getByText(t('app.sync.explain.offline'))).toBeVisible();
  // React Aria puts its hidden way out of a panel beside the dialog, so outside every landmark.
  await look('synchronisation without network', ['region']);
  expect(found).toEqual([]);
});

test('nor has anything that is opened on a ticket or its list, in light, dark and high contrast', async ({
  api,
  openApp,
}) => {
  test.slow();
  const app = await openApp();
  const { page, t } = app;
  const found: string[] = [];
  await app.signIn(await api.account('agent'));
  await page.keyboard.press('Alt+2');
  const grid = page.getByRole('grid', { name: t('tickets.title') });
  await expect(grid.getByRole('row').nth(2)).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { name: t('tickets.timeline') })).toBeVisible();

  await page.keyboard.press('c');
  await page.keyboard.insertText('Ringer om en stund.');
  await page.keyboard.press('Escape');
  // React Aria puts its hidden way out of a panel beside it, so outside every landmark.
  const panel = { without: ['region'] };
  const steps = [
    { keys: 'd', shown: page.getByRole('form', { name: t('tickets.split.title') }), place: 'splitting', options: {} },
    {
      keys: 'Control+P',
      shown: page.getByRole('form', { name: t('ticketWork.key.print') }),
      place: 'printing',
      options: {},
    },
    { keys: 'w', shown: page.getByRole('form', { name: t('ticketWork.time.log') }), place: 'time', options: {} },
    { keys: 'Alt+U', shown: page.getByRole('dialog', { name: t('app.drafts.title') }), place: 'drafts', options: {} },
    { keys: 'Control+E', shown: page.getByRole('menu'), place: 'export', options: panel },
    { keys: 'g', shown: page.getByRole('menu'), place: 'grouping', options: panel },
    {
      keys: 'f',
      shown: page.getByRole('dialog', { name: t('tickets.filter.add') }),
      place: 'filter',
      options: panel,
    },
    { keys: 'o', shown: page.getByRole('dialog', { name: t('tickets.columns') }), place: 'columns', options: panel },
  ];
  for (const { keys, shown, place, options } of steps) {
    await grid.focus();
    await page.keyboard.press(keys);
    await expect(shown).toBeVisible();
    found.push(...(await findings(page, place, options)));
    await page.keyboard.press('Escape');
    await expect(shown).toHaveCount(0);
  }
  await grid.focus();
  await page.keyboard.press('v');
  await expect(page.getByRole('region', { name: t('tickets.views.label') })).toContainText(
    t('app.drafts.mine', { count: 1 }),
  );
  found.push(...(await findings(page, 'views')));
  await page.keyboard.press('Alt+6');
  await expect(page.getByRole('grid', { name: t('myDay.title') })).toBeVisible();
  found.push(...(await findings(page, 'my day')));
  expect(found).toEqual([]);
});
