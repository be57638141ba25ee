import { z } from 'zod';
import type { NavigationTarget } from '#renderer/ui/navigation.tsx';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';

/** A draft as it is stored. */
export interface StoredDraft {
  key: string;
  value: unknown;
  savedAt: Instant;
}

/** Something begun and not saved, and where one goes on with it. */
export interface DraftPlace {
  id: string;
  /** What is being written. */
  kind: MessageId;
  /** The ticket it is about. */
  ticketId: Id | null;
  /** What has been written so far, as it names the draft; empty where nothing but choices were made. */
  words: string;
  savedAt: Instant;
  target: NavigationTarget;
}

/** What is written on one ticket, by the beginning of its key. */
const onTicket: Readonly<Record<string, MessageId>> = {
  'ticket.edit': 'app.drafts.edit',
  'ticket.resolve': 'app.drafts.resolve',
  'ticket.close': 'app.drafts.close',
  'ticket.split': 'app.drafts.split',
  'ticket.time': 'app.drafts.time',
  'ticket.remind': 'app.drafts.remind',
  'ticket.tied': 'app.drafts.tied',
  'ticket.announcement': 'app.drafts.announcement',
  'my-day.hand-over': 'app.drafts.handOver',
};

const notesSchema = z.object({
  drafts: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      visibility: z.enum(['internal', 'outward']),
      files: z.array(z.unknown()),
    }),
  ),
});

/** The texts of a draft that name it, the first that is not blank. */
const namingSchema = z
  .object({
    title: z.string(),
    text: z.string(),
    note: z.string(),
    resolution: z.string(),
    body: z.string(),
    description: z.string(),
    fields: z.object({ title: z.string() }).partial(),
  })
  .partial();

function wordsOf(value: unknown): string {
  const texts = namingSchema.safeParse(value).data ?? {};
  const { title, text, note, resolution, body, description, fields } = texts;
  const named = [title, fields?.title, text, note, resolution, body, description].find((each) => each?.trim());
  return named?.trim() ?? '';
}

function notePlaces({ key, value, savedAt }: StoredDraft, ticketId: Id): DraftPlace[] {
  const notes = notesSchema.safeParse(value).data?.drafts ?? [];
  return notes
    .filter(({ body, files }) => body.trim() !== '' || files.length > 0)
    .map(({ id, body, visibility }) => ({
      id: `${key}:${id}`,
      kind: visibility === 'internal' ? 'app.drafts.noteInternal' : 'app.drafts.noteOutward',
      ticketId,
      words: body.trim(),
      savedAt,
      target: { view: 'tickets', params: { ticketId } },
    }));
}

/** Returns where one goes on with a draft; none for what is no text of anybody's, such as how a list is sorted. */
export function draftPlaces(draft: StoredDraft): DraftPlace[] {
  const { key, value, savedAt } = draft;
  const colon = key.indexOf(':');
  const [area, rest] = colon < 0 ? [key, ''] : [key.slice(0, colon), key.slice(colon + 1)];
  const ticketId = idSchema.safeParse(rest.split(':')[0]).data ?? null;
  const base = { id: key, ticketId: null, words: wordsOf(value), savedAt };
  if (area === 'ticket.notes') return ticketId === null ? [] : notePlaces(draft, ticketId);
  const kind = Object.hasOwn(onTicket, area) ? onTicket[area] : undefined;
  if (kind !== undefined && ticketId !== null) {
    return [{ ...base, kind, ticketId, target: { view: 'tickets', params: { ticketId } } }];
  }
  switch (area) {
    case 'ticket.new': {
      // The files of the form are a draft of their own beside it.
      if (key.endsWith('#files')) return [];
      // Whatever the form was begun for (a call, a person, another ticket), its draft lies under that identifier.
      const params = { new: 'yes', ...(rest === '' ? {} : { copyId: rest }) };
      return [{ ...base, kind: 'app.drafts.newTicket', target: { view: 'tickets', params } }];
    }
    case 'fault-report':
      return [
        {
          ...base,
          kind: 'app.drafts.faultReport',
          target: { view: 'fault-report', params: rest === '' ? {} : { callId: rest } },
        },
      ];
    case 'knowledge.article': {
      const params: Record<string, string> = rest === 'new' ? { new: 'yes' } : { articleId: rest, edit: 'yes' };
      return [{ ...base, kind: 'app.drafts.article', target: { view: 'knowledge', params } }];
    }
    case 'loan.return':
      return [{ ...base, kind: 'app.drafts.loanReturn', target: { view: 'loans', params: { loanId: rest } } }];
    default:
      return [];
  }
}

/** Returns everything that is begun, what was written last first. */
export function allDraftPlaces(drafts: readonly StoredDraft[]): DraftPlace[] {
  return drafts
    .flatMap(draftPlaces)
    .sort((one, other) => other.savedAt.localeCompare(one.savedAt) || one.id.localeCompare(other.id));
}
