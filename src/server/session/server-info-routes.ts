import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type ServerInfo, serverInfoSchema } from '#shared/session/protocol.ts';

/** GET /api/v1/server: what a client must know before it signs in. */
export const serverInfoRoutes: FastifyPluginAsyncZod<{ info: ServerInfo }> = async (app, { info }) => {
  app.get(
    '/',
    { schema: { tags: ['session'], summary: 'What a client must know first', response: { 200: serverInfoSchema } } },
    async () => info,
  );
};
