import type { App } from '../../e2e/support/app.ts';
import { probed } from './page-probe.ts';

/** Milliseconds from the first picture of the window (when it is shown). */
export interface ColdStart {
  /** Until rows of the list are painted. */
  readonly rows: number;
  /** Until the replica answers with every row. */
  readonly everything: number;
}

/** Closes the application and starts it on the same profile. Throws when not all `tickets` are there. */
export async function coldStart(app: App, tickets: number): Promise<ColdStart> {
  await app.restart();
  const rowsAt = await probed.rowsAt(app);
  const { shownAt, everything } = await probed.start(app);
  if (everything.tickets !== tickets) throw new Error(`The list counts ${everything.tickets} of ${tickets} tickets.`);
  return { rows: rowsAt - shownAt, everything: everything.at - shownAt };
}

/** On a workstation where nobody has signed in: from the beginning of the page until the sign-in page can be used. */
export async function emptyStart(app: App): Promise<number> {
  await app.close();
  await app.restart();
  await app.waitFor('sign-in');
  return await probed.signInShown(app);
}
