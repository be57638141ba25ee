import type { CommandEnvelope, CommandOutcome } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';

interface State {
  incarnation: Id;
  /** Per client, in order of `seq`. */
  clients: Map<Id, { id: Id; status: CommandOutcome['status'] }[]>;
  /** What was carried out, in order. */
  carriedOut: Id[];
}

const copyOf = (state: State): State => ({
  incarnation: state.incarnation,
  clients: new Map([...state.clients].map(([clientId, log]) => [clientId, [...log]])),
  carriedOut: [...state.carriedOut],
});

/**
 * The central API as a journal sees it: carries out each number of a client once, in order, knows a command again by its
 * identifier whichever client of the person sends it, and can be put back to a backup.
 */
export class ForgetfulServer {
  readonly #isRefused: (id: Id) => boolean;
  #state: State = { incarnation: newId(), clients: new Map(), carriedOut: [] };
  #backup: State = copyOf(this.#state);

  constructor(isRefused: (id: Id) => boolean) {
    this.#isRefused = isRefused;
  }

  get incarnation(): Id {
    return this.#state.incarnation;
  }

  get carriedOut(): readonly Id[] {
    return this.#state.carriedOut;
  }

  containedSeq(clientId: Id): number {
    return this.#state.clients.get(clientId)?.length ?? 0;
  }

  /** Returns the answer to a push; 'foreign' when a number was another command. */
  push(
    clientId: Id,
    commands: readonly CommandEnvelope[],
  ): { outcomes: CommandOutcome[]; expectedSeq: number } | 'foreign' {
    const log = this.#state.clients.get(clientId) ?? [];
    this.#state.clients.set(clientId, log);
    const outcomes: CommandOutcome[] = [];
    for (const { id, seq } of commands) {
      if (seq > log.length + 1) break;
      if (seq === log.length + 1) log.push({ id, status: this.#carryOut(id) });
      const recorded = log[seq - 1];
      if (recorded?.id !== id) return 'foreign';
      outcomes.push(
        recorded.status === 'applied'
          ? { seq, status: 'applied' }
          : { seq, status: 'refused', code: 'not-found', details: {} },
      );
    }
    return { outcomes, expectedSeq: log.length + 1 };
  }

  #carryOut(id: Id): CommandOutcome['status'] {
    if (this.#isRefused(id)) return 'refused';
    if (!this.#state.carriedOut.includes(id)) this.#state.carriedOut.push(id);
    return 'applied';
  }

  backUp(): void {
    this.#backup = copyOf(this.#state);
  }

  /** Puts the last backup back; `told`: with the switch that gives the database another incarnation. */
  restore(told: boolean): void {
    this.#state = copyOf(this.#backup);
    if (told) this.#state.incarnation = newId();
  }
}
