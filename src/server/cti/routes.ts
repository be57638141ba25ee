import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type CtiEvent, type CtiReply, ctiEventSchema } from '#shared/calls/cti.ts';
import { isStorable } from '#shared/commands/storable-text.ts';
import { receiveFact } from '../connectors/receive-fact.ts';
import { findConnector, writeConnectorLog } from '../connectors/repository.ts';
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

  app.post(
    '/:token',
    {
      bodyLimit,
      config: { rateLimit: { max: 6_000, timeWindow: '1 minute' } },
      schema: {
        tags: ['telephony'],
        summary: 'Call events of a switchboard: newCall, answer, hangup (JSON or form data)',
        params: z.object({ token: z.string().max(500) }),
        body: z.unknown().describe('ctiEventSchema; `user[]` and `call_id` are understood too'),
        response: { 200: replySchema, '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async (request, reply): Promise<CtiReply | { error: string }> => {
      const connector = await findConnector(db, request.params.token);
      if (connector === undefined) {
        request.log.warn('call event with an unknown token');
        reply.status(401);
        return { error: 'Unknown token.' };
      }
      const body = withOwnNames(request.body);
      const event = ctiEventSchema.safeParse(body);
      if (!event.success || !isStorable(event.data)) {
        const reason = event.success ? 'body: holds characters that cannot be stored' : problemIn(event.error);
        await writeConnectorLog(db, {
          connector: connector.name,
          event: textField(body, 'event') ?? '',
          externalId: textField(body, 'callId'),
          result: 'refused',
          reason,
        });
        reply.status(422);
        return { error: reason };
      }
      const result = await receiveFact(db, connector, toldByCtiEvent(event.data, new Date().toISOString()));
      if (result.type === 'ignored')
        request.log.info({ event: event.data.event, reason: result.reason }, 'event ignored');
      return {};
    },
  );
};
