import type { NewTicketDraft, TicketProblems } from '../new-ticket-draft.ts';

/** What a part of the form for a new ticket is given. */
export interface PartProps {
  value: NewTicketDraft;
  onChange: (some: Partial<NewTicketDraft>) => void;
  /** What must be put right, by field; nothing before it was tried to save. */
  problems: TicketProblems;
}
