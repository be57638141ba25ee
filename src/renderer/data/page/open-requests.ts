import type { Id } from '#shared/identity/ids.ts';
import type { ExecuteResult } from '../data-client.ts';
import type { PageToWorker } from '../page-protocol.ts';

export type Request = Extract<PageToWorker, { requestId: Id }>;

interface Pending {
  readonly message: Request;
  resolve(answer: unknown): void;
}

/** What is answered when nobody is there to be asked. */
export function notReady(message: Request): ExecuteResult | null {
  return message.type === 'execute' ? { status: 'not-saved', reason: 'not-ready' } : null;
}

/** What has been asked of the replica worker and not been answered: each is asked again of the next worker. */
export class OpenRequests {
  private readonly pending = new Map<Id, Pending>();

  /** Resolves with the answer of the request's type. */
  open<T>(message: Request): Promise<T> {
    return new Promise((resolve) => {
      // The worker answers a request with the answer of its type; workerToPageSchema has parsed it.
      this.pending.set(message.requestId, { message, resolve: (answer) => resolve(answer as T) });
    });
  }

  settle(requestId: Id, answer: unknown): void {
    this.pending.get(requestId)?.resolve(answer);
    this.pending.delete(requestId);
  }

  get messages(): Request[] {
    return [...this.pending.values()].map(({ message }) => message);
  }

  /** Nobody is signed in to see the answers. */
  giveUp(): void {
    for (const { message, resolve } of this.pending.values()) resolve(notReady(message));
    this.pending.clear();
  }
}
