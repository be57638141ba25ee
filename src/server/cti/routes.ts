import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { type CtiEvent, type CtiReply, ctiEventSchema } from '#shared/calls/cti.ts';
import { isStorable } from '#shared/commands/storable-text.ts';
import { isBlockedCaller } from '../connectors/blocked-caller.ts';
import { receiveFact } from '../connectors/receive-fact.ts';
import { findCallerId, findConnector, writeConnectorLog } from '../connectors/repository.ts';
import type { Db } from '../database/connect.ts';
import { isUnreachable } from '../database/errors.ts';
import { toldByCtiEvent } from './told-fact.ts';

/** An event has a dozen short fields. */
const bodyLimit = 64 * 1024;

const replySchema = z.union([
  z.object({ action: z.literal('reject'), reason: z.literal('busy') }),
  z.object({ action: z.literal('dial'), caller_id: z.string(), number: z.string() }),
  z.object({}).strict(),
]);
/** The format's own shape of an error: words in `error`. */
const errorSchema = z.object({ error: z.string() });

/** Names as senders write them: form data has `user[]`, some send `call_id`. */
const aliases: Record<string, string> = { 'user[]': 'user', call_id: 'callId' };

function withOwnNames(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [aliases[name] ?? name, value]));
}

/** Returns the first problem in words that name the field, never its value. */
function problemIn(error: z.ZodError<CtiEvent>): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`;
}

function textField(body: unknown, name: string): string | null {
  const found = z.looseObject({ [name]: z.string().max(200).refine(isStorable) }).safeParse(body);
  return found.success ? String(found.data[name]) : null;
}

/** The answer that makes sipgate tell of the answer and the end of this call at the same address (sipgate.io push API). */
function askForMore(address: string): string {
  const value = address.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Response onAnswer="${value}" onHangup="${value}"/>\n`;
}

/** The answer that has sipgate turn the call away as if it were busy. */
const turnAway = '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Reject reason="busy"/></Response>\n';

/** What became of an event: taken in (`callerId`: of a call out, the number it is to show), not understood, or from a caller whose calls are not taken. */
type Taken =
  | { type: 'taken'; callerId: string | null; number: string }
  | { type: 'blocked' }
  | { type: 'refused'; statusCode: 401 | 422; words: string };

/** Generic CTI push of switchboards; the token in the address is the only authentication. */
export const ctiRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  app.setErrorHandler((error: unknown, request, reply) => {
    const given = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    const statusCode = isUnreachable(error) ? 503 : given;
    if (statusCode >= 500) request.log.error({ err: error }, 'call event failed');
    const words =
      statusCode >= 500
        ? 'The event was not taken; send it again.'
        : error instanceof Error
          ? error.message
          : 'invalid';
    return reply.status(statusCode).send({ error: words });
  });

  /** Takes one event in; returns why not, with the status that says so. */
  async function take(request: FastifyRequest, token: string): Promise<Taken> {
    const connector = await findConnector(db, token);
    if (connector === undefined) {
      request.log.warn('call event with an unknown token');
      return { type: 'refused', statusCode: 401, words: 'Unknown token.' };
    }
    const body = withOwnNames(request.body);
    const event = ctiEventSchema.safeParse(body);
    if (!event.success || !isStorable(event.data)) {
      const words = event.success ? 'body: holds characters that cannot be stored' : problemIn(event.error);
      await writeConnectorLog(db, {
        connector: connector.name,
        event: textField(body, 'event') ?? '',
        externalId: textField(body, 'callId'),
        result: 'refused',
        reason: words,
      });
      return { type: 'refused', statusCode: 422, words };
    }
    const told = toldByCtiEvent(event.data, new Date().toISOString());
    if (await isBlockedCaller(db, connector, told)) return { type: 'blocked' };
    const result = await receiveFact(db, connector, told);
    if (result.type === 'ignored')
      request.log.info({ event: event.data.event, reason: result.reason }, 'event ignored');
    const isOut = told.fact.type === 'arrived' && told.direction === 'out';
    return { type: 'taken', callerId: isOut ? await findCallerId(db, connector, told) : null, number: told.to };
  }

  const config = { rateLimit: { max: 6_000, timeWindow: '1 minute' } };
  const params = z.object({ token: z.string().max(500) });
  const body = z.unknown().describe('ctiEventSchema; `user[]` and `call_id` are understood too');

  app.post(
    '/:token',
    {
      bodyLimit,
      config,
      schema: {
        tags: ['telephony'],
        summary: 'Call events of a switchboard: newCall, answer, hangup (JSON or form data)',
        params,
        body,
        response: { 200: replySchema, '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async (request, reply): Promise<CtiReply | { error: string }> => {
      const taken = await take(request, request.params.token);
      switch (taken.type) {
        case 'taken':
          return taken.callerId === null ? {} : { action: 'dial', caller_id: taken.callerId, number: taken.number };
        case 'blocked':
          return { action: 'reject', reason: 'busy' };
        case 'refused':
          reply.status(taken.statusCode);
          return { error: taken.words };
        default:
          return assertNever(taken);
      }
    },
  );

  app.post(
    '/:token/sipgate',
    {
      bodyLimit,
      config,
      schema: {
        tags: ['telephony'],
        summary: 'The same events as sipgate.io pushes them; the answer asks for those that follow',
        params,
        body,
        response: { 200: z.string(), '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async (request, reply): Promise<string | { error: string }> => {
      // Keys that a caller presses are not asked for; told all the same, they say nothing of the call.
      const isKey = textField(request.body, 'event') === 'dtmf';
      const taken: Taken = isKey
        ? { type: 'taken', callerId: null, number: '' }
        : await take(request, request.params.token);
      if (taken.type === 'refused') {
        reply.status(taken.statusCode);
        return { error: taken.words };
      }
      reply.type('application/xml');
      if (taken.type === 'blocked') return turnAway;
      return askForMore(`${request.protocol}://${request.host}${request.url}`);
    },
  );
};
