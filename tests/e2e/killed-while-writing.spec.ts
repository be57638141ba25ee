import { randomInt } from 'node:crypto';
import { glob, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { createTicket, openNewTicket, startWorkOnLine, waitForNothingUnsent } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const largestSeed = 2_147_483_646;

/** `npm run test:long` kills a hundred times. A run is done again, instant by instant, with the seed it printed in `KILL_SEED`. */
const { KILL_ROUNDS: rounds, KILL_SEED: seed } = z
  .object({
    KILL_ROUNDS: z.coerce.number().int().positive().default(10),
    KILL_SEED: z.coerce
      .number()
      .int()
      .min(1)
      .max(largestSeed)
      .default(() => randomInt(1, largestSeed)),
  })
  .parse(process.env);

const victims = ['all', 'renderer', 'main', 'graphics'] as const;
type Victim = (typeof victims)[number];

/** The same numbers for everybody who looks for what failed: Park and Miller's generator, from the seed. */
function* numbersBelow(limit: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state % limit;
  }
}

/** Says on the screen and beside the result what a reader of it has to know. */
function tell(type: 'seed' | 'not killed', description: string): void {
  test.info().annotations.push({ type, description });
  process.stdout.write(`${test.info().title}: ${type}: ${description}\n`);
}

/** What became of the process that was to die: `absent` where the machine has none. */
type Fate = 'restart' | 'goes-on' | 'absent';

/** Ends one process of the application, or all of them. */
async function kill(app: App, victim: Victim): Promise<Fate> {
  if (victim === 'all') {
    await app.kill9();
    return 'restart';
  }
  const pid = await app.electron.evaluate(({ app: electron, BrowserWindow }, which) => {
    if (which === 'main') return process.pid;
    if (which === 'renderer') return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    return electron.getAppMetrics().find(({ type }) => type === 'GPU')?.pid;
  }, victim);
  if (pid === undefined) {
    // A machine without graphics has no process for them; every other victim has to be there.
    expect(victim, 'the process to kill is there').toBe('graphics');
    return 'absent';
  }
  process.kill(pid, 'SIGKILL');
  if (victim === 'graphics') return 'goes-on';
  // Without main all others end; the page of a dead renderer comes back, but not to whoever steers it from outside.
  await app.kill9();
  return 'restart';
}

/** Fills in a ticket and sends it off; what becomes of it is not waited for. */
async function beginToSave(app: App, title: string): Promise<void> {
  const form = await openNewTicket(app);
  await form.getByRole('button', { name: app.t('tickets.form.organisation') }).click();
  await app.page.getByRole('option').first().click();
  await form.getByLabel(app.t('tickets.form.title'), { exact: true }).fill(title);
  await app.page.keyboard.press('Control+Enter');
}

test('what was said to be saved is sent once, whichever process is killed while the next thing is written', async ({
  api,
  openLine,
  openApp,
}) => {
  test.setTimeout(60_000 + rounds * 40_000);
  tell('seed', `KILL_SEED=${seed} KILL_ROUNDS=${rounds}`);
  const agent = await api.account('agent');
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  const saved: string[] = [];
  const begun: string[] = [];
  const roundsWithout: number[] = [];
  const answers = numbersBelow(20);
  for (let round = 0; round < rounds; round += 1) {
    const victim = victims[round % victims.length] ?? 'all';
    if (round % 3 === 0) await line.cut();
    const title = `Sparat före död ${round + 1}`;
    await createTicket(app, title);
    saved.push(title);
    const last = `Påbörjat vid död ${round + 1}`;
    await beginToSave(app, last);
    begun.push(last);
    // At which instant of the writing the process dies is what differs between the rounds: so many answers of the page later.
    for (let left = answers.next().value; left > 0; left -= 1) await app.page.evaluate(() => undefined);
    const fate = await kill(app, victim);
    if (fate === 'absent') roundsWithout.push(round + 1);
    await line.mend();
    if (fate === 'restart') {
      await app.restart();
      await app.signIn(agent);
    } else await expect(app.page.getByRole('heading', { name: last })).toBeVisible();
  }
  if (roundsWithout.length > 0) tell('not killed', `no graphics process in rounds ${roundsWithout.join(', ')}`);
  await waitForNothingUnsent(app);
  const titles = (await (await Central.signIn(api, agent)).rows('tickets')).map((ticket) => ticket.title);
  const times = (title: string) => titles.filter((other) => other === title).length;
  expect(saved.map((title) => [title, times(title)])).toEqual(saved.map((title) => [title, 1]));
  expect(begun.filter((title) => times(title) > 1)).toEqual([]);
});

/** The one journal of the profile. */
async function journalOf(app: App): Promise<string> {
  for await (const path of glob('**/journal', { cwd: app.profile })) return join(app.profile, path);
  throw new Error('The profile has no journal.');
}

test('a journal cut off within its last record keeps every command before it, and sends it once', async ({
  api,
  openLine,
  openApp,
}) => {
  test.slow();
  tell('seed', `KILL_SEED=${seed} KILL_ROUNDS=${rounds}`);
  const agent = await api.account('agent');
  const { app, line } = await startWorkOnLine({ api, openLine, openApp });
  await line.cut();
  const titles = ['Första raden', 'Andra raden', 'Tredje raden'];
  for (const title of titles) await createTicket(app, title);
  await app.kill9();
  const journal = await journalOf(app);
  const bytes = await readFile(journal);
  const ends = titles.map((title) => bytes.indexOf('\n', bytes.indexOf(title)));
  // Somewhere within the last record: the first two are whole, the third was never there.
  const [, second = 0, third = 0] = ends;
  const [at] = numbersBelow(third - second - 1);
  await truncate(journal, second + 1 + (at ?? 0));

  await line.mend();
  await app.restart();
  await app.signIn(agent);
  await waitForNothingUnsent(app);
  const central = await Central.signIn(api, agent);
  const sent = (await central.rows('tickets')).map(({ title }) => title).filter((title) => titles.includes(title));
  expect(sent.sort()).toEqual(['Andra raden', 'Första raden']);
});
