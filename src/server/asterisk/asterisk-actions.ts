import { assertNever } from '#shared/assert-never.ts';
import type { CallFact } from '#shared/calls/apply-call-fact.ts';
import type { TransferProblem } from '#shared/calls/schema.ts';
import type { LiveError } from '#shared/live/protocol.ts';
import type { ActionOutcome, ExchangeAction, ExchangeAgent, ExchangeCall } from '../connectors/acting-exchange.ts';
import type { ToldFact } from '../connectors/repository.ts';
import { type AmiConnection, AmiRefused, AmiUnreachable } from './ami-connection.ts';
import type { AmiMessage } from './ami-messages.ts';
import { field, identifier } from './asterisk-facts.ts';
import { channelOf, type NotAnswered, partnerOf, readChannels, ring } from './asterisk-lines.ts';
import { agentLine, newLine, outgoingPrefix } from './line-names.ts';

export interface AsteriskActionsOptions {
  connection: () => AmiConnection | null;
  /** Where numbers, and parking spaces, are dialled. */
  context: string;
  parkedContext: string;
  receive: (told: ToldFact) => Promise<unknown>;
  /** Something went wrong after the one who asked had his answer. */
  failed: (error: unknown) => void;
}

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

const done: ActionOutcome = { type: 'done' };
const failure = (error: LiveError, detail?: string): ActionOutcome => ({
  type: 'failed',
  error,
  ...(detail !== undefined && { detail }),
});

const parkedEventMilliseconds = 3_000;

/** Begins the identifier of the channel of somebody a call is sent on to. */
const targetPrefix = 'vxto-';

/** Q.850: no such number, no route there, or not a number at all. */
const noNumberCauses: ReadonlySet<string> = new Set(['1', '2', '3', '22', '28']);

const isTaking = (externalId: string) => (event: AmiMessage) =>
  event.get('event') === 'UnParkedCall' && identifier(event, 'parkeeuniqueid') === externalId;

const isHangupOf = (line: string) => (event: AmiMessage) =>
  event.get('event') === 'Hangup' && identifier(event, 'uniqueid') === line;

/** What is done at an Asterisk for agents. Only standard applications and the parking lot are used: docs/spec-connectors.md. */
export class AsteriskActions {
  readonly #options: AsteriskActionsOptions;
  readonly #transfers = new Map<string, Transfer>();
  /** Why the channels of those who were rung ended. */
  readonly #causes = new Map<string, string>();
  readonly #watchers = new Set<(event: AmiMessage) => void>();

  constructor(options: AsteriskActionsOptions) {
    this.#options = options;
  }

  /** Takes in an event; of everything that is told, whoever waits for something looks at it. */
  hear(event: AmiMessage): void {
    for (const watcher of this.#watchers) watcher(event);
    const line = event.get('event') === 'Hangup' ? identifier(event, 'uniqueid') : '';
    if (line.startsWith(targetPrefix)) this.#causes.set(line, field(event, 'cause'));
    this.#followAnnounced(event);
  }

  /** Whether a call is being sent on by this process. */
  isTransferring(externalId: string): boolean {
    return this.#transfers.has(externalId);
  }

  /** The connection is gone, and with it all knowledge of what is under way. */
  forget(): void {
    this.#transfers.clear();
    this.#causes.clear();
  }

  async act(action: ExchangeAction): Promise<ActionOutcome> {
    const connection = this.#options.connection();
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
      case 'park':
        return await this.#withChannel(connection, action.call, (channel) =>
          connection.send('Park', { Channel: channel }),
        );
      case 'retrieve':
        return await this.#retrieve(connection, action.call, action.agent, action.call.parkingSpace ?? '');
      case 'transfer':
        return await this.#transfer(connection, action.call, action.agent, action.to, action.mode);
      case 'completeTransfer':
        return await this.#complete(connection, action.call);
      case 'cancelTransfer':
        return await this.#cancel(connection, action.call);
      case 'originate':
        return await this.#originate(connection, action.agent, action.number, action.as);
      case 'moveOn':
        return await this.#withChannel(connection, action.call, (channel) =>
          connection.send('Redirect', { Channel: channel, ...this.#dialled(action.to) }),
        );
      default:
        return assertNever(action);
    }
  }

  #dialled(exten: string) {
    return { Context: this.#options.context, Exten: asDialled(exten), Priority: '1' };
  }

  #parked(exten: string) {
    return { Context: this.#options.parkedContext, Exten: exten, Priority: '1' };
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
    await this.#tell(call, { type: 'answered' }, [agent.userId]);
    return done;
  }

  async #retrieve(
    connection: AmiConnection,
    call: ExchangeCall,
    agent: ExchangeAgent,
    space: string,
  ): Promise<ActionOutcome> {
    if (agent.telephone === null) return failure('no-telephone');
    const problem = await ring(connection, {
      channel: agent.telephone,
      line: agentLine(agent.userId),
      context: this.#options.parkedContext,
      exten: space,
      callerId: call.from ?? '',
    });
    return problem === null ? done : failure('telephone-no-answer');
  }

  async #transfer(
    connection: AmiConnection,
    call: ExchangeCall,
    agent: ExchangeAgent,
    to: string,
    mode: Transfer['mode'],
  ): Promise<ActionOutcome> {
    if (agent.telephone === null) return failure('no-telephone');
    const caller = channelOf(await readChannels(connection), call.externalId);
    if (caller === undefined) return failure('call-ended');
    const parked = this.#event(
      (event) => event.get('event') === 'ParkedCall' && identifier(event, 'parkeeuniqueid') === call.externalId,
    );
    await connection.send('Park', { Channel: field(caller, 'channel') });
    const space = field((await parked) ?? new Map(), 'parkingspace');
    if (space === '') return failure('exchange-refused', 'The caller was not parked.');
    const line = mode === 'blind' ? newLine(targetPrefix) : agentLine(agent.userId);
    const transfer: Transfer = { call, agent, space, line, mode, isCancelled: false };
    this.#transfers.set(call.externalId, transfer);
    this.#behind(
      mode === 'blind' ? this.#ringTarget(connection, transfer, to) : this.#ringAgent(connection, transfer, to),
    );
    return done;
  }

  /** What goes on after the answer to the one who asked. */
  #behind(work: Promise<void>): void {
    work.catch((error: unknown) => this.#options.failed(error));
  }

  async #ringTarget(connection: AmiConnection, transfer: Transfer, to: string): Promise<void> {
    const problem = await this.#tried(() =>
      ring(connection, {
        channel: `Local/${asDialled(to)}@${this.#options.context}/n`,
        line: transfer.line,
        context: this.#options.parkedContext,
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
    const { context } = this.#options;
    const channel = agent.telephone ?? '';
    const problem = await this.#tried(() =>
      ring(connection, { channel, line, context, exten: asDialled(to), callerId: call.from ?? '' }),
    );
    if (problem !== null && this.isTransferring(call.externalId)) await this.#leaveParked(transfer, 'refused');
  }

  async #tried(rings: () => Promise<NotAnswered | null>): Promise<TransferProblem['reason'] | null> {
    try {
      return await rings();
    } catch (error) {
      if (error instanceof AmiRefused) return 'refused';
      throw error;
    }
  }

  /** Follows the agent's call to the other side of an announced transfer. */
  #followAnnounced(event: AmiMessage): void {
    const type = event.get('event');
    if (type !== 'DialEnd' && type !== 'Hangup') return;
    const line = identifier(event, 'uniqueid');
    const transfer = [...this.#transfers.values()].find((each) => each.mode === 'announced' && each.line === line);
    const connection = this.#options.connection();
    if (transfer === undefined || connection === null) return;
    if (type === 'Hangup') {
      // The agent has put the receiver down before it was handed over.
      this.#behind(this.#giveBack(connection, transfer, transfer.isCancelled ? 'cancelled' : 'no-answer'));
      return;
    }
    const status = event.get('dialstatus') ?? '';
    if (status === 'ANSWER') this.#behind(this.#tell(transfer.call, { type: 'transfer-speaking' }));
    else this.#behind(this.#giveBack(connection, transfer, reasonOf(status)));
  }

  /** The other side is put through to the caller; the agent's telephone is free. */
  async #complete(connection: AmiConnection, call: ExchangeCall): Promise<ActionOutcome> {
    const transfer = this.#transfers.get(call.externalId);
    if (transfer === undefined) return failure('not-transferring');
    const channels = await readChannels(connection);
    const own = channelOf(channels, transfer.line);
    const other = own === undefined ? undefined : partnerOf(channels, own);
    if (other === undefined) return failure('not-transferring');
    this.#transfers.delete(call.externalId);
    await connection.send('Redirect', { Channel: field(other, 'channel'), ...this.#parked(transfer.space) });
    return done;
  }

  async #cancel(connection: AmiConnection, call: ExchangeCall): Promise<ActionOutcome> {
    const transfer = this.#transfers.get(call.externalId);
    if (transfer === undefined) return failure('not-transferring');
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

  /** The caller goes back to the agent: through the telephone that is still off the hook, else by ringing it. */
  async #giveBack(connection: AmiConnection, transfer: Transfer, reason: TransferProblem['reason']): Promise<void> {
    await this.#leaveParked(transfer, reason);
    const own = channelOf(await readChannels(connection), transfer.line);
    if (transfer.mode === 'announced' && own !== undefined) {
      try {
        const taken = this.#event(isTaking(transfer.call.externalId));
        await connection.send('Redirect', { Channel: field(own, 'channel'), ...this.#parked(transfer.space) });
        // Put down in this very moment, the telephone takes nobody.
        if ((await taken) !== null) return;
      } catch (error) {
        // Hung up meanwhile: it is rung like any other.
        if (!(error instanceof AmiRefused)) throw error;
      }
    }
    await this.#retrieve(connection, transfer.call, transfer.agent, transfer.space);
  }

  /** The transfer is over, and whoever likes can take the caller from where they are parked. */
  async #leaveParked(transfer: Transfer, reason: TransferProblem['reason']): Promise<void> {
    this.#transfers.delete(transfer.call.externalId);
    await this.#tell(transfer.call, { type: 'transfer-failed', reason });
    await this.#tell(transfer.call, { type: 'parked', space: transfer.space });
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
    await this.#tell(call, { type: 'arrived' }, [], 'out');
    await this.#tell(call, { type: 'rings-at', userId: agent.userId });
    const problem = await this.#tried(() =>
      ring(connection, {
        channel: agent.telephone ?? '',
        line,
        context: this.#options.context,
        exten: asDialled(number),
        callerId: as,
      }),
    );
    if (problem === null) return done;
    await this.#tell(call, { type: 'ended', cause: 'noAnswer' });
    return failure('telephone-no-answer');
  }

  /** Why a number that was rung is gone: by the cause of its channel; without a channel there is no such number. */
  async #whyGone(line: string): Promise<TransferProblem['reason']> {
    const cause = this.#causes.get(line) ?? field((await this.#event(isHangupOf(line), 300)) ?? new Map(), 'cause');
    if (cause === '') return 'not-found';
    if (cause === '17') return 'busy';
    return noNumberCauses.has(cause) ? 'not-found' : 'no-answer';
  }

  /** Waits for an event; null when it does not come. */
  async #event(
    fits: (event: AmiMessage) => boolean,
    milliseconds: number = parkedEventMilliseconds,
  ): Promise<AmiMessage | null> {
    return await new Promise((resolve) => {
      const end = (event: AmiMessage | null) => {
        clearTimeout(timer);
        this.#watchers.delete(watcher);
        resolve(event);
      };
      const watcher = (event: AmiMessage) => {
        if (fits(event)) end(event);
      };
      const timer = setTimeout(() => end(null), milliseconds);
      this.#watchers.add(watcher);
    });
  }

  async #tell(
    { externalId, from, to }: ExchangeCall,
    fact: CallFact,
    agentNames: readonly string[] = [],
    direction: 'in' | 'out' = externalId.startsWith(outgoingPrefix) ? 'out' : 'in',
  ): Promise<void> {
    const at = new Date().toISOString();
    await this.#options.receive({
      fact,
      at,
      externalId,
      direction,
      from: from ?? 'anonymous',
      to,
      queueName: null,
      agentNames,
    });
  }
}

/** Returns a number as it is dialled within the country: exchanges know no plus. */
function asDialled(number: string): string {
  return number.replace(/^\+46/, '0').replace(/^\+/, '00');
}

/** DialStatus of DialEnd (Asterisk 22). */
function reasonOf(status: string): TransferProblem['reason'] {
  if (status === 'BUSY') return 'busy';
  return status === 'NOANSWER' || status === 'CANCEL' ? 'no-answer' : 'not-found';
}
