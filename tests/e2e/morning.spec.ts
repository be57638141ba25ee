import type { App } from './support/app.ts';
import {
  changeManyAndUndo,
  closeAfterRefusal,
  logTime,
  mergeAndUndo,
  remindAndGiveUp,
  tieAndCloseAll,
} from './support/keyboard-steps.ts';
import { searchTickets, startWork, waitForNothingUnsent, waitForOffline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Five tickets: a merge undone, a refused closing, a requester who does not answer, time on a fourth. */
async function firstHalf(app: App, name: string): Promise<void> {
  await mergeAndUndo(app, name);
  await closeAfterRefusal(app, name);
  await remindAndGiveUp(app, name);
  await logTime(app, name);
}

/** Seven tickets: a driftstörning with three that are tied to it, and three that are changed together and changed back. */
async function secondHalf(app: App, name: string): Promise<void> {
  await tieAndCloseAll(app, name);
  await changeManyAndUndo(app, name);
}

/** Each of the twelve is there, and the server has given it its number. */
async function expectTwelveNumbered(app: App, name: string): Promise<void> {
  const { page, t } = app;
  const rows = await searchTickets(app, name);
  // What is closed is not among those the list shows at first.
  const every = new RegExp(`^${t('tickets.filter.status.all')}(?:\\s[\\s\\d]+)?$`);
  await page.getByRole('radio', { name: every }).press('Space');
  await expect(rows).toHaveCount(12);
  await expect(rows.filter({ hasText: /L-[0-9A-Z]{5}/ })).toHaveCount(0);
}

// Twelve tickets by keyboard take their time on a slow machine.
const wholeMorning = 300_000;

test('a morning of twelve tickets is done by keyboard alone', async ({ api, openApp }) => {
  test.setTimeout(wholeMorning);
  const app = await startWork({ api, openApp });
  await firstHalf(app, 'Måndagsmorgon');
  await secondHalf(app, 'Måndagsmorgon');
  await waitForNothingUnsent(app);
  await expectTwelveNumbered(app, 'Måndagsmorgon');
});

test('the same morning with the central API stopped for half of it loses nothing', async ({ api, openApp }) => {
  test.setTimeout(wholeMorning);
  const app = await startWork({ api, openApp });
  await firstHalf(app, 'Tisdagsmorgon');
  await api.stop();
  await waitForOffline(app);
  await secondHalf(app, 'Tisdagsmorgon');
  await api.startAgain();
  await waitForNothingUnsent(app);
  await expectTwelveNumbered(app, 'Tisdagsmorgon');
});
