import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type QuotedNote, quoteNotes } from '#shared/tickets/quote-notes.ts';
import type { Ticket, TicketKind, TicketPriority } from '#shared/tickets/schema.ts';
import { longTextMax, titleMax } from '../edit-draft.ts';
import type { FiledFields } from '../saving/changes-since.ts';

/** A ticket being split off another: plain data, kept as a draft. */
export interface SplitDraft {
  title: string;
  /** Own words, above what is quoted. */
  text: string;
  noteIds: Id[];
  kind: TicketKind;
  serviceId: Id | null;
  unitId: Id | null;
  priority: TicketPriority;
  /** The new ticket's own, from the first word on: killed while saving, it is not filed twice. */
  id?: Id;
  /** What it was filed with when it was last tried. */
  filed?: FiledFields;
}

/** Returns the form as it opens: the same place, nothing else taken for granted. */
export function startSplit(ticket: Ticket): SplitDraft {
  const { kind, unitId } = ticket;
  const usual = kind === 'major-incident' || kind === 'maintenance' ? 'incident' : kind;
  return { title: '', text: '', noteIds: [], kind: usual, serviceId: null, unitId, priority: 'normal' };
}

/** Returns the description the new ticket gets. */
export function splitDescription(text: string, quoted: readonly QuotedNote[]): string {
  return [text.trim(), quoteNotes(quoted)].filter((part) => part !== '').join('\n\n');
}

/** What must be put right first, by field. */
export function splitProblems(draft: SplitDraft, description: string): { title?: 'missing' | 'long'; text?: 'long' } {
  const title = draft.title.trim();
  return {
    ...(title === '' ? { title: 'missing' as const } : title.length > titleMax ? { title: 'long' as const } : {}),
    ...(description.length > longTextMax ? { text: 'long' as const } : {}),
  };
}

/** Returns the command. */
export function splitArgs(
  draft: SplitDraft,
  { id, ticketId, description }: { id: Id; ticketId: Id; description: string },
): CommandArgs<'ticket.split'> {
  const { title, kind, serviceId, unitId, priority } = draft;
  return { id, ticketId, title: title.trim(), description, kind, serviceId, unitId, priority };
}
