import { z } from 'zod';
import { DemoExchange } from '../../../src/demo/pbx/acting-exchange.ts';
import type { ActingExchange, ExchangeDependencies } from '../../../src/server/connectors/acting-exchange.ts';
import type { DatabaseAddress } from '../../../src/server/embedded-postgres/cluster.ts';
import { startServer } from '../../../src/server/start.ts';

/** An API in a process of its own, to be killed: its exchange acts, but never answers for a number that ends in 95. */
const address = z
  .string()
  .transform((text) => JSON.parse(text) as DatabaseAddress)
  .parse(process.argv[2]);

function start(dependencies: ExchangeDependencies): ActingExchange {
  const exchange = new DemoExchange(dependencies);
  return {
    can: exchange.can,
    way: exchange.way,
    act: async (action) =>
      action.type === 'transfer' && action.to.endsWith('95')
        ? await new Promise(() => undefined)
        : await exchange.act(action),
    setAgents: () => exchange.setAgents(),
    stop: () => exchange.stop(),
  };
}

const { url } = await startServer({
  port: 0,
  database: { address },
  logLevel: 'silent',
  exchanges: { 'test-pbx': start },
});
process.stdout.write(`${url}\n`);
