import { sql } from 'kysely';
import { assertNever } from '#shared/assert-never.ts';
import type { CallFact } from '#shared/calls/apply-call-fact.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { ConnectorAbility } from '#shared/connectors/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { LiveError, LiveRequest } from '#shared/live/protocol.ts';
import { can } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import { readVisibleCall } from '../calls/repository.ts';
import type { Db } from '../database/connect.ts';
import type { ActingExchange, ActionOutcome, ExchangeAction, ExchangeAgent, ExchangeCall } from './acting-exchange.ts';
import type { Exchanges } from './exchanges.ts';
import { receiveFact } from './receive-fact.ts';
import { findConnectorByName } from './repository.ts';

/** What is asked of an exchange; the other live requests need none. */
export type ExchangeRequest = Extract<
  LiveRequest,
  { type: 'answer' | 'hangUp' | 'transfer' | 'completeTransfer' | 'cancelTransfer' | 'park' | 'retrieve' | 'originate' }
>;

const abilityFor: Record<ExchangeRequest['type'], ConnectorAbility> = {
  answer: 'answer',
  hangUp: 'hangUp',
  transfer: 'transfer',
  completeTransfer: 'transfer',
  cancelTransfer: 'transfer',
  park: 'park',
  retrieve: 'park',
  originate: 'originate',
};

const done: ActionOutcome = { type: 'done' };
const failed = (error: LiveError): ActionOutcome => ({ type: 'failed', error });

/** Returns why the person may not do this with the call as it stands; null when they may. */
export function objectionTo(request: ExchangeRequest, call: Call, actor: Actor): LiveError | null {
  if (!can(actor, 'call.take', call.organisationId)) return 'not-permitted';
  if (call.endedAt !== null) return 'call-ended';
  const isAnothers = call.answeredByUserId !== null && call.answeredByUserId !== actor.userId;
  switch (request.type) {
    case 'answer':
      if (call.answeredAt !== null && isAnothers) return 'call-already-answered';
      if (call.transferringTo !== null) return 'already-transferring';
      return call.answeringUserId !== null && call.answeringUserId !== actor.userId ? 'call-already-answered' : null;
    case 'retrieve':
      return call.parkedAt === null ? 'call-not-parked' : null;
    case 'hangUp':
      // A colleague's conversation is not ended from another desk; one whose agent the switchboard did not name may be.
      return isAnothers ? 'not-permitted' : null;
    case 'transfer':
    case 'park':
      if (isAnothers) return 'not-permitted';
      if (call.answeredAt === null) return 'call-not-answered';
      if (call.parkedAt !== null) return 'call-parked';
      return call.transferringTo === null ? null : 'already-transferring';
    case 'completeTransfer':
      if (isAnothers) return 'not-permitted';
      return call.transferState === 'speaking' ? null : 'not-transferring';
    case 'cancelTransfer':
      if (isAnothers) return 'not-permitted';
      return call.transferringTo === null ? 'not-transferring' : null;
    case 'originate':
      return null;
    default:
      return assertNever(request);
  }
}

/** Returns the action for a request about a call. */
function actionFor(
  request: Exclude<ExchangeRequest, { type: 'originate' }>,
  call: Call,
  agent: ExchangeAgent,
): ExchangeAction {
  const named = exchangeCall(call);
  return request.type === 'transfer'
    ? { type: 'transfer', call: named, agent, to: request.to, mode: request.mode }
    : { type: request.type, call: named, agent };
}

export function exchangeCall(call: Call): ExchangeCall {
  const { externalId, fromNumber, toNumber, transferringTo, parkingSpace } = call;
  return { externalId, from: fromNumber, to: toNumber, transferringTo, parkingSpace };
}

/** Facts that hold while the exchange is asked, so that nobody else begins the same; and what takes them back. */
function marksFor(request: ExchangeRequest, userId: Id): { before: CallFact; after: CallFact } | null {
  if (request.type === 'answer') {
    return { before: { type: 'rings-at', userId }, after: { type: 'rings-at', userId: null } };
  }
  if (request.type === 'transfer') {
    const state = request.mode === 'blind' ? 'sent' : 'ringing';
    return {
      before: { type: 'transferring', to: request.to, state },
      after: { type: 'transfer-failed', reason: 'cancelled' },
    };
  }
  return null;
}

/** Carries out what a person asks of telephone exchanges. */
export class Switching {
  readonly #db: Db;
  readonly #exchanges: Exchanges;

  constructor(db: Db, exchanges: Exchanges) {
    this.#db = db;
    this.#exchanges = exchanges;
  }

  /**
   * Asks the exchange of the call. Returns null when the call's connector can only tell: answering and hanging up are then
   * marked here; everything else is answered with `no-connector`.
   */
  async carryOut(actor: Actor, request: ExchangeRequest): Promise<ActionOutcome | null> {
    if (request.type === 'originate') return await this.#originate(actor, request.organisationId, request.number);
    const call = await readVisibleCall(this.#db, actor, request.callId);
    if (call === undefined) return failed('call-not-found');
    const objection = objectionTo(request, call, actor);
    if (objection !== null) return failed(objection);
    const exchange = this.#exchanges.find(call.connector);
    const ability = abilityFor[request.type];
    if (exchange === undefined || !exchange.can.includes(ability)) {
      const isMarkedHere = request.type === 'answer' || request.type === 'hangUp';
      if (exchange === undefined && (await this.#exchanges.isElsewhere(call.connector)))
        return failed('connector-away');
      return isMarkedHere ? null : failed('no-connector');
    }
    if (exchange.way.state !== 'connected') return failed('connector-away');
    const agent = await this.#agent(actor.userId, call.connector);
    return await this.#marked(request, call, actor.userId, () => exchange.act(actionFor(request, call, agent)));
  }

  async #marked(
    request: ExchangeRequest,
    call: Call,
    userId: Id,
    act: () => Promise<ActionOutcome>,
  ): Promise<ActionOutcome> {
    const marks = marksFor(request, userId);
    if (marks === null) return await act();
    const began = await this.tell(call, marks.before);
    // Somebody was quicker, or the caller has just hung up.
    if (!began) return failed(request.type === 'answer' ? 'call-already-answered' : 'already-transferring');
    try {
      const outcome = await act();
      if (outcome.type === 'failed') await this.tell(call, marks.after);
      return outcome;
    } catch (error) {
      // Left standing, the mark would keep everybody from the call.
      await this.tell(call, marks.after);
      throw error;
    }
  }

  /** Applies a fact of our own making to a call. Returns whether it changed anything. */
  async tell(call: Pick<Call, 'connector' | 'externalId' | 'direction'>, fact: CallFact): Promise<boolean> {
    const connector = await findConnectorByName(this.#db, call.connector);
    if (connector === undefined) return false;
    const { externalId, direction } = call;
    const at = new Date().toISOString();
    const told = { fact, at, externalId, direction, from: '', to: '', queueName: null, agentNames: [] };
    return (await receiveFact(this.#db, connector, told)).type === 'changed';
  }

  async #originate(actor: Actor, organisationId: string, number: string): Promise<ActionOutcome> {
    if (!can(actor, 'call.take', organisationId)) return failed('not-permitted');
    const named = this.#exchanges.serving(organisationId).filter(({ exchange }) => exchange.can.includes('originate'));
    const connected = named.filter(({ exchange }) => exchange.way.state === 'connected');
    if (connected.length === 0) return failed(named.length === 0 ? 'no-connector' : 'connector-away');
    const as = await this.#ownNumber(organisationId);
    let chosen: { exchange: ActingExchange; agent: ExchangeAgent } | undefined;
    for (const { name, exchange } of connected) {
      const agent = await this.#agent(actor.userId, name);
      if (agent.telephone !== null || chosen === undefined) chosen = { exchange, agent };
      if (agent.telephone !== null) break;
    }
    return chosen === undefined
      ? done
      : await chosen.exchange.act({ type: 'originate', agent: chosen.agent, number, as });
  }

  /** The number that those who are rung from here see. */
  async #ownNumber(organisationId: string): Promise<string> {
    const own = await this.#db
      .selectFrom('organisations')
      .select('mainNumber')
      .where('organisationId', '=', organisationId)
      .executeTakeFirst();
    return own?.mainNumber ?? '';
  }

  async #agent(userId: Id, connector: string): Promise<ExchangeAgent> {
    const { rows } = await sql<{ username: string; telephone: string | null }>`
      select account.username, (select telephone from telephones where telephones.user_id = account.user_id
        and connector = ${connector} and telephone <> '' and not deleted order by version desc limit 1) as telephone
      from accounts as account where account.user_id = ${userId}`.execute(this.#db);
    return { userId, username: rows[0]?.username ?? '', telephone: rows[0]?.telephone ?? null };
  }
}
