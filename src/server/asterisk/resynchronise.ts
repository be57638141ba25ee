import type { Call } from '#shared/calls/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ToldFact } from '../connectors/repository.ts';
import { type AmiConnection, AmiRefused } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { callerOf, factOfAmiEvent, field, identifier } from './asterisk-facts.ts';

/** What goes on at an exchange at one moment. */
export interface ExchangeState {
  /** QueueMember and QueueEntry. */
  readonly queues: readonly AmiMessage[];
  readonly channels: readonly AmiMessage[];
  readonly parked: readonly AmiMessage[];
}

export type UnfinishedCall = Pick<Call, 'externalId' | 'direction' | 'answeredAt'>;

/** Asks the exchange what goes on. Rejects as the connection does. */
export async function readExchangeState(connection: AmiConnection): Promise<ExchangeState> {
  // In this order: a call that comes in meanwhile may be missing among the queues, but never among the channels.
  const queues = await connection.list('QueueStatus', {});
  const parked = await connection.list('ParkedCalls', {}).catch((error: unknown) => {
    // An exchange without parking refuses the question.
    if (error instanceof AmiRefused) return [];
    throw error;
  });
  const channels = await connection.list('CoreShowChannels', {});
  return { queues, parked, channels };
}

/**
 * Returns what the state says beyond what is stored and what events have told since the login (`isHeard`): callers that
 * wait, conversations that began unseen, parked calls, and calls that are gone. A waiting caller came when its waiting
 * began; everything else is known from `now` on.
 */
export function factsOfState(
  { queues, channels, parked }: ExchangeState,
  unfinished: readonly UnfinishedCall[],
  isHeard: (externalId: string) => boolean,
  now: Instant,
): ToldFact[] {
  const channelOf = new Map(channels.map((channel) => [identifier(channel, 'uniqueid'), channel]));
  // Asked for later than the queues: a caller without a channel has hung up meanwhile, and would wait for ever here.
  const isWaiting = (entry: AmiMessage) => {
    const externalId = identifier(entry, 'uniqueid');
    return externalId !== '' && channelOf.has(externalId);
  };
  const waiting = queues
    .filter((each) => each.get('event') === 'QueueEntry' && isWaiting(each))
    .map((entry) => arrival(entry, now));
  const inQueue = new Set(waiting.map((told) => told.externalId));
  const members = queues.filter((each) => each.get('event') === 'QueueMember');
  const evidence = unfinished
    .filter(({ externalId }) => !isHeard(externalId) && !inQueue.has(externalId))
    .flatMap((call): ToldFact[] => {
      const channel = channelOf.get(call.externalId);
      if (channel === undefined) return [told(call, { type: 'found-gone' }, now, [])];
      const partner = call.answeredAt === null ? partnerOf(channel, channels) : undefined;
      return partner === undefined ? [] : [told(call, { type: 'answered' }, now, namesOf(partner, members))];
    });
  const aside = parked.flatMap((each) => factOfAmiEvent(each, now) ?? []);
  return [...waiting, ...evidence, ...aside];
}

function arrival(entry: AmiMessage, now: Instant): ToldFact {
  const waited = Number(entry.get('wait') ?? 0);
  return {
    fact: { type: 'arrived' },
    at: new Date(Date.parse(now) - (Number.isFinite(waited) ? waited : 0) * 1_000).toISOString(),
    externalId: identifier(entry, 'uniqueid'),
    direction: 'in',
    from: callerOf(entry),
    to: '',
    queueName: entry.has('queue') ? field(entry, 'queue') : null,
    agentNames: [],
  };
}

function told(call: UnfinishedCall, fact: ToldFact['fact'], now: Instant, agentNames: readonly string[]): ToldFact {
  const { externalId, direction } = call;
  return { fact, at: now, externalId, direction, from: '', to: '', queueName: null, agentNames };
}

/** The other channel of the bridge that the channel is in. */
function partnerOf(channel: AmiMessage, channels: readonly AmiMessage[]): AmiMessage | undefined {
  const bridge = channel.get('bridgeid') ?? '';
  if (bridge === '') return undefined;
  return channels.find((other) => other !== channel && other.get('bridgeid') === bridge);
}

function namesOf(partner: AmiMessage, members: readonly AmiMessage[]): string[] {
  const channel = partner.get('channel') ?? '';
  return members
    .filter((member) => channel.startsWith(`${member.get('location') ?? '?'}-`))
    .map((member) => field(member, 'name'));
}
