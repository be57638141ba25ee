import { MessageChannelMain, type WebContents } from 'electron';
import { replicaGuestMessage, replicaJoinedMessage } from '#shared/ipc/bridge.ts';

/**
 * Ties the pages of other windows to the replica worker of the window that has it. Which window that is, the pages
 * settle among themselves by a Web Lock; here it is whoever last asked for main's port.
 */
export class ReplicaBroker {
  #host: WebContents | null = null;
  /** Pages that wait for somebody to have the worker. */
  readonly #waiting = new Set<WebContents>();
  /** Pages whose end is heard of: once, however often a page has a new worker. */
  readonly #watched = new WeakSet<WebContents>();

  /** This page has the worker now. */
  hosted(page: WebContents): void {
    this.#host = page;
    this.#waiting.delete(page);
    this.#watch(page);
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const other of waiting) if (!other.isDestroyed()) this.join(other);
  }

  /** Gives the page a port to the worker, at once or as soon as some page has it. */
  join(page: WebContents): void {
    const host = this.#host;
    if (host === null || host === page) {
      this.#watch(page);
      this.#waiting.add(page);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    host.postMessage(replicaGuestMessage, null, [port1]);
    page.postMessage(replicaJoinedMessage, null, [port2]);
  }

  #watch(page: WebContents): void {
    if (this.#watched.has(page)) return;
    this.#watched.add(page);
    page.on('render-process-gone', () => this.#lost(page));
    page.on('destroyed', () => this.#lost(page));
  }

  #lost(page: WebContents): void {
    this.#waiting.delete(page);
    if (this.#host === page) this.#host = null;
  }
}
