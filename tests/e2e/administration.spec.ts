import { addServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { findings } from './support/findings.ts';
import { openNewTicket, waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const levelName = 'Bas – kontorstid';
const serviceName = 'Datorarbetsplats';

/** Opens a register of the administration. */
async function openRegister(app: App, register: string): Promise<void> {
  const { page, t } = app;
  await page.keyboard.press('Alt+7');
  const registers = page.getByRole('navigation', { name: t('administration.sections') });
  await registers.getByRole('button', { name: register, exact: true }).click();
  await expect(page.getByRole('grid', { name: register })).toBeVisible();
}

test('a level without lunch promises new tickets an earlier time', async ({ api, openApp }) => {
  const administrator = await api.account('administrator');
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(administrator);
  await waitForOnline(app);
  await openRegister(app, t('administration.serviceLevels'));
  await page.getByRole('row', { name: levelName }).click();
  const form = page.getByRole('form', { name: levelName });
  await form.getByLabel(t('administration.weekdayLong', { day: '0' }), { exact: true }).fill('7.45-16.30');
  await form.getByRole('button', { name: t('administration.hours.asMonday', { day: 'mån' }) }).click();
  await expect(page.getByRole('table', { name: t('administration.preview.counted') })).toContainText('07:45–16:30');
  expect(await findings(page, 'a level')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: t('administration.history') })).toContainText(administrator.name);

  const ticketForm = await openNewTicket(app);
  await ticketForm.getByRole('button', { name: t('tickets.form.organisation') }).click();
  await page.getByRole('option').first().click();
  await ticketForm.getByLabel(t('tickets.form.title'), { exact: true }).fill('Utan lunch');
  await ticketForm.getByRole('combobox', { name: t('tickets.form.service') }).fill(serviceName);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Utan lunch' })).toBeVisible();
  await waitForNothingUnsent(app);

  const central = await Central.signIn(api, administrator);
  const level = (await central.rows('serviceLevels')).find(({ name }) => name === levelName);
  const ticket = (await central.rows('tickets')).find(({ title }) => title === 'Utan lunch');
  if (level === undefined || ticket === undefined) throw new Error('the level or the ticket did not arrive');
  const { hours } = level;
  expect(hours.week.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => [{ from: '07:45', to: '16:30' }]));
  const minutes = level.resolveWithinMinutes[ticket.priority];
  expect(ticket.dueAt).toBe(addServiceMinutes(hours, ticket.createdAt, minutes));
  const lunch = [
    { from: '07:45', to: '12:00' },
    { from: '12:45', to: '16:30' },
  ];
  const before = addServiceMinutes(
    { ...hours, week: [lunch, lunch, lunch, lunch, lunch, [], []] },
    ticket.createdAt,
    minutes,
  );
  expect(ticket.dueAt?.localeCompare(before ?? '')).toBe(-1);
});

test('a catalogue file is looked through line by line, and only what holds is carried out', async ({
  api,
  openApp,
}) => {
  const administrator = await api.account('administrator');
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(administrator);
  await waitForOnline(app);
  await openRegister(app, t('administration.services'));
  await page.keyboard.press('x');
  // As an older spreadsheet saves it: windows-1252, semicolons; å ä ö are one byte each.
  const file = [
    'tjänst;område;servicenivå;kategori;pris 2027',
    'Räddningsnät;IT;Dygnet runt;1;12',
    'Poolbilar;;;3;',
    'Dubbelt;IT;Dygnet runt;1;',
    'dubbelt;IT;Dygnet runt;1;',
    'Fel område;Rymdfart;Dygnet runt;1;',
  ].join('\r\n');
  await page
    .getByLabel(t('import.file'))
    .setInputFiles({ name: 'katalog.csv', mimeType: 'text/csv', buffer: Buffer.from(file, 'latin1') });
  await expect(page.getByText('windows-1252')).toBeVisible();
  await expect(page.getByText(t('import.unknownColumns', { columns: 'pris 2027' }))).toBeVisible();
  const sum = t('import.sum', { created: 1, changed: 1, same: 0, refused: 3 });
  await expect(page.getByText(sum)).toBeVisible();
  const planned = page.getByRole('grid', { name: t('import.what') });
  await expect(planned).toContainText(
    t('administration.exchange.refusal.unknown-value', { value: 'Rymdfart', column: 'område' }),
  );
  await expect(planned).toContainText(t('administration.exchange.refusal.duplicate', { value: '4, 5' }));
  expect(await findings(page, 'the catalogue as a file')).toEqual([]);
  const central = await Central.signIn(api, administrator);
  expect((await central.rows('services')).some(({ name }) => name === 'Räddningsnät')).toBe(false);

  await page.getByRole('button', { name: t('import.apply', { count: 2 }) }).click();
  await expect(page.getByText(t('import.done', { count: 2 }))).toBeVisible();
  await waitForNothingUnsent(app);
  const services = await central.rows('services');
  expect(services.find(({ name }) => name === 'Poolbilar')?.category).toBe(3);
  expect(services.some(({ name }) => name === 'Räddningsnät')).toBe(true);
  expect(services.some(({ name }) => name === 'Fel område' || name === 'Dubbelt')).toBe(false);
});
