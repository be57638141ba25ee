import type { Locator } from '@playwright/test';
import type { App } from './support/app.ts';
import { openNewTicket, waitForNothingUnsent, waitForOffline, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** More stops than any form has. */
const mostStops = 40;

/** Goes to a place by pressing a key until it has the focus, as somebody without a mouse does. */
async function goTo(app: App, place: Locator, key: 'Tab' | 'ArrowDown'): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await app.page.keyboard.press(key);
  }
  throw new Error(`${key} did not come to ${String(place)}.`);
}

/** Writes a ticket and saves it, by keyboard. */
async function fileTicket(app: App, title: string): Promise<void> {
  const { page, t } = app;
  const form = await openNewTicket(app);
  await goTo(app, form.getByRole('button', { name: t('tickets.form.organisation') }), 'Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
  await goTo(app, form.getByLabel(t('tickets.form.title'), { exact: true }), 'Tab');
  await page.keyboard.insertText(title);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

/** Chooses a status in its menu, by the verb that leads there. */
async function chooseStatus(app: App, verb: string): Promise<void> {
  const { page, t } = app;
  const menu = page.getByRole('menu', { name: t('tickets.status.change') });
  await page.keyboard.press('s');
  await expect(menu).toBeVisible();
  await goTo(app, menu.getByRole('menuitem', { name: verb, exact: true }), 'ArrowDown');
  await page.keyboard.press('Enter');
  // Keys belong to the menu until it is gone.
  await expect(menu).toBeHidden();
}

/** Chooses the first way of feedback in the form that has just opened, and saves. */
async function giveFeedback(app: App, form: Locator): Promise<void> {
  const { page, t } = app;
  const way = form.getByRole('radio', { name: t('tickets.feedback.phone') });
  await expect(way).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByText(t('tickets.close.missing'))).toBeVisible();
  await page.keyboard.press('Space');
  await expect(way).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
}

async function mergeAndUndo(app: App, name: string): Promise<void> {
  const { page, t } = app;
  await fileTicket(app, `${name} första`);
  await fileTicket(app, `${name} dubblett`);
  await page.keyboard.press('m');
  const form = page.getByRole('form', { name: t('ticketWork.link.title') });
  const other = form.getByRole('combobox', { name: t('ticketWork.link.other') });
  await expect(other).toBeFocused();
  await page.keyboard.insertText(`${name} första`);
  await expect(page.getByRole('option').filter({ hasText: `${name} första` })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  const where = page.getByText(`${name} första`, { exact: false }).and(page.locator('[role="status"] *'));
  await expect(where.first()).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: t('ticketWork.merged.undo') })).toBeHidden();
  await expect(page.getByRole('region', { name: `${name} dubblett` })).toContainText(t('tickets.status.new'));
}

async function closeAfterRefusal(app: App, name: string): Promise<void> {
  const { page, t } = app;
  await fileTicket(app, `${name} stängs`);
  await chooseStatus(app, t('tickets.statusAction.closed'));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(t('tickets.status.closed'));
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: t('tickets.resolve.resolution') })).toBeFocused();
  await page.keyboard.insertText('Bytte kabel.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('form', { name: t('tickets.resolve.title') })).toBeHidden();
  await chooseStatus(app, t('tickets.statusAction.closed'));
  await giveFeedback(app, page.getByRole('form', { name: t('tickets.close.title') }));
  await expect(page.getByRole('region', { name: `${name} stängs` })).toContainText(t('tickets.status.closed'));
}

async function remindAndGiveUp(app: App, name: string): Promise<void> {
  const { page, t } = app;
  await fileTicket(app, `${name} väntar`);
  await chooseStatus(app, t('tickets.statusAction.waiting-for-user'));
  await expect(page.getByText(t('ticketWork.waiting.reminded', { count: 0 }))).toBeVisible();
  await page.keyboard.press('n');
  const reminder = page.getByRole('form', { name: t('ticketWork.remind.title') });
  await expect(reminder.getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(`Vi väntar på svar om ${name}.`);
  await page.keyboard.press('Control+Enter');
  await expect(reminder).toBeHidden();
  await expect(page.getByText(t('ticketWork.waiting.reminded', { count: 1 }))).toBeVisible();
  await chooseStatus(app, t('ticketWork.giveUp'));
  await giveFeedback(app, page.getByRole('form', { name: t('ticketWork.giveUp.title') }));
  await expect(page.getByText(t('ticketWork.closedBecause.missing-information'))).toBeVisible();
}

async function logTime(app: App, name: string): Promise<void> {
  const { page, t } = app;
  await fileTicket(app, `${name} tar tid`);
  await page.keyboard.press('w');
  const form = page.getByRole('form', { name: t('ticketWork.time.log') });
  await expect(form.getByLabel(t('ticketWork.time.minutes'))).toBeFocused();
  await page.keyboard.type('1:30');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('Felsökte på plats.');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  const times = page.getByRole('region', { name: t('ticketWork.time'), exact: true });
  await expect(times).toContainText('1 h 30 min');
  await expect(times).toContainText('Felsökte på plats.');
}

async function wholeWork(app: App, name: string): Promise<void> {
  await mergeAndUndo(app, name);
  await closeAfterRefusal(app, name);
  await remindAndGiveUp(app, name);
  await logTime(app, name);
}

test('a merge and its undo, a refused closing, a reminder, giving up and time are done by keyboard alone', async ({
  api,
  openApp,
}) => {
  const app = await openApp();
  await app.signIn(await api.account('agent'));
  await waitForOnline(app);
  await wholeWork(app, 'Tangentbord');
  await waitForNothingUnsent(app);
});

test('the same is done with the central API stopped, and all of it is sent when it is back', async ({
  api,
  openApp,
}) => {
  const app = await openApp();
  await app.signIn(await api.account('agent'));
  await waitForOnline(app);
  await api.stop();
  await waitForOffline(app);
  await wholeWork(app, 'Frånkopplad');
  await api.startAgain();
  await waitForNothingUnsent(app);
  await expect(app.page.getByText('Felsökte på plats.')).toBeVisible();
});

test('a template is put into a note by key, and one goes on writing where one was', async ({ api, openApp }) => {
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(await api.account('agent'));
  await waitForOnline(app);
  await fileTicket(app, 'Mallen prövas');
  await page.keyboard.press('c');
  const note = page.getByRole('textbox', { name: t('tickets.note.label') });
  await expect(note).toBeFocused();
  await page.keyboard.insertText('Ringde först.');
  await page.keyboard.press('Alt+M');
  const menu = page.getByRole('menu', { name: t('ticketWork.template') });
  await goTo(app, menu.getByRole('menuitem').first(), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(note).toBeFocused();
  await expect(note).toHaveValue(/^Ringde först\.\n\n\S/);
});
