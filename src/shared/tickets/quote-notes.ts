import type { TicketNote } from './schema.ts';

/** What a quotation says of a note. */
export interface QuotedNote extends Pick<TicketNote, 'body'> {
  author: string;
  /** When it was written, in words. */
  when: string;
}

/**
 * Returns notes as text for another ticket: each with its author and time on a line of its own, the words behind `> `, a
 * blank line between. Empty without notes.
 */
export function quoteNotes(notes: readonly QuotedNote[]): string {
  return notes
    .map(({ author, when, body }) => {
      const lines = body.split(/\r\n|\r|\n/).map((line) => (line === '' ? '>' : `> ${line}`));
      return [`${author}, ${when}:`, ...lines].join('\n');
    })
    .join('\n\n');
}
