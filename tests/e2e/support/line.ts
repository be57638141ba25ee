import { once } from 'node:events';
import { createServer, type Server, type Socket, connect as tcpConnect } from 'node:net';

/**
 * The network between one workstation and the central API, which a test cuts as a cable is cut: what is under way breaks
 * off, and nothing gets through until it is mended.
 */
export class Line {
  readonly url: string;
  readonly #port: number;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #hangs = false;
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
    for (const socket of [...this.#pairs].flat()) socket.destroy();
    await once(this.#server, 'close');
  }

  /** Breaks nothing off and lets nothing through, as an API that hangs does: connections stay, and new ones come about. */
  hang(): void {
    this.#hangs = true;
    for (const [near, far] of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
    }
  }

  /** Lets everything through again, also what waited, to the same API or from now on to another. */
  async mend(apiUrl?: string): Promise<void> {
    if (apiUrl !== undefined) this.#target = new URL(apiUrl);
    this.#hangs = false;
    for (const pair of this.#pairs) join(pair);
    if (this.#server.listening) return;
    this.#server = createServer().listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#carry(this.#server);
  }

  #carry(server: Server): void {
    server.on('connection', (near) => {
      const far = tcpConnect(Number(this.#target.port), this.#target.hostname);
      const pair = [near, far] as const;
      this.#pairs.add(pair);
      if (!this.#hangs) join(pair);
      // Broken off on one side is broken off on both; that is what a line does, and no error of the test.
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
      near.on('close', () => far.destroy());
      far.on('close', () => {
        this.#pairs.delete(pair);
        near.destroy();
      });
    });
  }
}

function join([near, far]: readonly [Socket, Socket]): void {
  near.pipe(far);
  far.pipe(near);
}
