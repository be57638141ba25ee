import { runServer } from '../server/run.ts';
import { demoConnector } from './data/calls.ts';
import { defaultSeed, makeDemoData } from './data/demo-data.ts';
import { accountsToTry } from './data/staff.ts';
import { DemoExchange } from './pbx/acting-exchange.ts';
import { demoCtiToken, seed } from './seed.ts';

/** The central API as the product has it, with an empty database filled with the demonstration and its accounts offered at sign-in. */
await runServer({
  extend: (options) => ({
    ...options,
    onEmptyDatabase: (importer) => seed(importer, makeDemoData({ seed: defaultSeed, now: new Date() })),
    exchanges: { [demoConnector]: (dependencies) => new DemoExchange(dependencies) },
    demoAccounts: accountsToTry().map(({ username, password, name, role }) => ({ username, password, name, role })),
  }),
  announce: { ctiToken: demoCtiToken },
});
