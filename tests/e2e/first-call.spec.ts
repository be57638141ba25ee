import type { Locator } from '@playwright/test';
import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import type { App } from './support/app.ts';
import { answerByKeyboard, pathTo } from './support/script-path.ts';
import { search, waitForOffline, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });
const queue = rows.queues.find((candidate) => candidate.name === 'Service Desk Burlöv');
const script = rows.scripts.find((candidate) => candidate.name === 'Datorn startar inte');

/** Somebody at Burlöv whom nobody shares a number with, so that the console names one person. */
const caller = rows.people.find(
  (person) =>
    person.organisationId === 'burlov' &&
    !person.protected &&
    person.leftOn === null &&
    person.phones.length > 0 &&
    rows.people.filter((other) => other.phones.some(({ number }) => number === person.phones[0]?.number)).length === 1,
);

function answeredCalls(app: App, queueName: string): Locator {
  return app.page.getByRole('button', { name: new RegExp(`^${queueName}, Besvarade`) });
}

test.slow();
test('the first call becomes a ticket and a loan while the API is down, and everyone sees it when it is back', async ({
  api,
  pbx,
  openApp,
}) => {
  if (queue === undefined || script === undefined || caller === undefined)
    throw new Error('demonstration data changed');
  const name = `${caller.givenName} ${caller.familyName}`;

  const supervisor = await openApp();
  await supervisor.signIn(await api.account('supervisor'));
  await supervisor.page.keyboard.press('Alt+5');
  const answered = answeredCalls(supervisor, queue.name);
  const before = Number(await answered.innerText());

  const agent = await openApp();
  await agent.signIn(await api.account('agent'));
  const { page } = agent;
  await page.keyboard.press('Alt+1');

  // It rings, and the console knows who.
  const call = await pbx.newCall({ from: caller.phones[0]?.number ?? '', to: queue.number });
  const waiting = page.getByRole('grid', { name: 'Väntande samtal' }).getByRole('row', { name: new RegExp(name) });
  await expect(waiting).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByRole('article', { name: 'Samtal pågår' }).getByRole('heading', { name })).toBeVisible();

  // The API stops in the middle of the call; the agent goes on, by keyboard, to the end of the script.
  await api.stop();
  await waitForOffline(agent);
  await page.keyboard.press('F4');
  await page.getByRole('searchbox', { name: 'Sök felanmälan' }).fill('startar inte');
  await page.keyboard.press('Enter');
  for (const { step, input } of pathTo(script, (end) => end.type === 'file' && end.offerLoan)) {
    await answerByKeyboard(page, step, input);
  }
  await page.keyboard.press('Control+Enter');
  const filed = page.getByRole('heading', { name: /Ärende L-[0-9A-Z]{5} är sparat här/ });
  await expect(filed).toBeVisible();
  const localNumber = (await filed.innerText()).match(/L-[0-9A-Z]{5}/)?.[0] ?? '';

  // A loaner goes out with the ticket and the borrower filled in.
  await page.getByRole('button', { name: 'Låna ut en dator' }).click();
  const form = page.getByRole('form', { name: 'Låna ut' });
  await expect(form.getByRole('combobox', { name: 'Låntagare' })).toHaveValue(name);
  await form.getByRole('combobox', { name: 'Enhet' }).fill('BBD');
  await expect(page.getByRole('option').first()).toContainText('Ledig');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const tag = await form.getByRole('combobox', { name: 'Enhet' }).inputValue();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: new RegExp(tag) })).toBeVisible();
  await expect(page.getByText(/osända/).first()).toBeVisible();

  // Back again: the ticket gets its number, and the call ends.
  await api.startAgain();
  await waitForOnline(agent);
  await pbx.hangUp(call);
  await page.keyboard.press('Alt+2');
  await search(agent, localNumber);
  const found = page.getByRole('grid', { name: 'Ärenden' }).getByRole('rowgroup').last();
  await expect(found).toHaveText(/^BUR-\d+/, { timeout: 20_000 });
  const number = (await found.innerText()).match(/BUR-\d+/)?.[0] ?? '';

  // The second workstation sees the ticket and the loan, and the supervisor's figures count the call.
  await expect(answered).toHaveText(String(before + 1), { timeout: 40_000 });
  await supervisor.page.keyboard.press('Alt+2');
  await search(supervisor, number);
  await expect(supervisor.page.getByRole('row', { name: new RegExp(number) })).toBeVisible();
  await supervisor.page.keyboard.press('Alt+4');
  await expect(supervisor.page.getByRole('row', { name: new RegExp(`${tag}.*${name}`) })).toBeVisible();
});
