import type { SessionState } from '#shared/ipc/types.ts';
import { accessFingerprint } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Logger } from '../log/logger.ts';
import type { Desk } from './desk.ts';

type OpenDesk = (actor: Actor) => Promise<Desk>;

function isSameDesk(desk: Desk, actor: Actor): boolean {
  return desk.actor.userId === actor.userId && accessFingerprint(desk.actor) === accessFingerprint(actor);
}

/** Keeps exactly one desk open while somebody is signed in: one after the other, never two on one journal. */
export class DeskKeeper {
  readonly #open: OpenDesk;
  readonly #log: Logger;
  #desk: Desk | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(open: OpenDesk, log: Logger) {
    this.#open = open;
    this.#log = log;
  }

  /** The desk that is open now. */
  get current(): Desk | null {
    return this.#desk;
  }

  /** Opens or closes the desk as the session says. Another person, or other rights, get a new desk. */
  follow(state: SessionState): void {
    this.#turn = this.#turn.then(() => this.#change(state)).catch((error) => this.#log.error('desk-failed', error));
  }

  /** Returns the desk once every change asked for so far has been made; null when nobody is signed in. */
  async settled(): Promise<Desk | null> {
    await this.#turn;
    return this.#desk;
  }

  async #change(state: SessionState): Promise<void> {
    const actor = state.type === 'signed-in' ? state.actor : null;
    if (this.#desk !== null && actor !== null && isSameDesk(this.#desk, actor)) return;
    const before = this.#desk;
    this.#desk = null;
    // A journal that cannot be closed properly is durable all the same; it must not keep the next person out.
    await before?.close().catch((error: unknown) => this.#log.error('desk-not-closed', error));
    if (actor !== null) this.#desk = await this.#open(actor);
  }
}
