import type { CallFact } from '#shared/calls/apply-call-fact.ts';
import type { CallCause } from '#shared/calls/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ToldFact } from '../connectors/repository.ts';
import type { AmiMessage } from './ami-messages.ts';
import { agentOfLine, outgoingPrefix } from './line-names.ts';

/** Asterisk writes this for what it does not know. */
const unknownValue = '<unknown>';

/** A hidden caller in the words of the generic format, which the rest of the product knows. */
const hiddenNumber = 'anonymous';

/** Causes of a hang-up: Q.850 as in Asterisk's causes.h; anything else ended in the ordinary way. */
const causes: Readonly<Record<string, CallCause>> = {
  '1': 'notFound',
  '17': 'busy',
  '18': 'noAnswer',
  '19': 'noAnswer',
  '34': 'congestion',
  '38': 'congestion',
  '42': 'congestion',
};

/** Longer texts than the generic format takes (shared/calls/cti.ts) are cut; an identifier so long is none of a call. */
const longestText = 200;

/** Returns a text of a message, "" when it is not there; what is longer than any true one is cut. */
export const field = (message: AmiMessage, name: string): string => (message.get(name) ?? '').slice(0, longestText);

/** Returns what names a call or a channel, whole, or "" when it is not there or longer than any: cut, it could name another. */
export function identifier(message: AmiMessage, name: string): string {
  const value = message.get(name) ?? '';
  return value.length > longestText ? '' : value;
}

/** Returns when it happened by the exchange's clock (`timestampevents`), else when it was heard. */
export function timeOf(event: AmiMessage, heardAt: Instant): Instant {
  const seconds = Number(event.get('timestamp') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(Math.floor(seconds * 1_000)).toISOString() : heardAt;
}

/** Returns the caller's number as written, in the words of the generic format when it is hidden. */
export function callerOf(event: AmiMessage, prefix = ''): string {
  const number = field(event, `${prefix}calleridnum`);
  return number === '' || number === unknownValue ? hiddenNumber : number;
}

/** "PJSIP/anna-0000002c" → "PJSIP/anna": the device without the number of this one use of it. */
const deviceOf = (channel: string): string => channel.replace(/-[0-9a-f]{8}(;[12])?$/i, '');

/** Names a queue member may be known by here: as they are called there, their device, and the device's own name. */
export function agentNames(memberName: string, device: string): string[] {
  const bare = device.replace(/^[^/]*\//, '').replace(/@.*$/, '');
  return [...new Set([memberName, device, bare])].filter((name) => name !== '');
}

interface About {
  readonly externalId: string;
  readonly from?: string;
  readonly to?: string;
  readonly queueName?: string;
  readonly agentNames?: readonly string[];
}

/**
 * Returns what an event of the manager interface says of a caller's call, or null when it says nothing of one. A call is
 * known by the caller's channel (Uniqueid), as in Asterisk's own queue_log. Most events are of channels that no queue
 * has seen; whoever applies the fact passes over calls it does not know.
 * Source: Asterisk 22, AMI events; each line here was seen from a real one (tests/pbx).
 */
export function factOfAmiEvent(event: AmiMessage, heardAt: Instant): ToldFact | null {
  const told = (fact: CallFact, about: About): ToldFact | null =>
    about.externalId === ''
      ? null
      : {
          fact,
          at: timeOf(event, heardAt),
          direction: 'in',
          externalId: about.externalId,
          from: about.from ?? hiddenNumber,
          to: about.to ?? '',
          queueName: about.queueName ?? null,
          agentNames: about.agentNames ?? [],
        };
  const ofQueue: About = {
    externalId: identifier(event, 'uniqueid'),
    from: callerOf(event),
    to: field(event, 'exten'),
    queueName: field(event, 'queue'),
  };
  switch (event.get('event')) {
    case 'QueueCallerJoin':
      return told({ type: 'arrived' }, ofQueue);
    case 'AgentConnect':
      return told(
        { type: 'answered' },
        { ...ofQueue, agentNames: agentNames(field(event, 'membername'), field(event, 'interface')) },
      );
    case 'QueueCallerAbandon':
      return told({ type: 'left-queue' }, ofQueue);
    case 'BlindTransfer':
      return field(event, 'result') === 'Success'
        ? told(
            { type: 'transferred', to: field(event, 'extension') },
            { externalId: identifier(event, 'transfereeuniqueid') },
          )
        : null;
    case 'AttendedTransfer':
      return field(event, 'result') === 'Success'
        ? told(
            { type: 'transferred', to: attendedTarget(event) },
            { externalId: identifier(event, 'transfereeuniqueid') },
          )
        : null;
    case 'ParkedCall':
      return told(
        { type: 'parked', space: field(event, 'parkingspace') },
        { externalId: identifier(event, 'parkeeuniqueid'), from: callerOf(event, 'parkee') },
      );
    case 'UnParkedCall': {
      const device = deviceOf(field(event, 'retrieverchannel'));
      const agent = agentOfLine(identifier(event, 'retrieveruniqueid'));
      const ownAgent = agent === null ? [] : [agent];
      return told(
        { type: 'answered' },
        { externalId: identifier(event, 'parkeeuniqueid'), agentNames: [...ownAgent, ...agentNames('', device)] },
      );
    }
    case 'DialEnd': {
      const line = identifier(event, 'uniqueid');
      // Of what is dialled only the calls from the console are calls here; the agent's channel names them.
      const isOurs = line.startsWith(outgoingPrefix) && event.get('dialstatus') === 'ANSWER';
      return isOurs ? told({ type: 'answered' }, { externalId: line }) : null;
    }
    case 'Hangup':
      return told(
        { type: 'ended', cause: causes[field(event, 'cause')] ?? 'normalClearing' },
        { externalId: identifier(event, 'uniqueid') },
      );
    default:
      return null;
  }
}

function attendedTarget(event: AmiMessage): string {
  const number = field(event, 'transfertargetcalleridnum') || field(event, 'secondtransfererconnectedlinenum');
  return number === unknownValue ? '' : number;
}
