import type { Locator } from '@playwright/test';
import type { App } from './support/app.ts';
import { findings } from './support/findings.ts';
import {
  createTicket,
  openNewTicket,
  startWork,
  startWorkOnLine,
  waitForNothingUnsent,
  waitForOffline,
} from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Chooses in a list that opens from a button. */
async function choose(app: App, field: Locator, option: string): Promise<void> {
  await field.click();
  await app.page.getByRole('option', { name: option, exact: true }).click();
}

test('what has been learnt is written, found while writing, read aloud and counted, also without network', async ({
  api,
  openLine,
  openApp,
}) => {
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const { page, t } = app;
  await line.cut();
  await waitForOffline(app);

  const title = 'Kvarnhjulet snurrar baklänges';
  await page.keyboard.press('Alt+8');
  await expect(page.getByRole('grid', { name: t('knowledge.title') })).toBeVisible();
  await page.keyboard.press('Control+N');
  const form = page.getByRole('form', { name: t('knowledge.new') });
  await form.getByLabel(t('knowledge.edit.title'), { exact: true }).fill(title);
  await form
    .getByLabel(t('knowledge.edit.body'), { exact: true })
    .fill('## Gör så här\n\n1. Dra ur **remmen**\n2. Vänd den');
  await form.getByRole('radio', { name: t('knowledge.edit.preview') }).click();
  await expect(form.getByRole('listitem').first()).toHaveText('Dra ur remmen');
  await choose(app, form.getByRole('button', { name: t('knowledge.edit.status') }), t('knowledge.status.published'));
  const organisation = form.getByRole('button', { name: t('knowledge.column.organisation') });
  if (await organisation.isVisible()) {
    await organisation.click();
    await page.getByRole('option').first().click();
  }
  await page.keyboard.press('Control+Enter');
  const article = page.getByRole('region', { name: title });
  await expect(article.getByRole('heading', { name: title })).toBeVisible();
  const found = await findings(page, 'knowledge');
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: title })).toContainText('Vänd den');
  found.push(...(await findings(page, 'knowledge-read-aloud')));
  await page.keyboard.press('Escape');
  expect(found).toEqual([]);

  await createTicket(app, 'Vårt kvarnhjul snurrar åt fel håll');
  // What may help is offered where one writes, once one writes.
  await page.keyboard.press('c');
  const suggestions = page.getByRole('region', { name: t('knowledge.suggestions') });
  await suggestions.getByRole('button', { name: title }).click();
  await page.getByRole('button', { name: t('knowledge.insert') }).click();
  await expect(page.getByRole('textbox', { name: t('tickets.note.label') })).toHaveValue(/Dra ur \*\*remmen\*\*/);
  await suggestions.getByRole('button', { name: title }).click();
  await page.getByRole('button', { name: t('knowledge.solved') }).click();
  await expect(suggestions).toContainText(t('knowledge.solvedThis'));
  await expect(suggestions).toContainText(t('knowledge.solvedCount', { count: 1 }));

  await line.mend();
  await waitForNothingUnsent(app);
  await page.keyboard.press('Alt+8');
  await page.getByRole('row', { name: title }).click();
  await expect(article).toContainText(t('knowledge.solvedCount', { count: 1 }));
});

test('a driftstörning is shown to those who answer, three are tied with one key, and all are closed with one message', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;

  const form = await openNewTicket(app);
  await choose(
    app,
    form.getByRole('button', { name: new RegExp(`${t('tickets.form.kind')}$`) }),
    t('tickets.kind.major-incident'),
  );
  const organisation = form.getByRole('button', { name: t('tickets.form.organisation') });
  await organisation.click();
  await page.getByRole('option').first().click();
  await form.getByLabel(t('tickets.form.title'), { exact: true }).fill('Kvarnen står still');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: t('incidents.announce'), exact: true }).click();
  const announcement = page.getByRole('textbox', { name: t('incidents.announcement') });
  await expect(announcement).toBeFocused();
  await announcement.fill('Vi vet om det. Kvarnen mal igen klockan tre.');
  await page.keyboard.press('Control+Enter');
  await expect(announcement).toBeHidden();

  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('region', { name: t('incidents.ongoing') })).toContainText('Kvarnen mal igen');

  for (const number of [1, 2, 3]) {
    const next = await openNewTicket(app);
    await next.getByRole('button', { name: t('tickets.form.organisation') }).click();
    await page.getByRole('option').first().click();
    await next.getByLabel(t('tickets.form.title'), { exact: true }).fill(`Inget mjöl ur kvarnen ${number}`);
    await expect(next.getByRole('region', { name: t('incidents.ongoing') })).toContainText('Kvarnen mal igen');
    await page.keyboard.press('Control+J');
    await expect(next.getByText(t('incidents.tied'))).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: `Inget mjöl ur kvarnen ${number}` })).toBeVisible();
  }

  await page.getByRole('button', { name: /Kvarnen står still$/ }).click();
  await page.getByRole('button', { name: t('incidents.tied.open', { count: 3 }) }).click();
  const tell = page.getByRole('form', { name: t('incidents.tied.tell') });
  await tell.getByRole('textbox', { name: t('incidents.tied.message') }).fill('Kvarnen mal igen.');
  await tell.getByText(t('incidents.tied.alsoClose')).click();
  await tell.getByRole('button', { name: t('incidents.tied.saveClosing', { count: 3 }) }).click();
  await expect(page.getByText(t('incidents.tied.count', { count: 3, open: 0 }))).toBeVisible();
  await waitForNothingUnsent(app);
});

test('my day says what comes first and why, opens it beside, and hands it over with a note', async ({
  api,
  openApp,
}) => {
  const app = await startWork({ api, openApp });
  const { page, t } = app;
  await page.keyboard.press('Alt+6');
  const day = page.getByRole('grid', { name: t('myDay.title') });
  const rows = day.getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  expect(await findings(page, 'my-day')).toEqual([]);
  const lead = page.getByText(new RegExp(`^${t('myDay.first', { number: '', title: '', why: '' }).split('  ')[0]} `));
  const before = await lead.innerText();
  await page.keyboard.press('h');
  const colleague = page.getByRole('combobox', { name: t('tickets.handOver.colleague') });
  await expect(colleague).toBeFocused();
  await page.keyboard.insertText('a');
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: t('tickets.handOver.note') }).fill('Ring före tio.');
  await page.keyboard.press('Control+Enter');
  await expect(colleague).toBeHidden();
  await expect(page.getByText('Ring före tio.').first()).toBeVisible();
  await expect(lead).not.toHaveText(before);
});
