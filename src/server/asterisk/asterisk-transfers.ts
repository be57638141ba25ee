import type { TransferProblem } from '#shared/calls/schema.ts';
import type { ActionOutcome, ExchangeAgent, ExchangeCall } from '../connectors/acting-exchange.ts';
import { type AmiConnection, AmiRefused } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { field, identifier } from './asterisk-facts.ts';
import { type AsteriskHands, asDialled, done, failure } from './asterisk-hands.ts';
import { channelOf, partnerOf, readChannels, ring, tried } from './asterisk-lines.ts';
import { agentLine, newLine } from './line-names.ts';

/** A call on its way: the caller waits at a parking space, whoever is to have it takes it from there. */
interface Transfer {
  readonly call: ExchangeCall;
  readonly agent: ExchangeAgent;
  readonly space: string;
  /** The channel by which the other side, or the agent on the way to it, is rung. */
  readonly line: string;
  readonly mode: 'blind' | 'announced';
  isCancelled: boolean;
}

/** Begins the identifier of the channel of somebody a call is sent on to. */
const targetPrefix = 'vxto-';

/** Q.850: no such number, no route there, or not a number at all. */
const noNumberCauses: ReadonlySet<string> = new Set(['1', '2', '3', '22', '28']);

const isTaking = (externalId: string) => (event: AmiMessage) =>
  event.get('event') === 'UnParkedCall' && identifier(event, 'parkeeuniqueid') === externalId;

const isHangupOf = (line: string) => (event: AmiMessage) =>
  event.get('event') === 'Hangup' && identifier(event, 'uniqueid') === line;

/**
 * Calls on their way to somebody else. The caller waits at a parking space meanwhile, and whoever is to have them takes
 * them from there: so nobody is lost who is busy, does not answer, or does not exist.
 */
export class AsteriskTransfers {
  readonly #hands: AsteriskHands;
  readonly #transfers = new Map<string, Transfer>();
  /** Why the channels of those who were rung ended. */
  readonly #causes = new Map<string, string>();

  constructor(hands: AsteriskHands) {
    this.#hands = hands;
  }

  hear(event: AmiMessage): void {
    const line = event.get('event') === 'Hangup' ? identifier(event, 'uniqueid') : '';
    // Of other lines nobody asks, and they would be kept for as long as the connection lasts.
    const isKnown = line.startsWith(targetPrefix) && [...this.#transfers.values()].some((each) => each.line === line);
    if (isKnown) this.#causes.set(line, field(event, 'cause'));
    this.#followAnnounced(event);
  }

  /** The connection is gone, and with it all knowledge of what is under way. */
  forget(): void {
    this.#transfers.clear();
    this.#causes.clear();
  }

  /** Parks the caller and rings whoever is to have them; returns when that has begun. */
  async begin(
    connection: AmiConnection,
    call: ExchangeCall,
    agent: ExchangeAgent,
    to: string,
    mode: Transfer['mode'],
  ): Promise<ActionOutcome> {
    if (agent.telephone === null) return failure('no-telephone');
    const caller = channelOf(await readChannels(connection), call.externalId);
    if (caller === undefined) return failure('call-ended');
    const parked = this.#hands.event(
      (event) => event.get('event') === 'ParkedCall' && identifier(event, 'parkeeuniqueid') === call.externalId,
    );
    await connection.send('Park', { Channel: field(caller, 'channel') });
    const space = field((await parked) ?? new Map(), 'parkingspace');
    if (space === '') return failure('exchange-refused', 'The caller was not parked.');
    const line = mode === 'blind' ? newLine(targetPrefix) : agentLine(agent.userId);
    const transfer: Transfer = { call, agent, space, line, mode, isCancelled: false };
    this.#transfers.set(call.externalId, transfer);
    this.#hands.behind(
      mode === 'blind' ? this.#ringTarget(connection, transfer, to) : this.#ringAgent(connection, transfer, to),
    );
    return done;
  }

  async #ringTarget(connection: AmiConnection, transfer: Transfer, to: string): Promise<void> {
    const problem = await tried(() =>
      ring(connection, {
        channel: `Local/${asDialled(to)}@${this.#hands.options.context}/n`,
        line: transfer.line,
        context: this.#hands.options.parkedContext,
        exten: transfer.space,
        callerId: transfer.call.from ?? '',
      }),
    );
    const reason = problem === 'not-found' ? await this.#whyGone(transfer.line) : problem;
    this.#causes.delete(transfer.line);
    // Answered: the other side takes the caller from the parking space, and the exchange tells so.
    if (reason === null) this.#transfers.delete(transfer.call.externalId);
    else await this.#giveBack(connection, transfer, transfer.isCancelled ? 'cancelled' : reason);
  }

  /** Rings the agent, who then hears how it rings at the other side; the events of that are followed as they come. */
  async #ringAgent(connection: AmiConnection, transfer: Transfer, to: string): Promise<void> {
    const { agent, line, call } = transfer;
    const { context } = this.#hands.options;
    const channel = agent.telephone ?? '';
    const problem = await tried(() =>
      ring(connection, { channel, line, context, exten: asDialled(to), callerId: call.from ?? '' }),
    );
    if (problem !== null && this.#transfers.has(call.externalId)) await this.#leaveParked(transfer, 'refused');
  }

  /** Follows the agent's call to the other side of an announced transfer. */
  #followAnnounced(event: AmiMessage): void {
    const type = event.get('event');
    if (type !== 'DialEnd' && type !== 'Hangup') return;
    const line = identifier(event, 'uniqueid');
    const transfer = [...this.#transfers.values()].find((each) => each.mode === 'announced' && each.line === line);
    const connection = this.#hands.options.connection();
    if (transfer === undefined || connection === null) return;
    if (type === 'Hangup') {
      // The agent has put the receiver down before it was handed over.
      this.#hands.behind(this.#giveBack(connection, transfer, transfer.isCancelled ? 'cancelled' : 'no-answer'));
      return;
    }
    const status = event.get('dialstatus') ?? '';
    if (status === 'ANSWER') this.#hands.behind(this.#hands.tell(transfer.call, { type: 'transfer-speaking' }));
    else this.#hands.behind(this.#giveBack(connection, transfer, reasonOf(status)));
  }

  /** The other side is put through to the caller; the agent's telephone is free. */
  async complete(connection: AmiConnection, call: ExchangeCall): Promise<ActionOutcome> {
    const transfer = this.#transfers.get(call.externalId);
    if (transfer === undefined) return failure('not-transferring');
    const channels = await readChannels(connection);
    const own = channelOf(channels, transfer.line);
    const other = own === undefined ? undefined : partnerOf(channels, own);
    if (other === undefined) return failure('not-transferring');
    this.#transfers.delete(call.externalId);
    await connection.send('Redirect', { Channel: field(other, 'channel'), ...this.#hands.parked(transfer.space) });
    return done;
  }

  async cancel(connection: AmiConnection, call: ExchangeCall, agent: ExchangeAgent): Promise<ActionOutcome> {
    const transfer = this.#transfers.get(call.externalId);
    if (transfer === undefined) return await this.#takeUp(connection, call, agent);
    transfer.isCancelled = true;
    if (transfer.mode === 'announced') {
      await this.#giveBack(connection, transfer, 'cancelled');
      return done;
    }
    const line = channelOf(await readChannels(connection), transfer.line);
    // Without a channel it is over already, one way or the other.
    if (line !== undefined) await connection.send('Hangup', { Channel: field(line, 'channel') });
    return done;
  }

  /** Gives back a caller whose transfer nobody follows any more: the process that did has ended, or lost its connection. */
  async #takeUp(connection: AmiConnection, call: ExchangeCall, agent: ExchangeAgent): Promise<ActionOutcome> {
    const parked = await connection.list('ParkedCalls', {});
    const own = parked.find((each) => identifier(each, 'parkeeuniqueid') === call.externalId);
    if (own === undefined) return failure('not-transferring');
    const space = field(own, 'parkingspace');
    const line = agentLine(agent.userId);
    await this.#giveBack(connection, { call, agent, space, line, mode: 'blind', isCancelled: true }, 'cancelled');
    return done;
  }

  /** The caller goes back to the agent: through the telephone that is still off the hook, else by ringing it. */
  async #giveBack(connection: AmiConnection, transfer: Transfer, reason: TransferProblem['reason']): Promise<void> {
    await this.#leaveParked(transfer, reason);
    const own = channelOf(await readChannels(connection), transfer.line);
    if (transfer.mode === 'announced' && own !== undefined) {
      try {
        const taken = this.#hands.event(isTaking(transfer.call.externalId));
        await connection.send('Redirect', { Channel: field(own, 'channel'), ...this.#hands.parked(transfer.space) });
        // Put down in this very moment, the telephone takes nobody.
        if ((await taken) !== null) return;
      } catch (error) {
        // Hung up meanwhile: it is rung like any other.
        if (!(error instanceof AmiRefused)) throw error;
      }
    }
    await this.#hands.retrieve(connection, transfer.call, transfer.agent, transfer.space);
  }

  /** The transfer is over, and whoever likes can take the caller from where they are parked. */
  async #leaveParked(transfer: Transfer, reason: TransferProblem['reason']): Promise<void> {
    this.#transfers.delete(transfer.call.externalId);
    await this.#hands.tell(transfer.call, { type: 'transfer-failed', reason, space: transfer.space });
  }

  /** Why a number that was rung is gone: by the cause of its channel; without a channel there is no such number. */
  async #whyGone(line: string): Promise<TransferProblem['reason']> {
    const cause =
      this.#causes.get(line) ?? field((await this.#hands.event(isHangupOf(line), 300)) ?? new Map(), 'cause');
    if (cause === '') return 'not-found';
    if (cause === '17') return 'busy';
    return noNumberCauses.has(cause) ? 'not-found' : 'no-answer';
  }
}

/** DialStatus of DialEnd (Asterisk 22). */
function reasonOf(status: string): TransferProblem['reason'] {
  if (status === 'BUSY') return 'busy';
  return status === 'NOANSWER' || status === 'CANCEL' ? 'no-answer' : 'not-found';
}
