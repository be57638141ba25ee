import { fileTicket, goTo } from './support/keyboard-steps.ts';
import { startWork } from './support/steps.ts';
import { expect, test } from './support/test.ts';

test('a template is put into a note by key, and one goes on writing where one was', async ({ api, openApp }) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
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
