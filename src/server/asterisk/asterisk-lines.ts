import { type AmiConnection, AmiRefused } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { field, identifier } from './asterisk-facts.ts';

/** A telephone that is rung to be given something rings for so long. */
export const ringMilliseconds = 25_000;
/** Asterisk answers an Originate when it has given up; a little later than that it is not going to. */
const graceMilliseconds = 5_000;

/** Why somebody who was rung did not answer. */
export type NotAnswered = 'busy' | 'no-answer' | 'not-found';

/** Reasons of OriginateResponse (Asterisk 22, AST_CONTROL_*): 1 hung up, 3 rang, 5 busy, 8 congestion, 0 could not be called. */
const reasons: Readonly<Record<string, NotAnswered>> = { '5': 'busy', '8': 'busy', '0': 'not-found' };

export interface Ringing {
  /** As Asterisk names it: `PJSIP/101`, `Local/555@office/n`. */
  readonly channel: string;
  /** Identifier the channel is to have. */
  readonly line: string;
  /** What it does once it is answered: go to a place of the dialplan. */
  readonly context: string;
  readonly exten: string;
  readonly callerId: string;
}

/** Rings somebody. Returns null when they have answered, else why not. Rejects as the connection does. */
export async function ring(connection: AmiConnection, ringing: Ringing): Promise<NotAnswered | null> {
  const { channel, line, context, exten, callerId } = ringing;
  const fields = {
    Channel: channel,
    Context: context,
    Exten: exten,
    Priority: '1',
    CallerID: callerId,
    Timeout: String(ringMilliseconds),
    ChannelId: line,
    // The other half of a Local channel needs one too.
    OtherChannelId: `${line}-other`,
    Async: 'true',
  };
  const end = await connection.until('Originate', fields, 'OriginateResponse', ringMilliseconds + graceMilliseconds);
  return end.get('response') === 'Success' ? null : (reasons[field(end, 'reason')] ?? 'no-answer');
}

/** Returns all channels there are. */
export async function readChannels(connection: AmiConnection): Promise<AmiMessage[]> {
  return await connection.list('CoreShowChannels', {});
}

/** Returns the channel with this identifier. */
export function channelOf(channels: readonly AmiMessage[], uniqueid: string): AmiMessage | undefined {
  return channels.find((each) => identifier(each, 'uniqueid') === uniqueid);
}

/** Returns the channel that speaks with another. */
export function partnerOf(channels: readonly AmiMessage[], channel: AmiMessage): AmiMessage | undefined {
  const bridge = channel.get('bridgeid') ?? '';
  if (bridge === '') return undefined;
  return channels.find((other) => other !== channel && other.get('bridgeid') === bridge);
}

/** Rings, and takes an exchange's no for an answer like the others. */
export async function tried(rings: () => Promise<NotAnswered | null>): Promise<NotAnswered | 'refused' | null> {
  try {
    return await rings();
  } catch (error) {
    if (error instanceof AmiRefused) return 'refused';
    throw error;
  }
}
