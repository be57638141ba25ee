import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A way through to a server that can be cut and opened again, as a network or that server does. */
export interface CuttableWay {
  /** On the loopback. */
  readonly port: number;
  /** Ends every connection and accepts no more. */
  cut(): Promise<void>;
  open(): Promise<void>;
}

/** Opens a way on a port of its own. `through` sees both ends of each connection before anything passes. */
export async function cuttableWay(
  dial: () => Socket,
  through: (incoming: Socket, outgoing: Socket) => void = () => undefined,
): Promise<CuttableWay> {
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const outgoing = dial();
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    through(incoming, outgoing);
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
    port,
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
