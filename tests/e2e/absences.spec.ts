import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import type { App } from './support/app.ts';
import { waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });

/** Two who work in one municipality, who are not away, and whom their names tell from everybody else. */
function twoColleagues() {
  const away = new Set(rows.absences.map(({ personId }) => personId));
  const names = rows.people.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
  const found = rows.people.flatMap(({ id, organisationId, givenName, familyName, protected: hidden, leftOn }) => {
    const name = `${givenName} ${familyName}`;
    const isAlone = names.filter((other) => other.startsWith(givenName) && other.includes(familyName)).length === 1;
    const isPlain = organisationId === 'burlov' && !hidden && leftOn === null && !familyName.includes('-');
    return isAlone && isPlain && !away.has(id) ? [{ name, givenName }] : [];
  });
  const [first, second] = found;
  if (first === undefined || second === undefined) throw new Error('demonstration data changed');
  return { first, second };
}

async function findings({ page }: App): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Legacy mode: the other one opens a second page, which this application has none of.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]');
    const { violations } = await axe.analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${colorScheme}: ${id} at ${target}`)),
    );
  }
  return found;
}

/** What is told of a person on top of their details. */
function told(app: App, name: string): Locator {
  return app.page.getByRole('region', { name: app.t('absences.summary', { name }) });
}

test('two colleagues are set as away from the console, seen so at another workstation in words, and back again', async ({
  api,
  openApp,
}) => {
  const { first, second } = twoColleagues();
  const a = await openApp({ apiUrl: api.url });
  await a.signIn(await api.account('operator'));
  const b = await openApp({ apiUrl: api.url });
  await b.signIn(await api.account('agent'));
  await waitForOnline(a);
  await waitForOnline(b);

  // The other workstation looks at the first of them already.
  await b.page.keyboard.press('Alt+1');
  await b.page.keyboard.press('F3');
  await b.page.keyboard.type(first.name);
  await b.page.keyboard.press('Enter');
  await expect(told(b, first.name)).toContainText(b.t('absences.words.none', { name: first.givenName }));

  await a.page.keyboard.press('Alt+1');
  await a.page.keyboard.press('F3');
  await a.page.keyboard.type(first.name);
  await a.page.keyboard.press('Enter');
  await expect(told(a, first.name)).toBeVisible();
  await a.page.keyboard.press('Alt+H');
  const other = a.page.getByRole('combobox', { name: a.t('absences.form.addPerson') });
  await expect(other).toBeFocused();
  await a.page.keyboard.type(second.name);
  await a.page.getByRole('option', { name: second.name }).first().waitFor();
  await a.page.keyboard.press('ArrowDown');
  await a.page.keyboard.press('Enter');
  const form = a.page.getByRole('form', { name: a.t('absences.form.titleMany', { count: 2 }) });
  await form.getByRole('combobox', { name: a.t('absences.form.reason') }).fill('Möte');
  await form.getByLabel(a.t('absences.form.until'), { exact: true }).fill('imorgon 8');
  expect(await findings(a)).toEqual([]);
  await a.page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  const words = `${first.givenName} är på möte, åter i morgon 08.00`;
  await expect(told(a, first.name)).toContainText(words);

  // It travels live, and the list has both of them.
  await expect(told(b, first.name)).toContainText(words, { timeout: 20_000 });
  await b.page.keyboard.press('Alt+A');
  const list = b.page.getByRole('grid', { name: b.t('absences.title') });
  const search = b.page.getByRole('searchbox', { name: b.t('absences.search') });
  await b.page.keyboard.press('/');
  await expect(search).toBeFocused();
  for (const { name } of [first, second]) {
    await search.fill(name);
    await expect(list.getByRole('row', { name: new RegExp(name) })).toHaveCount(1);
  }
  await list.getByRole('row', { name: new RegExp(second.name) }).click();
  await expect(told(b, second.name)).toContainText(`${second.givenName} är på möte`);
  expect(await findings(b)).toEqual([]);
  await b.page.keyboard.press('b');
  await waitForNothingUnsent(b);
  await expect(told(b, second.name)).toContainText(b.t('absences.words.none', { name: second.givenName }));
  // Rows keep their place while somebody points at them; asked anew, the list has one of the two.
  await b.page.mouse.move(0, 0);
  await search.fill(second.name);
  await expect(list.getByRole('row', { name: new RegExp(second.name) })).toHaveCount(0);

  // Ended at the first workstation, it goes from the list of the other.
  await search.fill(first.name);
  await expect(list.getByRole('row', { name: new RegExp(first.name) })).toHaveCount(1);
  await told(a, first.name)
    .getByRole('button', { name: a.t('absences.summary.end') })
    .click();
  await expect(told(a, first.name)).toContainText(a.t('absences.words.none', { name: first.givenName }));
  await expect(list.getByRole('row', { name: new RegExp(first.name) })).toHaveCount(0, { timeout: 20_000 });
});
