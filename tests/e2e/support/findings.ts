import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const looks = ['light', 'dark', 'high-contrast'] as const;
type Look = (typeof looks)[number];

interface FindingsOptions {
  /** How it is looked at; light, dark and in high contrast otherwise. */
  readonly of?: readonly Look[];
  /** Rules that do not hold here, each with its reason where it is named. */
  readonly without?: readonly string[];
}

/** Shows the page in a look, as the system would ask for it. */
async function show(page: Page, look: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: look === 'dark' ? 'dark' : 'light',
    contrast: look === 'high-contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  });
  const drawn = page.locator(`html[data-theme="${look}"]`);
  await expect(drawn).toHaveCount(1);
}

/** What axe finds on the page as it stands, in every look, each as one line that says where. */
export async function findings(page: Page, place: string, options: FindingsOptions = {}): Promise<string[]> {
  const { of = looks, without = [] } = options;
  const found: string[] = [];
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const look of of) {
    await show(page, look);
    // Legacy mode: the other one opens a second page, which this application has none of.
    // React Aria's announcer names what it read out a moment ago by an element that may be gone again.
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      .exclude('[data-live-announcer]')
      .disableRules([...without]);
    const { violations } = await axe.analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${place}, ${look}: ${id} at ${target} – ${failureSummary}`),
      ),
    );
  }
  await show(page, 'light');
  return found;
}
