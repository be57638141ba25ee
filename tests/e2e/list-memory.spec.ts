import { newId } from '#shared/identity/ids.ts';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { goTo } from './support/keyboard-steps.ts';
import { waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

function grid(app: App) {
  return app.page.getByRole('grid', { name: app.t('tickets.title') });
}

/** Goes to the list by its key, with the keyboard in it. */
async function goToList(app: App): Promise<void> {
  await app.page.keyboard.press('Alt+2');
  await expect(grid(app).getByRole('row').nth(1)).toBeVisible();
  await goTo(app, grid(app), 'Tab');
}

/** How many tickets the list says it has. */
async function total(app: App): Promise<number> {
  return Number(await grid(app).getAttribute('aria-rowcount')) - 1;
}

/** Opens the filter by its key and chooses what to filter by; the keyboard stands in the next field then. */
async function filterBy(app: App, field: 'tags' | 'people' | 'deviceId' | 'supplierReference'): Promise<void> {
  const { page, t } = app;
  await goTo(app, grid(app), 'Tab');
  await page.keyboard.press('f');
  const panel = page.getByRole('dialog', { name: t('tickets.filter.add') });
  await goTo(app, panel.getByRole('combobox', { name: t('tickets.filter.field') }), 'Tab');
  await page.keyboard.insertText(t(`tickets.filterField.${field}`));
  // Written in full, it is chosen.
  await expect(panel.getByRole('form', { name: t('tickets.filter.values') })).toBeVisible();
}

/** Adds the condition that has been filled in, and says what chip stands for it. */
async function addFilter(app: App, chip: RegExp): Promise<void> {
  const { page, t } = app;
  const panel = page.getByRole('dialog', { name: t('tickets.filter.add') });
  await goTo(app, panel.getByRole('button', { name: t('tickets.filter.apply') }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('button', { name: chip })).toBeVisible();
}

test('the list is narrowed by tag, person, device and supplier’s reference without a mouse', async ({
  api,
  openApp,
}) => {
  const agent = await api.account('agent');
  const central = await Central.signIn(api, agent);
  const [tickets, people, devices, tags, suppliers] = [
    await central.rows('tickets'),
    await central.rows('people'),
    await central.rows('devices'),
    await central.rows('tags'),
    await central.rows('suppliers'),
  ];
  const organisationId = tickets[0]?.organisationId ?? '';
  const person = people.find((each) => each.organisationId === organisationId && each.leftOn === null);
  const device = devices.find((each) => each.organisationId === organisationId);
  const [tag, supplier] = [tags.find(({ active }) => active), suppliers[0]];
  if (person === undefined || device === undefined || tag === undefined || supplier === undefined) {
    throw new Error('The demonstration data have too little to filter by.');
  }
  const id = newId();
  await central.execute('ticket.create', {
    id,
    organisationId,
    kind: 'incident',
    channel: 'phone',
    title: 'Harkrankens låda är tom',
    description: '',
    requesterPersonId: person.id,
    requesterName: `${person.givenName} ${person.familyName}`,
    requesterPhone: '',
    unitId: null,
    serviceId: null,
    deviceId: device.id,
    priority: 'normal',
    groupId: null,
    assigneeUserId: null,
    callId: null,
    scriptId: null,
    scriptAnswers: [],
    solvedWith: null,
    note: '',
    tagIds: [tag.id],
  });
  await central.execute('ticket.setFields', {
    ticketId: id,
    set: { supplierId: supplier.id, supplierReference: 'HARKRANK-7' },
    was: {},
  });

  const app = await openApp();
  const { page, t } = app;
  await app.signIn(agent);
  await waitForOnline(app);
  await goToList(app);
  const all = await total(app);

  await filterBy(app, 'tags');
  const values = page.getByRole('form', { name: t('tickets.filter.values') });
  await goTo(app, values.getByRole('textbox', { name: t('tickets.filter.findValue') }), 'Tab');
  await page.keyboard.insertText(tag.name);
  await goTo(app, values.getByRole('checkbox', { name: new RegExp(`^${tag.name}`) }), 'Tab');
  await page.keyboard.press('Space');
  await addFilter(app, new RegExp(tag.name));
  await expect.poll(() => total(app)).toBeLessThan(all);

  await filterBy(app, 'people');
  await goTo(app, values.getByRole('combobox', { name: t('tickets.filter.person') }), 'Tab');
  await page.keyboard.insertText(`${person.givenName} ${person.familyName}`);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await addFilter(app, new RegExp(`${person.givenName} ${person.familyName}`));

  await filterBy(app, 'deviceId');
  await goTo(app, values.getByRole('combobox', { name: t('tickets.filter.device') }), 'Tab');
  await page.keyboard.insertText(device.assetTag);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await addFilter(app, new RegExp(device.assetTag));

  await filterBy(app, 'supplierReference');
  await goTo(app, values.getByRole('textbox', { name: t('tickets.filter.within') }), 'Tab');
  await page.keyboard.insertText('harkrank');
  await addFilter(app, /harkrank/);

  await expect.poll(() => total(app)).toBe(1);
  await expect(grid(app).getByRole('row', { name: 'Harkrankens låda är tom' })).toBeVisible();
});

test('what is marked, open and scrolled to is there again after a restart, and a view says what it has lost', async ({
  api,
  openApp,
}) => {
  const agent = await api.account('agent');
  const central = await Central.signIn(api, agent);
  const home = (await central.rows('savedViews'))[0]?.organisationId ?? (await central.rows('tags'))[0]?.organisationId;
  if (home === undefined) throw new Error('The demonstration data have no organisation to keep a view in.');
  await central.execute('record.create', {
    kind: 'savedViews',
    id: newId(),
    organisationId: home,
    values: {
      name: 'AAA från en nyare version',
      list: 'tickets',
      groupId: null,
      where: [{ field: 'mood', op: 'in', values: ['glad'] }],
      text: '',
      sort: [{ field: 'createdAt', descending: true }],
      groupBy: null,
      columns: [
        { id: 'number', width: null, pinned: false },
        { id: 'weather', width: 90, pinned: true },
        { id: 'title', width: null, pinned: false },
      ],
      active: true,
    },
  });

  const app = await openApp();
  await app.signIn(agent);
  await waitForOnline(app);
  await goToList(app);
  const { page, t } = app;

  const gone = [
    t('tickets.views.gone.filter', { name: 'mood' }),
    t('tickets.views.gone.column', { name: 'weather' }),
    t('tickets.views.gone.sort', { name: 'createdAt' }),
  ].join(', ');
  // A view of a later version: the rest of it is shown, and what is missing is said until it is understood.
  await page.keyboard.press('6');
  await expect(page.getByText(t('tickets.views.gone', { names: gone }))).toBeVisible();
  await expect(grid(app).getByRole('columnheader', { name: t('tickets.column.title') })).toHaveCount(1);
  await goTo(app, page.getByRole('button', { name: t('tickets.views.understood') }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('tickets.views.gone', { names: gone }))).toHaveCount(0);

  await goTo(app, grid(app), 'Tab');
  await page.keyboard.press('Home');
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('PageDown');
  await expect(grid(app).locator('tr[data-current]')).toContainText(/[A-Z]{3}-\d+/);
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Enter');
  const bar = (app: App) => app.page.getByRole('toolbar', { name: app.t('tickets.bulk.checked', { count: 2 }) });
  await expect(bar(app)).toBeVisible();
  // The pane follows the list a moment later, so the row says which ticket is the open one.
  const name = (await grid(app).locator('tr[data-current]').getByRole('gridcell').last().textContent()) ?? '';
  await expect(page.getByRole('main').getByRole('heading', { name, exact: true })).toBeVisible();
  const firstRow = (app: App) =>
    grid(app).evaluate((element) => {
      const top = element.getBoundingClientRect().top;
      const rows = [...element.querySelectorAll('tr[aria-rowindex]')];
      const seen = rows.filter((row) => row.getBoundingClientRect().bottom > top + 60);
      return Math.min(...seen.map((row) => Number(row.getAttribute('aria-rowindex'))).filter((place) => place > 1));
    });
  await expect.poll(() => firstRow(app)).toBeGreaterThan(5);
  const scrolledTo = await firstRow(app);
  await waitForNothingUnsent(app);

  await app.restart();
  await app.signIn(agent);
  await expect(grid(app).getByRole('row').nth(2)).toBeVisible();
  await expect(bar(app)).toBeVisible();
  await expect(app.page.getByRole('main').getByRole('heading', { name, exact: true })).toBeVisible();
  await expect.poll(async () => Math.abs((await firstRow(app)) - scrolledTo)).toBeLessThan(5);
});
