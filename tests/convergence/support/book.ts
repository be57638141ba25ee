import type { Effect } from './effects.ts';

/** What a person was told by "saved", in the words of whoever wrote it down: which trace it must leave at the server. */
export type Trace =
  | { what: 'ticket'; ticketId: string; organisationId: string }
  /** Every title is written once only, so that a change can be told from every other. */
  | { what: 'title'; ticketId: string; title: string }
  | { what: 'note'; noteId: string; ticketId: string }
  | { what: 'loan'; loanId: string; deviceId: string }
  | { what: 'return'; loanId: string; mark: string }
  | { what: 'settlement'; loanId: string }
  | { what: 'attachment'; attachmentId: string; ticketId: string }
  | { what: 'removal'; attachmentId: string; name: string }
  | { what: 'move'; ticketId: string; to: string }
  /** Everything else: what the model is told. */
  | { what: 'effects'; effects: readonly Effect[] };

/** A thing somebody did. */
export interface Entry {
  readonly commandId: string;
  /** Number of the workstation. */
  readonly station: number;
  readonly name: string;
  readonly trace: Trace;
  /** False: the workstation ended before it said anything; it may have been saved or not. */
  readonly promised: boolean;
  /** The person put it aside in "Ej genomfört"; maybe: the workstation ended before it said so. */
  discarded: boolean | 'maybe';
}

/** Everything anybody did in a history: kept by hand, from what people were told, not from what programs think. */
export class Book {
  readonly entries: Entry[] = [];
  #words = 0;

  write(entry: Omit<Entry, 'discarded'>): void {
    this.entries.push({ ...entry, discarded: false });
  }

  /** Returns a word that nobody has used before in this history. */
  freshWord(what: string): string {
    this.#words += 1;
    return `${what} nr ${this.#words}.`;
  }

  /** Returns a number that nobody has used before in this history, of four digits and more. */
  freshNumber(): number {
    this.#words += 1;
    return 1_000 + this.#words;
  }

  of(station: number): Entry[] {
    return this.entries.filter((entry) => entry.station === station);
  }

  find(commandId: string): Entry | undefined {
    return this.entries.find((entry) => entry.commandId === commandId);
  }

  /** Tickets, in the order they were filed. */
  get ticketIds(): string[] {
    return this.entries.flatMap(({ trace }) => (trace.what === 'ticket' ? [trace.ticketId] : []));
  }
}
