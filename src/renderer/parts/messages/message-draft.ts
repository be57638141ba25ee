import { type CallEnds, otherNumber } from '#shared/calls/other-number.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { dayAndTime } from '#shared/i18n/time-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Message, MessagePriority } from '#shared/messages/schema.ts';
import type { WayTo } from '#shared/messages/ways-to.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Instant } from '#shared/time/instant.ts';

/** Somebody a message being written is to, with the ways there are and the chosen one. */
export interface ChosenRecipient {
  id: Id;
  name: string;
  personId: Id | null;
  unitId: Id | null;
  /** Whoever does this is looked up when the message is sent; there is no way to choose then. */
  functionId?: Id;
  ways: WayTo[];
  chosen: number;
}

/** What stands in the form. */
export interface MessageDraft {
  /** The message it becomes: written before it is sent, so that a kill in between sends it once. */
  id: Id | null;
  organisationId: OrganisationId | null;
  recipients: ChosenRecipient[];
  typed: string;
  subject: string;
  body: string;
  priority: MessagePriority;
  callerName: string;
  callerNumber: string;
  isFollowedUp: boolean;
  isTried: boolean;
}

/** What a message is begun from. All of it may be left out. */
export interface MessageStart {
  organisationId?: OrganisationId | undefined;
  /** The call it tells of. */
  call?: ({ id: Id; arrivedAt: Instant } & CallEnds) | undefined;
  /** Who called, where it is known. */
  callerName?: string | undefined;
  callerNumber?: string | undefined;
  /** Somebody it is to, from the directory. */
  personId?: Id | undefined;
  ticketId?: Id | undefined;
  /** The message it answers. */
  replyTo?: Message | undefined;
}

/** Names the draft: one for each thing a message is begun from. */
export function messageDraftKey({ call, ticketId, replyTo, personId }: MessageStart): string {
  if (replyTo !== undefined) return `message.new:reply:${replyTo.id}`;
  if (call !== undefined) return `message.new:call:${call.id}`;
  if (ticketId !== undefined) return `message.new:ticket:${ticketId}`;
  return personId === undefined ? 'message.new:' : `message.new:person:${personId}`;
}

/** Returns what the form begins with; from a call the words that ask to call back. */
export function startedDraft(start: MessageStart, translator: Translator, now: number): MessageDraft {
  const { t } = translator;
  const { call, replyTo } = start;
  const callerNumber = start.callerNumber ?? (call === undefined ? null : otherNumber(call)) ?? '';
  const callerName = start.callerName ?? '';
  const name = callerName === '' ? t('messages.suggest.someone') : callerName;
  const suggestion =
    call === undefined || callerNumber === ''
      ? { subject: '', body: '' }
      : {
          subject: t('messages.suggest.call', {
            name: callerName === '' ? formatPhoneNumber(callerNumber) : callerName,
          }),
          body: t('messages.suggest.callBody', {
            name,
            when: dayAndTime(Date.parse(call.arrivedAt), now, translator),
            number: formatPhoneNumber(callerNumber),
          }),
        };
  const replied = replyTo?.subject ?? '';
  return {
    id: null,
    organisationId: start.organisationId ?? replyTo?.organisationId ?? null,
    recipients: [],
    typed: '',
    subject:
      replied === ''
        ? suggestion.subject
        : t('messages.suggest.replySubject', { subject: replied.replace(/^(Sv|Re): /, '') }),
    body: suggestion.body,
    priority: 'normal',
    callerName,
    callerNumber,
    isFollowedUp: false,
    isTried: false,
  };
}

/** Returns the recipients with one more; the same person twice is once. */
export function withRecipient(
  recipients: readonly ChosenRecipient[],
  added: Omit<ChosenRecipient, 'id' | 'chosen'>,
): ChosenRecipient[] {
  const isSame = ({ personId, unitId, functionId, ways }: ChosenRecipient) =>
    (added.functionId !== undefined && functionId === added.functionId) ||
    (added.personId !== null && personId === added.personId) ||
    (added.unitId !== null && unitId === added.unitId) ||
    (ways[0] !== undefined && JSON.stringify(ways[0]) === JSON.stringify(added.ways[0]));
  return recipients.some(isSame) ? [...recipients] : [...recipients, { ...added, id: newId(), chosen: 0 }];
}

/** What must be put right before the message can be sent, by field. */
export interface MessageProblems {
  to?: 'to' | 'unfinished';
  body?: true;
}

export function messageProblems({ recipients, typed, body }: MessageDraft): MessageProblems {
  return {
    ...(typed.trim() !== '' ? { to: 'unfinished' as const } : recipients.length === 0 ? { to: 'to' as const } : {}),
    ...(body.trim() === '' ? { body: true as const } : {}),
  };
}

/** Returns the command's arguments; the draft has been found right. */
export function messageArgs(
  draft: MessageDraft,
  start: MessageStart,
  id: Id,
  organisationId: OrganisationId,
): CommandArgs<'message.send'> {
  return {
    id,
    organisationId,
    subject: draft.subject.trim(),
    body: draft.body.trim(),
    priority: draft.priority,
    recipients: draft.recipients.flatMap(({ id: recipientId, name, personId, unitId, ways, chosen }) => {
      const way = ways[chosen] ?? ways[0];
      return way === undefined ? [] : [{ id: recipientId, name, personId, unitId, ...way }];
    }),
    functionIds: draft.recipients.flatMap(({ functionId }) => functionId ?? []),
    callId: start.call?.id ?? null,
    callerName: draft.callerName.trim(),
    callerNumber: draft.callerNumber.trim(),
    ticketId: start.ticketId ?? start.replyTo?.ticketId ?? null,
    inReplyToId: start.replyTo?.id ?? null,
    isFollowedUp: draft.isFollowedUp,
  };
}
