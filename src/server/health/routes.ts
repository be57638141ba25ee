import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';

const okSchema = z.object({ status: z.literal('ok') });

/** For whoever watches the process: /health says it runs, /ready that it can serve (the database answers). */
export const healthRoutes: FastifyPluginAsyncZod<{ db: Db }> = async (app, { db }) => {
  // Asked every few seconds by whoever watches: only failures are worth a line.
  const logLevel = app.log.level === 'silent' ? 'silent' : 'warn';
  app.get(
    '/health',
    { logLevel, schema: { tags: ['operation'], summary: 'The process runs', response: { 200: okSchema } } },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/ready',
    {
      logLevel,
      schema: {
        tags: ['operation'],
        summary: 'The database answers',
        response: { 200: okSchema, 503: apiErrorSchema },
      },
    },
    async (request) => {
      try {
        await sql`select 1`.execute(db);
      } catch (error) {
        request.log.error({ err: error }, 'the database does not answer');
        throw new ApiFailure(503, { error: 'unavailable', message: 'The database does not answer.' });
      }
      return { status: 'ok' as const };
    },
  );
};
