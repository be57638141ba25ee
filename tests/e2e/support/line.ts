import { once } from 'node:events';
import { createServer, type Server, type Socket, connect as tcpConnect } from 'node:net';

/**
 * The network between one workstation and the central API, which a test cuts as a cable is cut: what is under way breaks
 * off, and nothing gets through until it is mended.
 */
export class Line {
  readonly url: string;
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  #server: Server;
  #target: URL;

  private constructor(server: Server, port: number, target: URL) {
    this.#server = server;
    this.#port = port;
    this.#target = target;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Lays a line to the API at `apiUrl`. */
  static async to(apiUrl: string): Promise<Line> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The line has no port.');
    const line = new Line(server, address.port, new URL(apiUrl));
    line.#carry(server);
    return line;
  }

  /** Breaks everything off. */
  async cut(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  /** Lets everything through again, to the same API or from now on to another. */
  async mend(apiUrl?: string): Promise<void> {
    if (apiUrl !== undefined) this.#target = new URL(apiUrl);
    if (this.#server.listening) return;
    this.#server = createServer().listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#carry(this.#server);
  }

  #carry(server: Server): void {
    server.on('connection', (near) => {
      const far = tcpConnect(Number(this.#target.port), this.#target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.pipe(other);
        // Broken off on one side is broken off on both; that is what a line does, and no error of the test.
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
  }
}
