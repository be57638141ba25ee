import { expect, type Locator } from '@playwright/test';
import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import type { Pbx, PbxCall } from './support/pbx.ts';
import { openNewTicket, waitForNothingUnsent, waitForOffline, waitForOnline } from './support/steps.ts';
import { test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });
const desk = rows.queues.find(({ name }) => name === 'Service Desk Kävlinge')?.number ?? '';
const own = (phone: { kind: string }) => phone.kind !== 'switchboard';
const numbers = [...rows.people, ...rows.units].flatMap(({ phones }) => phones.filter(own).map(({ number }) => number));
const havers = (number: string) => numbers.filter((other) => other === number).length;
const shared = numbers.find((number) => havers(number) > 1) ?? '';
/** People whom their number names, and whom nobody else is called like. */
const callers = rows.people.flatMap(({ givenName, familyName, protected: hidden, leftOn, phones }) => {
  const number = phones.find(own)?.number ?? '';
  const name = `${givenName} ${familyName}`;
  const namesakes = rows.people.filter((other) => `${other.givenName} ${other.familyName}` === name).length;
  return !hidden && leftOn === null && havers(number) === 1 && namesakes === 1 ? [{ number, name }] : [];
});

/** Numbers of which the demonstration's exchange says that they answer, or are busy. */
const answers = '040-625 65 11';
const busy = '040-625 65 99';

/** An operator at the console, whose hands stay on the keyboard. */
class Operator {
  readonly #app: App;
  readonly #pbx: Pbx;
  #next = 0;

  constructor(app: App, pbx: Pbx) {
    this.#app = app;
    this.#pbx = pbx;
  }

  /** Somebody whom their number names calls; waits until the console lists them. */
  async call(): Promise<{ name: string; call: PbxCall }> {
    const caller = callers[this.#next];
    this.#next += 1;
    if (caller === undefined) throw new Error('demonstration data changed');
    const call = await this.#pbx.newCall({ from: caller.number, to: desk });
    await expect(this.waiting(caller.name)).toBeVisible();
    return { name: caller.name, call };
  }

  waiting(words: string | RegExp): Locator {
    const { page, t } = this.#app;
    return page.getByRole('grid', { name: t('switchboard.waiting') }).getByRole('row', { name: words });
  }

  get active(): Locator {
    const { page, t } = this.#app;
    return page.getByRole('article', { name: t('switchboard.call.active') });
  }

  get afterCall(): Locator {
    const { page, t } = this.#app;
    return page.getByRole('article', { name: t('switchboard.call.afterCall') });
  }

  async press(key: string): Promise<void> {
    await this.#app.page.keyboard.press(key);
  }

  /** Answers with one key, and sees who it is. */
  async answer(name: string): Promise<void> {
    await this.press('F2');
    await this.speaksWith(name);
  }

  async speaksWith(name: string): Promise<void> {
    await expect(this.active.getByRole('heading', { name, level: 2 })).toBeVisible();
  }

  async note(text: string): Promise<void> {
    await this.press('Alt+N');
    await this.#app.page.keyboard.insertText(text);
  }

  /** Note saved, call closed, next answered: one key. */
  async noteAndNext(text: string): Promise<void> {
    await this.note(text);
    await this.press('Alt+Enter');
  }

  /** Files what became of a call that is over. */
  async file(text: string): Promise<void> {
    await this.note(text);
    await this.press('Control+Enter');
    await expect(this.afterCall).toBeHidden();
  }

  /** Writes a number where nobody asked for it: what is written goes into the search. */
  async seekNumber(number: string): Promise<void> {
    const { page, t } = this.#app;
    await page.keyboard.type(number);
    await expect(page.getByRole('searchbox', { name: t('switchboard.directory') })).toHaveValue(number);
    await page.keyboard.press('Enter');
    await expect(this.active.getByText(t('switchboard.transfer.to', { name: number }))).toBeVisible();
  }

  /** Leaves the field one has written in, as whoever is done with it does. */
  async leaveField(): Promise<void> {
    await this.#app.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }
}

test.slow();
test('twenty calls in a row by keyboard alone', async ({ api, pbx, openApp }) => {
  const agent = await api.account('agent');
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(agent);
  await waitForOnline(app);
  await page.keyboard.press('Alt+1');
  const operator = new Operator(app, pbx);

  // 1–6: two call at once, and then some; each is noted and the next answered by one key, the longest waiting first.
  const first = [await operator.call(), await operator.call(), await operator.call()];
  const more = [await operator.call(), await operator.call(), await operator.call()];
  const queued = [...first, ...more].map(({ name }) => name);
  await operator.answer(queued[0] ?? '');
  for (const [index, name] of queued.entries()) {
    await operator.speaksWith(name);
    await operator.noteAndNext(`Skift ${index + 1}: svarade på frågan`);
  }
  await expect(operator.active).toBeHidden();

  // 7: a hidden number; who it is was found while speaking.
  const [person] = callers.slice(-1);
  if (person === undefined) throw new Error('demonstration data changed');
  await pbx.newCall({ from: null, to: desk });
  await expect(operator.waiting(new RegExp(t('calls.hidden')))).toBeVisible();
  await operator.press('F2');
  await expect(operator.active.getByText(t('switchboard.caller.hidden'))).toBeVisible();
  await operator.leaveField();
  await page.keyboard.type(person.name);
  const directory = page.getByRole('region', { name: t('switchboard.directory') });
  await expect(directory.getByRole('row', { name: person.name }).first()).toBeVisible();
  await operator.press('Enter');
  await expect(directory.getByRole('heading', { name: person.name })).toBeVisible();
  await operator.press('Alt+C');
  await operator.speaksWith(person.name);
  await operator.noteAndNext('Skift 7: ringde från dolt nummer');

  // 8: several have the number; a digit says who it is.
  await pbx.newCall({ from: shared, to: desk });
  await expect(operator.waiting(new RegExp(`\\+ ${havers(shared) - 1} till`))).toBeVisible();
  await operator.press('F2');
  const choices = operator.active.getByRole('radiogroup').first().getByRole('radio');
  await expect(choices).toHaveCount(Math.min(havers(shared), 8) + 1);
  await operator.leaveField();
  await operator.press('2');
  await expect(choices.nth(1)).toBeChecked();
  await operator.noteAndNext('Skift 8: flera delar numret');

  // 9: put through to a number that answers.
  await operator.answer((await operator.call()).name);
  await operator.leaveField();
  await operator.seekNumber(answers);
  await operator.press('F5');
  await expect(operator.afterCall.getByRole('radio', { name: t('calls.outcome.connected') })).toBeChecked();
  await operator.file('Skift 9: kopplad');

  // 10: put through to one that is busy: the call comes back, the screen says why, another one takes it.
  await operator.answer((await operator.call()).name);
  await operator.leaveField();
  await operator.seekNumber(busy);
  await operator.press('F5');
  // Said beside what else is told of a call, such as a disturbance that goes on at the caller's.
  const cameBack = operator.active.getByRole('alert').filter({ hasText: t('switchboard.transfer.problem.busy') });
  await expect(cameBack).toBeVisible();
  await operator.leaveField();
  await operator.seekNumber(answers);
  await operator.press('F5');
  await expect(operator.afterCall).toBeVisible();
  await operator.file('Skift 10: upptaget först');

  // 11: announced first: spoken with, then handed over.
  await operator.answer((await operator.call()).name);
  await operator.leaveField();
  await operator.seekNumber(answers);
  await operator.press('Shift+F5');
  await expect(operator.active.getByText(t('switchboard.transfer.speaking'), { exact: true })).toBeVisible();
  await operator.press('F5');
  await expect(operator.afterCall.getByRole('radio', { name: t('calls.outcome.connected') })).toBeChecked();
  await operator.file('Skift 11: med besked');

  // 12–13: one is parked while another is answered, and taken back.
  const parked = await operator.call();
  await operator.answer(parked.name);
  await operator.press('F12');
  const aside = page.getByRole('region', { name: t('switchboard.parked') });
  await expect(aside).toContainText(parked.name);
  await operator.answer((await operator.call()).name);
  await operator.noteAndNext('Skift 13: under tiden');
  await expect(operator.active).toBeHidden();
  await operator.press('Shift+F12');
  await operator.speaksWith(parked.name);
  await expect(aside).toBeHidden();
  await operator.noteAndNext('Skift 12: var parkerad');

  // 14: one calls while something else is written: neither text nor focus is disturbed.
  const form = await openNewTicket(app);
  const title = form.getByLabel(t('tickets.form.title'), { exact: true });
  await title.focus();
  await page.keyboard.type('Skrivaren på plan 2 ');
  await pbx.newCall({ from: callers.at(-2)?.number ?? null, to: desk });
  await expect(page.getByRole('region', { name: t('calls.bar.label') })).toContainText(callers.at(-2)?.name ?? '');
  await expect(title).toBeFocused();
  await page.keyboard.type('skriver ränder');
  await operator.answer(callers.at(-2)?.name ?? '');
  await operator.noteAndNext('Skift 14: medan jag skrev');
  await operator.press('Alt+ArrowLeft');
  await expect(title).toHaveValue('Skrivaren på plan 2 skriver ränder');
  await operator.press('Alt+1');

  // 15: hung up by the caller before anybody answered, 16: by the operator.
  const given = await operator.call();
  await pbx.hangUp(given.call, 'cancel');
  await expect(operator.waiting(given.name)).toBeHidden();
  await operator.answer((await operator.call()).name);
  await operator.press('F9');
  await expect(operator.afterCall).toBeVisible();
  await operator.press('F8');
  await operator.press('Space');
  await operator.file('Skift 16: avslutades här');

  // 17–20: and the rest of the queue.
  const rest = [await operator.call(), await operator.call(), await operator.call(), await operator.call()];
  await operator.answer(rest[0]?.name ?? '');
  for (const [index, { name }] of rest.entries()) {
    await operator.speaksWith(name);
    await operator.noteAndNext(`Skift ${index + 17}: sista`);
  }
  await expect(operator.active).toBeHidden();

  await waitForNothingUnsent(app);
  const central = await Central.signIn(api, agent);
  const filed = async () =>
    (await central.rows('calls')).filter(({ note, endedAt }) => note.startsWith('Skift ') && endedAt !== null);
  await expect.poll(async () => (await filed()).length).toBe(19);
  const calls = await filed();
  expect(calls.filter(({ transferredTo }) => transferredTo !== null)).toHaveLength(3);
  expect(calls.every(({ answeredByUserId }) => answeredByUserId !== null)).toBe(true);
});

test('a call goes on while the central API is killed and comes back', async ({ api, pbx, openApp }) => {
  const agent = await api.account('agent');
  const app = await openApp();
  const { page, t } = app;
  await app.signIn(agent);
  await waitForOnline(app);
  await page.keyboard.press('Alt+1');
  const operator = new Operator(app, pbx);
  const { name } = await operator.call();
  await operator.answer(name);

  await api.kill9();
  await waitForOffline(app);
  await expect(operator.active.getByText(t('switchboard.call.frozenText'))).toBeVisible();
  await operator.note('Skrevs medan servern var borta');
  await operator.leaveField();
  // What needs the exchange says so, with the number to dial by hand.
  await operator.seekNumber(answers);
  await operator.press('F5');
  await expect(page.getByRole('region', { name: t('switchboard.byHand.title') })).toContainText(answers);

  await api.startAgain();
  await waitForOnline(app);
  await operator.speaksWith(name);
  await operator.press('Alt+Enter');
  await expect(operator.active).toBeHidden();
  await waitForNothingUnsent(app);
  const central = await Central.signIn(api, agent);
  const filed = async () =>
    (await central.rows('calls')).filter(({ note }) => note === 'Skrevs medan servern var borta');
  await expect.poll(filed).toMatchObject([{ outcome: 'connected', cause: 'normalClearing' }]);
});
