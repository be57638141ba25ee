import { z } from 'zod';
import type { NavigationTarget, ViewId } from '#renderer/ui/navigation.tsx';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { type Id, idOrNull, idSchema } from '#shared/identity/ids.ts';
import { stockBalanceId } from '#shared/stock/balance.ts';
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
    about: z.string(),
    fields: z.object({ title: z.string() }).partial(),
    /** Of a register's form. */
    changes: z.object({ name: z.string() }).partial(),
    /** Who borrows, of a loan being handed out. */
    borrower: z.object({ name: z.string() }),
  })
  .partial();

function wordsOf(value: unknown): string {
  const texts = namingSchema.safeParse(value).data ?? {};
  const { title, text, note, resolution, body, description, about, fields, changes, borrower } = texts;
  const all = [title, fields?.title, text, changes?.name, note, resolution, body, description, about, borrower?.name];
  const named = all.find((each) => each?.trim());
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

const loanSchema = z.object({ ticketId: idSchema.nullable(), deviceId: idSchema.nullable() }).partial();

/** Returns what a hand-out was begun from: its draft lies under that identifier, and says of what it is. */
function loanParams(value: unknown, startedFrom: string): Record<string, string> {
  if (startedFrom === '') return { new: 'yes' };
  const { ticketId, deviceId } = loanSchema.safeParse(value).data ?? {};
  if (ticketId === startedFrom) return { new: 'yes', ticketId };
  if (deviceId === startedFrom) return { new: 'yes', deviceId };
  // Of a person or a call; what was filled in from it stands in the draft already.
  return { new: 'yes', callId: startedFrom };
}

const bodySchema = z.object({ body: z.string(), about: z.string() }).partial();
const startedFrom: Readonly<Record<string, string>> = {
  reply: 'replyTo',
  call: 'callId',
  ticket: 'ticketId',
  person: 'personId',
};

/** Returns what a message or a promised call was begun from, by its key ("call:…"); null while nothing is written in it. */
function startParams(rest: string, value: unknown): Record<string, string> | null {
  const { body = '', about = '' } = bodySchema.safeParse(value).data ?? {};
  if (`${body}${about}`.trim() === '') return null;
  const [from = '', id = ''] = rest.split(':');
  const param = startedFrom[from];
  return param === undefined ? { new: 'yes' } : param === 'replyTo' ? { replyTo: id } : { new: 'yes', [param]: id };
}

const registerSchema = z.object({ changes: z.record(z.string(), z.unknown()) });

/** Returns where the form of a register stands; null while nothing in it is changed. */
function registerParams(value: unknown, rest: string): Record<string, string> | null {
  const changes = registerSchema.safeParse(value).data?.changes ?? {};
  const [section = '', id = ''] = rest.split(':');
  if (section === '' || Object.keys(changes).length === 0) return null;
  return id === 'new' ? { section, new: 'yes' } : { section, recordId: id };
}

type Params = Readonly<Record<string, string>>;

/** Returns where the form of an absence stands: of a new one for somebody, for those marked in the list, or of one that is there. */
function absenceParams(rest: string): Params {
  if (rest === 'new:anybody') return { new: 'yes' };
  if (rest.startsWith('new:several')) return { new: 'yes', checked: 'yes' };
  return rest.startsWith('new:')
    ? { new: 'yes', personId: rest.slice('new:'.length) }
    : { absenceId: rest, change: 'yes' };
}

/** Returns where something is done in stock: with what lies at a place, or with a spare part to be chosen. */
function stockParams(rest: string): Params {
  const [act = '', ticketId = '', sparePartId = '', placeId = ''] = rest.split(':');
  const [part, place] = [idOrNull(sparePartId), idOrNull(placeId)];
  if (part !== null && place !== null) return { balanceId: stockBalanceId(part, place), act };
  return ticketId === '' ? { act } : { act, ticketId };
}

/** A form beside those of one ticket: what is written there, and what its place is about; null where nothing is written. */
interface Elsewhere {
  kind: MessageId;
  view: ViewId;
  params: (rest: string, value: unknown) => Params | null;
}

/** By the beginning of their key. */
const elsewhere: Readonly<Record<string, Elsewhere>> = {
  'ticket.new': {
    kind: 'app.drafts.newTicket',
    view: 'tickets',
    // The files of the form are a draft of their own beside it. Whatever the form was begun for (a call, a person, another
    // ticket), its draft lies under that identifier.
    params: (rest): Params | null => {
      if (rest.endsWith('#files')) return null;
      return rest === '' ? { new: 'yes' } : { new: 'yes', copyId: rest };
    },
  },
  'fault-report': {
    kind: 'app.drafts.faultReport',
    view: 'fault-report',
    params: (rest): Params => (rest === '' ? {} : { callId: rest }),
  },
  'knowledge.article': {
    kind: 'app.drafts.article',
    view: 'knowledge',
    params: (rest): Params => (rest === 'new' ? { new: 'yes' } : { articleId: rest, edit: 'yes' }),
  },
  absence: {
    kind: 'app.drafts.absence',
    view: 'absences',
    params: (rest): Params => absenceParams(rest),
  },
  'info-text': {
    kind: 'app.drafts.infoText',
    view: 'info-texts',
    params: (rest): Params => (rest === 'new' ? { new: 'yes' } : { infoTextId: rest, edit: 'yes' }),
  },
  'loan.new': { kind: 'app.drafts.loan', view: 'loans', params: (rest, value) => loanParams(value, rest) },
  'loan.return': { kind: 'app.drafts.loanReturn', view: 'loans', params: (rest) => ({ loanId: rest }) },
  stock: { kind: 'app.drafts.stock', view: 'stock', params: (rest) => stockParams(rest) },
  'calendar.window': {
    kind: 'app.drafts.window',
    view: 'calendar',
    params: (rest): Params => (rest === 'new' ? { form: 'new' } : { form: 'edit', ticketId: rest }),
  },
  record: { kind: 'app.drafts.record', view: 'administration', params: (rest, value) => registerParams(value, rest) },
  'directory.proposal': {
    kind: 'app.drafts.proposal',
    view: 'directory',
    params: (rest): Params => {
      const [kind = '', id = ''] = rest.split(':');
      return id === 'new' ? { new: 'yes' } : { kind, id };
    },
  },
  correction: { kind: 'app.drafts.correction', view: 'not-carried-out', params: (rest) => ({ commandId: rest }) },
  'message.new': { kind: 'app.drafts.message', view: 'messages', params: startParams },
  'callBack.new': { kind: 'app.drafts.callBack', view: 'calls', params: startParams },
  'callRecord.correct': {
    kind: 'app.drafts.correctCall',
    view: 'calls',
    params: (rest): Params => ({ tab: 'calls', callId: rest }),
  },
  call: {
    kind: 'app.drafts.call',
    view: 'switchboard',
    params: (rest, value) => (wordsOf(value) === '' ? null : { callId: rest }),
  },
};

/** The area and what it is about; calls and corrections have a full stop between them. */
function partsOf(key: string): [area: string, rest: string] {
  const [, dotted, id] = /^(call|correction)\.(.+)$/.exec(key) ?? [];
  if (dotted !== undefined && id !== undefined) return [dotted, id];
  const colon = key.indexOf(':');
  return colon < 0 ? ['', ''] : [key.slice(0, colon), key.slice(colon + 1)];
}

/** Returns where one goes on with a draft; none for what is no text of anybody's, such as how a list is sorted. */
export function draftPlaces(draft: StoredDraft): DraftPlace[] {
  const { key, value, savedAt } = draft;
  const [area, rest] = partsOf(key);
  const ticketId = idSchema.safeParse(rest.split(':')[0]).data ?? null;
  const base = { id: key, ticketId: null, words: wordsOf(value), savedAt };
  if (area === 'ticket.notes') return ticketId === null ? [] : notePlaces(draft, ticketId);
  const kind = Object.hasOwn(onTicket, area) ? onTicket[area] : undefined;
  if (kind !== undefined && ticketId !== null) {
    return [{ ...base, kind, ticketId, target: { view: 'tickets', params: { ticketId } } }];
  }
  const form = Object.hasOwn(elsewhere, area) ? elsewhere[area] : undefined;
  const params = form?.params(rest, value) ?? null;
  return form === undefined || params === null
    ? []
    : [{ ...base, kind: form.kind, target: { view: form.view, params } }];
}

/** Returns everything that is begun, what was written last first. */
export function allDraftPlaces(drafts: readonly StoredDraft[]): DraftPlace[] {
  return drafts
    .flatMap(draftPlaces)
    .sort((one, other) => other.savedAt.localeCompare(one.savedAt) || one.id.localeCompare(other.id));
}
