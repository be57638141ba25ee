import type { ClaimListener } from '../../../src/renderer/data/claim-lock.ts';
import type { Life } from './life.ts';

interface Claim {
  readonly life: Life;
  readonly own: () => void;
}

/** The Web Locks of one application: whoever comes first has it, until they give it back or die. */
export class Claims {
  readonly #queues = new Map<string, Claim[]>();

  /** Claims for one run of a program. Returns what gives the claim up. */
  claim(name: string, life: Life, listener: Pick<ClaimListener, 'own' | 'waiting'>): () => void {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    const claim: Claim = { life, own: listener.own };
    const giveUp = () => {
      const place = queue.indexOf(claim);
      if (place === -1) return;
      queue.splice(place, 1);
      if (place === 0) this.#grant(queue);
    };
    life.whenEnded(giveUp);
    queue.push(claim);
    if (queue.length === 1) this.#grant(queue);
    else listener.waiting();
    return giveUp;
  }

  #grant(queue: Claim[]): void {
    const first = queue[0];
    if (first === undefined) return;
    const end = first.life.activity.begin();
    setImmediate(() => {
      if (queue[0] === first && !first.life.ended) first.own();
      end();
    });
  }
}
