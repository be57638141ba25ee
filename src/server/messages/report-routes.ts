import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readReport } from '#shared/messages/gateway.ts';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import type { SecretBox } from '../connectors/secrets.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { hashToken } from '../session/tokens.ts';
import { readChannel } from './channels.ts';
import { reportDelivery } from './deliveries.ts';

const bodyLimit = 64 * 1024;

/** Delivery reports of gateways, as JSON, form data or in the address; the token in the path is the only authentication. */
export const reportRoutes: FastifyPluginAsyncZod<{ db: Db; secrets: SecretBox }> = async (app, { db, secrets }) => {
  for (const method of ['POST', 'GET'] as const) {
    app.route({
      method,
      url: '/:token',
      bodyLimit,
      config: { rateLimit: { max: 6_000, timeWindow: '1 minute' } },
      schema: {
        tags: ['messages'],
        summary: 'What became of a text message, in the words and places its gateway is set up with',
        params: z.object({ token: z.string().max(500) }),
        querystring: z.record(z.string(), z.unknown()),
        ...(method === 'POST' ? { body: z.unknown() } : {}),
        response: { 200: z.object({}).strict(), '4xx': apiErrorSchema, '5xx': apiErrorSchema },
      },
      handler: async (request) => {
        const { token } = request.params;
        const kept = await db
          .selectFrom('channelSecrets')
          .select('channelId')
          .where('reportTokenHash', '=', hashToken(token))
          .executeTakeFirst();
        const channel = kept === undefined ? undefined : await readChannel(db, secrets, kept.channelId);
        if (channel?.way !== 'sms') {
          request.log.warn('delivery report with an unknown token');
          throw new ApiFailure(401, { error: 'not-signed-in', message: 'Unknown token.' });
        }
        const told = method === 'POST' ? request.body : request.query;
        const report = readReport(channel.settings, told);
        // States on the way ("accepted", "buffered") are told too: they are nothing to keep.
        if (report === null) return {};
        const isKnown = await reportDelivery(db, channel.settings.id, report.reference, {
          state: report.isDelivered ? 'delivered' : 'failed',
          at: new Date().toISOString(),
          failure: report.isDelivered ? null : 'undelivered',
          detail: report.isDelivered ? '' : report.word,
        });
        // It may be told of before we have kept that it was taken: whoever sends it again is heard then.
        if (!isKnown) throw new ApiFailure(404, { error: 'not-found', message: 'No such message.' });
        return {};
      },
    });
  }
};
