import { Central } from './support/central.ts';
import { findings } from './support/findings.ts';
import { waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('maintenance is planned by keyboard, warned about, told of, moved, and told of anew', async ({ api, openApp }) => {
  test.slow();
  const agent = await api.account('agent');
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(agent);
  await waitForOnline(app);
  const found: string[] = [];

  await page.keyboard.press('Alt+9');
  const month = page.getByRole('grid', { name: new RegExp(`^${t('app.view.calendar')} `) });
  await expect(month).toBeVisible();
  found.push(...(await findings(page, 'month')));
  await page.keyboard.press('Escape');
  // A week ahead, on a day of that week that is no weekend.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+N');
  const form = page.getByRole('form', { name: t('calendar.new') });
  await expect(form.getByLabel(t('calendar.title.column'))).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText(t('tickets.edit.titleMissing'))).toBeVisible();
  found.push(...(await findings(page, 'form with complaints')));
  await page.keyboard.insertText('Byte av brandvägg');
  await form.getByRole('combobox', { name: t('calendar.service') }).fill('Trådlöst');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await form.getByLabel(t('calendar.beginsAt')).fill('00:00');
  await form.getByLabel(t('calendar.endsAt')).fill('23:59');
  await form.getByLabel(t('incidents.announcement')).fill('Det trådlösa nätet är borta några minuter.');
  await page.keyboard.press('Control+Enter');
  const pane = page.getByRole('region', { name: 'Byte av brandvägg' });
  await expect(pane).toBeVisible();
  await expect(month.getByText('Byte av brandvägg')).toBeVisible();
  found.push(...(await findings(page, 'a window')));

  const told = pane.getByText(t('calendar.tell.told'));
  const mark = pane.getByRole('button', { name: new RegExp(`^${t('calendar.tell.mark')}, `) });
  await expect(mark).toHaveCount(3);
  await mark.first().focus();
  await page.keyboard.press('Enter');
  await expect(told).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(told).toHaveCount(1);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(mark).toHaveCount(3);
  await waitForNothingUnsent(app);

  const central = await Central.signIn(api, agent);
  const ticket = (await central.rows('tickets')).find(({ title }) => title === 'Byte av brandvägg');
  if (ticket === undefined) throw new Error('the window did not arrive');
  expect(ticket).toMatchObject({ kind: 'maintenance', announcement: 'Det trådlösa nätet är borta några minuter.' });
  const notes = (await central.rows('ticketNotes')).filter(({ ticketId }) => ticketId === ticket.id);
  expect(notes).toHaveLength(1);
  expect(notes[0]?.body).toContain('Det trådlösa nätet är borta några minuter.');

  await page.keyboard.press('v');
  await expect(month.getByRole('gridcell')).toHaveCount(7);
  found.push(...(await findings(page, 'week')));
  await page.keyboard.press('l');
  await expect(page.getByRole('grid', { name: t('calendar.list') })).toContainText('Byte av brandvägg');
  found.push(...(await findings(page, 'list')));
  expect(found).toEqual([]);
});

test('no register of the administration has a finding, as a list, in a form, or reading files', async ({
  api,
  openApp,
}) => {
  test.slow();
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('administrator'));
  await waitForOnline(app);
  await page.keyboard.press('Alt+7');
  const registers = page.getByRole('navigation', { name: t('administration.sections') }).getByRole('button');
  await expect(registers.first()).toBeVisible();
  const found: string[] = [];
  for (const register of await registers.all()) {
    // How many wait stands behind the name.
    const name = ((await register.textContent()) ?? '').replace(/ \(\d+\)$/, '');
    await register.click();
    await expect(page.getByRole('grid', { name })).toBeVisible();
    for (const header of await page.getByRole('grid', { name }).getByRole('columnheader').all()) {
      await header.getByRole('button').click();
      await expect(header).toHaveAttribute('aria-sort', /ascending|descending/);
    }
    found.push(...(await findings(page, name, { of: ['light'] })));
    const first = page.getByRole('grid', { name }).getByRole('row').nth(1);
    if ((await first.count()) > 0) {
      await first.click();
      await expect(page.getByRole('form')).toBeVisible();
      found.push(...(await findings(page, `${name}, a form`, { of: ['dark'] })));
    }
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: t('administration.calendar.title') })).toBeVisible();
  await page
    .getByLabel(t('administration.calendar.file'), { exact: true })
    .and(page.locator('input'))
    .setInputFiles({
      name: 'lov.ics',
      mimeType: 'text/calendar',
      buffer: Buffer.from(
        [
          'BEGIN:VCALENDAR',
          'VERSION:2.0',
          'PRODID:-//Test//SV',
          'BEGIN:VEVENT',
          'UID:lov@skola',
          'SUMMARY:Studiedag',
          `DTSTART;VALUE=DATE:${new Date().getUTCFullYear() + 1}0310`,
          'END:VEVENT',
          'END:VCALENDAR',
        ].join('\r\n'),
      ),
    });
  await expect(page.getByRole('grid', { name: t('administration.calendar.events') })).toContainText('Studiedag');
  found.push(...(await findings(page, 'a calendar file')));
  expect(found).toEqual([]);
});
