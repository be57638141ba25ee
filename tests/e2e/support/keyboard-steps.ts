import { expect, type Locator } from '@playwright/test';
import type { App } from './app.ts';
import { openNewTicket, search } from './steps.ts';

/** More stops than there are between any two places of a view. */
const mostStops = 90;

/** Goes to a place by pressing a key until it has the focus, as somebody without a mouse does. */
export async function goTo(app: App, place: Locator, key: 'Tab' | 'Shift+Tab' | 'ArrowDown'): Promise<void> {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await app.page.keyboard.press(key);
  }
  throw new Error(`${key} did not come to ${String(place)}.`);
}

/** Goes to a list of choices, opens it and chooses by its words; without words the first. */
export async function chooseOption(app: App, button: Locator, words?: string): Promise<void> {
  const { page } = app;
  await goTo(app, button, 'Tab');
  await page.keyboard.press('ArrowDown');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  if (words !== undefined) await goTo(app, options.filter({ hasText: words }).first(), 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(options).toHaveCount(0);
}

interface TicketWishes {
  /** Words of its kind; the usual is a fault report. */
  readonly kind?: string;
  /** Tied to the major incident that is shown in the form. */
  readonly isTied?: boolean;
}

/** Writes a ticket and saves it. */
export async function fileTicket(app: App, title: string, { kind, isTied = false }: TicketWishes = {}): Promise<void> {
  const { page, t } = app;
  const form = await openNewTicket(app);
  await chooseOption(app, form.getByRole('button', { name: t('tickets.form.organisation') }));
  if (kind !== undefined) {
    await chooseOption(app, form.getByRole('button', { name: new RegExp(`${t('tickets.form.kind')}$`) }), kind);
  }
  await goTo(app, form.getByLabel(t('tickets.form.title'), { exact: true }), 'Tab');
  await page.keyboard.insertText(title);
  if (isTied) {
    await expect(form.getByRole('region', { name: t('incidents.ongoing') })).toBeVisible();
    await page.keyboard.press('Control+J');
    await expect(form.getByText(t('incidents.tied'))).toBeVisible();
  }
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

/** Two tickets: one turns out to be the same matter as the other, and then not. */
export async function mergeAndUndo(app: App, name: string): Promise<void> {
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

/** One ticket that may not be closed before it is solved and its requester told. */
export async function closeAfterRefusal(app: App, name: string): Promise<void> {
  const { page, t } = app;
  await fileTicket(app, `${name} stängs`);
  await chooseStatus(app, t('tickets.statusAction.closed'));
  await expect(page.getByRole('alert').filter({ hasText: t('tickets.status.closed') })).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: t('tickets.resolve.resolution') })).toBeFocused();
  await page.keyboard.insertText('Bytte kabel.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('form', { name: t('tickets.resolve.title') })).toBeHidden();
  await chooseStatus(app, t('tickets.statusAction.closed'));
  await giveFeedback(app, page.getByRole('form', { name: t('tickets.close.title') }));
  await expect(page.getByRole('region', { name: `${name} stängs` })).toContainText(t('tickets.status.closed'));
}

/** One ticket whose requester is reminded, does not answer, and which is closed for missing information. */
export async function remindAndGiveUp(app: App, name: string): Promise<void> {
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

/** One ticket that takes an hour and a half. */
export async function logTime(app: App, name: string): Promise<void> {
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

/** Four tickets: a driftstörning that all are told of, three tied to it as they come in, all closed with one message. */
export async function tieAndCloseAll(app: App, name: string): Promise<void> {
  const { page, t } = app;
  const incident = `${name} strömlöst`;
  await fileTicket(app, incident, { kind: t('tickets.kind.major-incident') });
  await goTo(app, page.getByRole('button', { name: t('incidents.announce'), exact: true }), 'Tab');
  await page.keyboard.press('Enter');
  const announcement = page.getByRole('textbox', { name: t('incidents.announcement') });
  await expect(announcement).toBeFocused();
  await page.keyboard.insertText('Strömmen är tillbaka klockan tre.');
  await page.keyboard.press('Control+Enter');
  await expect(announcement).toBeHidden();
  for (const place of ['köket', 'aulan', 'gymnastiksalen']) {
    await fileTicket(app, `${name} strömlöst i ${place}`, { isTied: true });
  }
  await page.keyboard.press('i');
  await expect(
    page
      .getByRole('list', { name: t('ticketWork.ties') })
      .getByRole('button')
      .first(),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: incident, exact: true })).toBeVisible();
  await goTo(app, page.getByRole('button', { name: t('incidents.tied.open', { count: 3 }) }), 'Tab');
  await page.keyboard.press('Enter');
  const tell = page.getByRole('form', { name: t('incidents.tied.tell') });
  await expect(tell.getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText('Strömmen är tillbaka.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(tell.getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('incidents.tied.count', { count: 3, open: 0 }))).toBeVisible({ timeout: 15_000 });
}

/** Three tickets that get a tag together and lose it again. */
export async function changeManyAndUndo(app: App, name: string): Promise<void> {
  const { page, t } = app;
  const grid = page.getByRole('grid', { name: t('tickets.title') });
  for (const place of ['ett', 'två', 'tre']) await fileTicket(app, `${name} skärmar ${place}`);
  await search(app, `${name} skärmar`);
  await expect(grid).toHaveAttribute('aria-rowcount', '4');
  await goTo(app, grid, 'Tab');
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  const marked = grid.getByRole('img', { name: t('ui.table.checked') });
  await expect(marked).toHaveCount(3);
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: t('tickets.bulk.title', { count: 3 }) });
  await chooseOption(app, dialog.getByRole('button', { name: t('tickets.bulk.what') }), t('tickets.bulk.type.addTag'));
  await goTo(app, dialog.getByRole('combobox', { name: t('tickets.bulk.to') }), 'Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const preview = dialog.getByRole('list', { name: t('tickets.bulk.preview') });
  await expect(preview.getByRole('listitem')).toHaveCount(3);
  await goTo(app, dialog.getByRole('button', { name: t('tickets.bulk.do', { count: 3 }) }), 'Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('tickets.bulk.done', { count: 3 }))).toBeVisible();
  await expect(marked).toHaveCount(0);
  await goTo(app, grid, 'Tab');
  await page.keyboard.press('z');
  await expect(page.getByText(t('tickets.bulk.undone', { count: 3 }))).toBeVisible();
}
