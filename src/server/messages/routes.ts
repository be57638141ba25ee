import type { FastifyPluginAsync } from 'fastify';
import { channelRoutes } from './channel-routes.ts';
import { reportRoutes } from './report-routes.ts';
import type { MessageRouteOptions } from './route-options.ts';

/** What of messages is not rows: their channels, and what gateways report. */
export const messageRoutes: FastifyPluginAsync<MessageRouteOptions> = async (app, options) => {
  await app.register(channelRoutes, { ...options, prefix: '/channels' });
  await app.register(reportRoutes, { db: options.db, secrets: options.secrets, prefix: '/reports' });
};
