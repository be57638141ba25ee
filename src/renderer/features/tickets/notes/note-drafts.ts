import type { FileDraft } from '#renderer/parts/attachments/file-draft.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { TicketNote } from '#shared/tickets/schema.ts';
import type { MentionPick } from '../mentions/mention-text.ts';

/** One note being written: plain data, kept until it is saved or thrown away. */
export interface NoteDraft {
  id: Id;
  body: string;
  visibility: TicketNote['visibility'];
  files: FileDraft[];
  /** Colleagues picked by name while writing. */
  picks?: MentionPick[];
}

/** All notes being written on one ticket, in the order they were begun. */
export interface NoteDrafts {
  drafts: NoteDraft[];
  /** The one that is written just now; with none the first. */
  openId: Id | null;
}

/** The draft of every ticket nobody has written on. */
export const noDrafts: NoteDrafts = { drafts: [], openId: null };

/** What the draft of a ticket's notes is stored under. */
export const noteDraftsKey = (ticketId: Id) => `ticket.notes:${ticketId}`;

/** Whether nothing would be lost with it. */
export function isBlank({ body, files }: Pick<NoteDraft, 'body' | 'files'>): boolean {
  return body.trim() === '' && files.length === 0;
}

/** Returns the note that is written just now; a blank internal one when there is none. */
export function openDraft({ drafts, openId }: NoteDrafts): Omit<NoteDraft, 'id'> & { id: Id | null } {
  const open = drafts.find(({ id }) => id === openId) ?? drafts[0];
  return open ?? { id: null, body: '', visibility: 'internal', files: [] };
}

/** Without blank notes that nobody has open; a blank internal one is nothing to keep. */
function tidy({ drafts, openId }: NoteDrafts): NoteDrafts {
  const kept = drafts.filter((draft) => !isBlank(draft) || draft.id === openId);
  const [only] = kept;
  if (kept.length === 1 && only !== undefined && isBlank(only) && only.visibility === 'internal') return noDrafts;
  return { drafts: kept, openId: kept.length === 0 ? null : openId };
}

/** Returns the drafts with something written in the open one. */
export function withChange(all: NoteDrafts, change: Partial<Omit<NoteDraft, 'id'>>): NoteDrafts {
  const { id, ...open } = openDraft(all);
  const draft = { ...open, ...change, id: id ?? newId() };
  const isKnown = all.drafts.some((one) => one.id === draft.id);
  const drafts = isKnown ? all.drafts.map((one) => (one.id === draft.id ? draft : one)) : [...all.drafts, draft];
  return tidy({ drafts, openId: draft.id });
}

/** Returns the drafts with that one as another note than before: what it was filed as says something else. */
export function withNewId(all: NoteDrafts, id: Id, next: Id): NoteDrafts {
  const drafts = all.drafts.map((draft) => (draft.id === id ? { ...draft, id: next } : draft));
  return { drafts, openId: all.openId === id ? next : all.openId };
}

/** Returns the drafts with another note begun, for those the open one is not for; a blank one only changes sides. */
export function withAnother(all: NoteDrafts): NoteDrafts {
  const open = openDraft(all);
  const visibility = open.visibility === 'internal' ? 'outward' : 'internal';
  if (isBlank(open)) return withChange(all, { visibility });
  const draft: NoteDraft = { id: newId(), body: '', visibility, files: [] };
  return { drafts: [...all.drafts, draft], openId: draft.id };
}

/** Returns the drafts with a reply begun with these words; one that is being written already is gone on with. */
export function withReply(all: NoteDrafts, body: string): NoteDrafts {
  const written = all.drafts.find((draft) => draft.visibility === 'outward' && !isBlank(draft));
  if (written !== undefined) return withOpened(all, written.id);
  if (isBlank(openDraft(all))) return withChange(all, { visibility: 'outward', body });
  const draft: NoteDraft = { id: newId(), body, visibility: 'outward', files: [] };
  return tidy({ drafts: [...all.drafts, draft], openId: draft.id });
}

/** Returns the drafts with that one open. */
export function withOpened(all: NoteDrafts, id: Id): NoteDrafts {
  return tidy({ ...all, openId: id });
}

/** Returns the drafts with the one after the open one open; after the last comes the first. */
export function withNextOpened(all: NoteDrafts): NoteDrafts {
  const { id } = openDraft(all);
  const at = all.drafts.findIndex((draft) => draft.id === id);
  const next = all.drafts[(at + 1) % Math.max(1, all.drafts.length)];
  return next === undefined ? all : withOpened(all, next.id);
}

/** Returns the drafts without that one; its neighbour is opened. */
export function withoutDraft(all: NoteDrafts, id: Id): NoteDrafts {
  const at = all.drafts.findIndex((draft) => draft.id === id);
  const drafts = all.drafts.filter((draft) => draft.id !== id);
  return tidy({ drafts, openId: (drafts[at] ?? drafts.at(-1))?.id ?? null });
}

/** Returns the drafts with one that had been thrown away back, and open. */
export function withRestored(all: NoteDrafts, draft: NoteDraft): NoteDrafts {
  return tidy({ drafts: [...all.drafts.filter(({ id }) => id !== draft.id), draft], openId: draft.id });
}

/** Returns the first words of a text, at most `most` characters of them; empty for a text without words. */
export function firstWords(text: string, most: number): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
