import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { DatabaseAddress } from '../../../src/server/embedded-postgres/cluster.ts';

/** A way to a database that can be cut and opened again, as a network or a database server does. */
export interface CuttableDatabase {
  address: DatabaseAddress;
  /** Lets the next COMMIT through to the database and ends the connection instead of passing on its answer. */
  loseNextCommitAnswer(): void;
  /** Ends every connection and accepts no more. */
  cut(): Promise<void>;
  open(): Promise<void>;
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
  const sockets = new Set<Socket>();
  let commitAnswersToLose = 0;
  const server = createServer((incoming) => {
    const outgoing = dial(target);
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
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
    incoming.pipe(outgoing).pipe(incoming);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('There is no port.');
    return address.port;
  };
  const port = await listen(0);
  return {
    address: through(port, target),
    loseNextCommitAnswer: () => {
      commitAnswersToLose += 1;
    },
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    open: async () => {
      await listen(port);
    },
  };
}
