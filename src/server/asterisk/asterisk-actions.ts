import { assertNever } from '#shared/assert-never.ts';
import type { ActionOutcome, ExchangeAction, ExchangeAgent, ExchangeCall } from '../connectors/acting-exchange.ts';
import { type AmiConnection, AmiRefused, AmiUnreachable } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { field } from './asterisk-facts.ts';
import { AsteriskHands, type AsteriskHandsOptions, asDialled, done, failure } from './asterisk-hands.ts';
import { channelOf, readChannels, ring, tried } from './asterisk-lines.ts';
import { AsteriskTransfers } from './asterisk-transfers.ts';
import { agentLine, newLine, outgoingPrefix } from './line-names.ts';

/** Q.850: user busy. */
const busyCause = '17';

/** What is done at an Asterisk for agents. Only standard applications and the parking lot are used: docs/spec-connectors.md. */
export class AsteriskActions {
  readonly #hands: AsteriskHands;
  readonly #transfers: AsteriskTransfers;

  constructor(options: AsteriskHandsOptions) {
    this.#hands = new AsteriskHands(options);
    this.#transfers = new AsteriskTransfers(this.#hands);
  }

  hear(event: AmiMessage): void {
    this.#hands.hear(event);
    this.#transfers.hear(event);
  }

  /** The connection is gone, and with it all knowledge of what is under way. */
  forget(): void {
    this.#transfers.forget();
  }

  async act(action: ExchangeAction): Promise<ActionOutcome> {
    const connection = this.#hands.options.connection();
    if (connection === null) return failure('connector-away');
    try {
      return await this.#act(connection, action);
    } catch (error) {
      if (error instanceof AmiRefused) return failure('exchange-refused', error.message);
      if (error instanceof AmiUnreachable) return failure('connector-away');
      throw error;
    }
  }

  async #act(connection: AmiConnection, action: ExchangeAction): Promise<ActionOutcome> {
    switch (action.type) {
      case 'answer':
        return await this.#answer(connection, action.call, action.agent);
      case 'hangUp':
        return await this.#withChannel(connection, action.call, (channel) =>
          connection.send('Hangup', { Channel: channel, Cause: '16' }),
        );
      case 'reject':
        return await this.#withChannel(connection, action.call, (channel) =>
          connection.send('Hangup', { Channel: channel, Cause: busyCause }),
        );
      case 'park':
        return await this.#withChannel(connection, action.call, (channel) =>
          connection.send('Park', { Channel: channel }),
        );
      case 'retrieve':
        return await this.#hands.retrieve(connection, action.call, action.agent, action.call.parkingSpace ?? '');
      case 'transfer':
        return await this.#transfers.begin(connection, action.call, action.agent, action.to, action.mode);
      case 'completeTransfer':
        return await this.#transfers.complete(connection, action.call);
      case 'cancelTransfer':
        return await this.#transfers.cancel(connection, action.call, action.agent);
      case 'originate':
        return await this.#originate(connection, action.agent, action.number, action.as);
      case 'moveOn':
        return await this.#withChannel(connection, action.call, (channel) =>
          connection.send('Redirect', { Channel: channel, ...this.#hands.dialled(action.to) }),
        );
      default:
        return assertNever(action);
    }
  }

  async #withChannel(
    connection: AmiConnection,
    call: ExchangeCall,
    act: (channel: string) => Promise<unknown>,
  ): Promise<ActionOutcome> {
    const channel = channelOf(await readChannels(connection), call.externalId);
    if (channel === undefined) return failure('call-ended');
    await act(field(channel, 'channel'));
    return done;
  }

  /** Rings the agent's telephone; once it is picked up, the caller is taken out of the queue and put through. */
  async #answer(connection: AmiConnection, call: ExchangeCall, agent: ExchangeAgent): Promise<ActionOutcome> {
    if (agent.telephone === null) return failure('no-telephone');
    const line = agentLine(agent.userId);
    const fields = {
      Channel: agent.telephone,
      Application: 'Wait',
      Data: '10',
      ChannelId: line,
      OtherChannelId: `${line}-other`,
      CallerID: call.from ?? '',
      Timeout: '25000',
      Async: 'true',
    };
    const end = await connection.until('Originate', fields, 'OriginateResponse', 30_000);
    if (end.get('response') !== 'Success') return failure('telephone-no-answer');
    const channels = await readChannels(connection);
    const caller = channelOf(channels, call.externalId);
    const own = channelOf(channels, line);
    if (caller === undefined || own === undefined) {
      if (own !== undefined) await connection.send('Hangup', { Channel: field(own, 'channel') });
      return failure('call-ended');
    }
    await connection.send('Bridge', {
      Channel1: field(caller, 'channel'),
      Channel2: field(own, 'channel'),
      Tone: 'no',
    });
    await this.#hands.tell(call, { type: 'answered' }, [agent.userId]);
    return done;
  }

  async #originate(
    connection: AmiConnection,
    agent: ExchangeAgent,
    number: string,
    as: string,
  ): Promise<ActionOutcome> {
    if (agent.telephone === null) return failure('no-telephone');
    const line = newLine(outgoingPrefix);
    const call: ExchangeCall = { externalId: line, from: as, to: number, transferringTo: null, parkingSpace: null };
    await this.#hands.tell(call, { type: 'arrived' }, [], 'out');
    await this.#hands.tell(call, { type: 'rings-at', userId: agent.userId });
    const problem = await tried(() =>
      ring(connection, {
        channel: agent.telephone ?? '',
        line,
        context: this.#hands.options.context,
        exten: asDialled(number),
        callerId: as,
      }),
    );
    if (problem === null) return done;
    await this.#hands.tell(call, { type: 'ended', cause: 'noAnswer' });
    return failure('telephone-no-answer');
  }
}
