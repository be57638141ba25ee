import { defaultSeed, makeDemoData } from '../../src/demo/data/demo-data.ts';
import { waitForNothingUnsent, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const { rows } = makeDemoData({ seed: defaultSeed, now: new Date() });

/** Somebody whom a name with one letter wrong finds alone. */
function someone() {
  const names = rows.people.map(({ familyName }) => familyName);
  const person = rows.people.find(
    ({ familyName, givenName, protected: hidden, leftOn, phones }) =>
      !hidden &&
      leftOn === null &&
      phones.length > 0 &&
      // Letters that the test's keyboard has as keys.
      /^[A-Za-z]{8,}$/.test(familyName) &&
      /^[A-Za-z]{4,}$/.test(givenName) &&
      names.filter((name) => name === familyName).length < 8,
  );
  if (person === undefined) throw new Error('demonstration data changed');
  return person;
}

test('a misspelled name is found by keyboard, a change is proposed, and approved it shows for the operator', async ({
  api,
  openApp,
}) => {
  const person = someone();
  const name = `${person.givenName} ${person.familyName}`;
  const misspelled = `${person.familyName.slice(0, 3)}${person.familyName.slice(4)} ${person.givenName}`;
  const operator = await openApp();
  await operator.signIn(await api.account('operator'));
  await waitForOnline(operator);
  const { page, t } = operator;
  await page.keyboard.press('Alt+D');
  // Written at once by keys, also while the view is still on its way.
  await page.keyboard.type(misspelled);
  await expect(page.getByRole('row', { name: new RegExp(name) }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(
    page
      .getByRole('list', { name: t('directory.field.numbers') })
      .getByRole('button')
      .first(),
  ).toBeVisible();

  await page.getByRole('button', { name: t('directory.propose'), exact: true }).press('Enter');
  const form = page.getByRole('form', { name: t('directory.propose') });
  await form.getByLabel(t('directory.field.title'), { exact: false }).fill('Samordnare för e2e');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await waitForNothingUnsent(operator);

  const administrator = await openApp();
  await administrator.signIn(await api.account('administrator'));
  await waitForOnline(administrator);
  await administrator.page.keyboard.press('Alt+7');
  await administrator.page
    .getByRole('button', { name: new RegExp(`^${t('directory.proposals.title')}`) })
    .press('Enter');
  await administrator.page
    .getByRole('grid', { name: t('directory.proposals.title') })
    .getByText(name)
    .first()
    .click();
  await expect(administrator.page.getByText('Samordnare för e2e')).toBeVisible();
  await administrator.page.getByRole('button', { name: t('directory.proposal.approve') }).press('Enter');
  await expect(administrator.page.getByText(t('directory.proposal.status.approved')).first()).toBeVisible();
  await waitForNothingUnsent(administrator);

  await expect(page.getByText('Samordnare för e2e').first()).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Alt+B');
  // Others may have been answered before: this one says whom it was about.
  const answers = page.getByRole('option', { name: new RegExp(t('notices.proposalDecided', { name: '' }).trim()) });
  await expect(answers.filter({ hasText: name })).toBeVisible();
});
