import { callBackAfterCall } from '#shared/call-backs/after-call.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Message } from '#shared/messages/schema.ts';
import type { Queue } from '#shared/queues/schema.ts';
import type { ReasonCode } from '#shared/reason-codes/schema.ts';
import type { User } from '#shared/users/schema.ts';
import { instant } from './calendar.ts';
import { namedId } from './ids.ts';
import { provider } from './organisations.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Returns why people call, in the words of a municipality. */
export function makeReasonCodes(): ReasonCode[] {
  const names = [
    'Bygglov och miljö',
    'Förskola och skola',
    'Vård och omsorg',
    'Avfall och återvinning',
    'Avgifter och fakturor',
    'Inloggning och lösenord',
    'Skrivare och datorer',
    'Sökt person',
    'Övrigt',
  ];
  return names.map((name, index) => ({
    id: namedId(`reason-code:${name}`),
    organisationId: provider,
    version: 0,
    name,
    customerOrganisationId: null,
    sortOrder: index + 1,
    active: true,
  }));
}

/** Returns those who are to be called, as the calls of the last day leave them by the rule of the server. */
export function makeCallBacks(calls: readonly Call[], queues: readonly Queue[]): CallBack[] {
  const open = new Map<string, CallBack>();
  // The last day with calls: on a Sunday the demonstration is to show those of Friday.
  const last = Math.max(...calls.map(({ endedAt }) => Date.parse(endedAt ?? '') || 0));
  const since = instant(last - day);
  const ended = calls
    .filter(({ endedAt }) => endedAt !== null && endedAt >= since)
    .sort((one, other) => ((one.endedAt ?? '') < (other.endedAt ?? '') ? -1 : 1));
  for (const call of ended) {
    const key = `${call.organisationId} ${otherNumber(call)}`;
    const before = open.get(key);
    const hours = queues.find(({ id }) => id === call.queueId)?.openingHours ?? null;
    const after = callBackAfterCall(call, { open: before?.status === 'open' ? before : undefined, hours });
    if (after !== null) open.set(key, after);
  }
  return [...open.values()];
}

interface MessageText {
  from: string;
  to: string;
  subject: string;
  body: string;
  minutesAgo: number;
  isFollowedUp: boolean;
}

const messageTexts: readonly MessageText[] = [
  {
    from: 'Olga Wennerberg',
    to: 'Anna Sjöstrand',
    subject: 'Ring upp rektorn på Dalslundskolan',
    body: 'Hon söker någon som kan berätta när de nya datorerna kommer. Går att nå hela eftermiddagen.',
    minutesAgo: 95,
    isFollowedUp: true,
  },
  {
    from: 'Anna Sjöstrand',
    to: 'Olga Wennerberg',
    subject: 'Sv: Ring upp rektorn på Dalslundskolan',
    body: 'Jag har talat med henne. Leveransen kommer på torsdag.',
    minutesAgo: 40,
    isFollowedUp: false,
  },
  {
    from: 'Siv Månsson',
    to: 'Olga Wennerberg',
    subject: 'Lunch i växeln i morgon',
    body: 'Oskar och du byter tid i morgon: du går 11.30. Tack för att du ställer upp!',
    minutesAgo: 26 * 60,
    isFollowedUp: false,
  },
];

/** Returns messages between colleagues, all of them read. */
export function makeMessages(users: readonly User[], now: number): Message[] {
  const idOf = (name: string) => {
    const user = users.find((one) => one.name === name);
    if (user === undefined) throw new Error(`nobody is called ${name}`);
    return user.id;
  };
  return messageTexts.map(({ from, to, subject, body, minutesAgo, isFollowedUp }, index) => {
    const sentAt = instant(now - minutesAgo * minute);
    const recipient = {
      id: namedId(`message-recipient:${index}`),
      way: 'app' as const,
      userId: idOf(to),
      personId: null,
      unitId: null,
      name: to,
      address: '',
      state: 'read' as const,
      stateAt: instant(now - (minutesAgo - 12) * minute),
      failure: null,
      detail: '',
    };
    return {
      id: namedId(`message:${index}`),
      organisationId: 'burlov',
      version: 0,
      fromUserId: idOf(from),
      subject,
      body,
      priority: 'normal',
      recipients: [recipient],
      sentAt,
      callId: null,
      callerName: '',
      callerNumber: '',
      ticketId: null,
      inReplyToId: subject.startsWith('Sv:') ? namedId(`message:${index - 1}`) : null,
      noteId: null,
      isFollowedUp,
      followedUpAt: null,
    };
  });
}
