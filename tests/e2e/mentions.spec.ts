import { aroundTheClock } from '../../src/demo/data/organisations.ts';
import type { Api } from './support/api.ts';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { findings } from './support/findings.ts';
import { createTicket, searchTickets, waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const title = 'Nätet är borta i hela östra flygeln';

/** Finds the ticket in the list and leaves it open beside it, the focus in the list. */
async function openTicket(app: App): Promise<void> {
  const row = await searchTickets(app, title);
  await expect(row).toBeVisible({ timeout: 20_000 });
  await row.click();
  await expect(app.page.getByRole('heading', { name: title })).toBeVisible();
}

function bell(app: App, count: number) {
  return app.page.getByRole('button', { name: app.t('notices.count', { count }), exact: true });
}

/** How many notices stand behind the bell, from its name. */
async function unseen(app: App): Promise<number> {
  const button = app.page.getByRole('button', { name: new RegExp(`^${app.t('notices.title')}, `) });
  return Number((await button.textContent())?.trim() || 0);
}

/** Lets the organisations be open day and night: what concerns nobody outside the hours is told of in them alone. */
async function openAroundTheClock(api: Api): Promise<void> {
  const central = await Central.signIn(api, await api.account('administrator'));
  for (const { id, openingHours } of await central.rows('organisations')) {
    const args = { kind: 'organisations' as const, id, set: { openingHours: aroundTheClock }, was: { openingHours } };
    await central.execute('record.set', args);
  }
}

test('a colleague is named in a note, sees who is at the ticket, and finds there by the bell', async ({
  api,
  openApp,
}) => {
  const [agent, supervisor] = [await api.account('agent'), await api.account('supervisor')];
  const a = await openApp({ apiUrl: api.url });
  await a.signIn(agent);
  const b = await openApp({ apiUrl: api.url });
  await b.signIn(supervisor);
  await waitForOnline(a);
  await waitForOnline(b);
  await createTicket(a, title);
  await waitForNothingUnsent(a);
  await openAroundTheClock(api);

  // Each sees the other at the ticket, and the one who writes as writing.
  await openTicket(b);
  const looks = (app: App, name: string) =>
    app.page.getByText(app.t('mentions.presence.looks', { name }), { exact: true });
  const writes = (app: App, name: string) =>
    app.page.getByText(app.t('mentions.presence.writes', { name }), { exact: true });
  await expect(looks(a, supervisor.name).first()).toBeVisible({ timeout: 20_000 });
  await expect(looks(b, agent.name).first()).toBeVisible();
  const before = await unseen(b);
  await b.lookAway();

  await a.page.keyboard.press('Escape');
  await a.page.keyboard.press('c');
  const note = a.page.getByRole('textbox', { name: a.t('tickets.note.label') });
  await expect(note).toBeFocused();
  await a.page.keyboard.type(`Kan du ringa leverantören @${supervisor.name.slice(0, 4).toLowerCase()}`);
  const offered = a.page.getByRole('listbox', { name: a.t('mentions.list') });
  await expect(offered.getByRole('option', { name: supervisor.name })).toBeVisible();
  expect(await findings(a.page, 'colleagues to mention')).toEqual([]);
  await expect(writes(b, agent.name).first()).toBeVisible({ timeout: 20_000 });
  await a.page.keyboard.press('Enter');
  await expect(note).toHaveValue(`Kan du ringa leverantören @${supervisor.name} `);
  await a.page.keyboard.type('i dag?');
  await a.page.keyboard.press('Control+Enter');
  await expect(a.page.getByText(`@${supervisor.name}`, { exact: true })).toBeVisible();
  await waitForNothingUnsent(a);

  // The bell counts it, and the system shows it to somebody who looks elsewhere.
  await expect(bell(b, before + 1)).toBeVisible({ timeout: 20_000 });
  const told = `${b.t('notices.mentioned', { name: agent.name })} `;
  await expect
    .poll(async () => (await b.notices()).filter((words) => words.startsWith(told)), { timeout: 30_000 })
    .toHaveLength(1);
  // By keyboard to the ticket, and it is counted no more.
  await b.page.keyboard.press('Alt+6');
  await b.page.keyboard.press('Alt+B');
  const list = b.page.getByRole('listbox', { name: b.t('notices.title') });
  const first = list.getByRole('option').first();
  await expect(first).toContainText(b.t('notices.mentioned', { name: agent.name }));
  await expect(first).toContainText(title);
  // An open panel lies outside the landmarks, as every popover does.
  expect(await findings(b.page, 'notices', { without: ['region'] })).toEqual([]);
  await b.page.keyboard.press('Enter');
  await expect(b.page.getByRole('heading', { name: title })).toBeVisible();
  await expect(bell(b, before)).toBeVisible();

  // Without the server nothing is claimed of who is where.
  await api.stop();
  await expect(looks(a, supervisor.name)).toHaveCount(0);
});
