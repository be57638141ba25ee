import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { DatabaseAddress } from '../../../src/server/embedded-postgres/cluster.ts';
import { type CuttableWay, cuttableWay } from './cuttable-way.ts';

/** A way to a database that can be cut and opened again, as a network or a database server does. */
export interface CuttableDatabase extends Pick<CuttableWay, 'cut' | 'open'> {
  address: DatabaseAddress;
  /** Lets the next COMMIT through to the database and ends the connection instead of passing on its answer. */
  loseNextCommitAnswer(): void;
}

function dial(address: DatabaseAddress): Socket {
  if (address.connectionString !== undefined) {
    const { hostname, port } = new URL(address.connectionString);
    return connect(Number(port), hostname);
  }
  const host = address.host ?? '';
  return host.startsWith('/') ? connect(join(host, `.s.PGSQL.${address.port}`)) : connect(address.port ?? 0, host);
}

function through(port: number, address: DatabaseAddress): DatabaseAddress {
  if (address.connectionString === undefined) return { ...address, host: '127.0.0.1', port };
  const url = new URL(address.connectionString);
  url.host = `127.0.0.1:${port}`;
  return { connectionString: url.href };
}

/** Opens a way on a port of its own to the database at `target`. */
export async function cuttableDatabase(target: DatabaseAddress): Promise<CuttableDatabase> {
  let commitAnswersToLose = 0;
  const { port, cut, open } = await cuttableWay(
    () => dial(target),
    (incoming, outgoing) => {
      let losing = false;
      incoming.on('data', (bytes) => {
        if (commitAnswersToLose > 0 && /\bcommit\b/i.test(bytes.toString('latin1'))) {
          commitAnswersToLose -= 1;
          losing = true;
        }
      });
      outgoing.on('data', () => {
        if (losing) incoming.destroy();
      });
    },
  );
  return {
    address: through(port, target),
    loseNextCommitAnswer: () => {
      commitAnswersToLose += 1;
    },
    cut,
    open,
  };
}
