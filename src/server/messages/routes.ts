import type { FastifyPluginAsync } from 'fastify';
import type { Db } from '../database/connect.ts';
import type { Authenticator } from '../session/authenticate.ts';
import { channelRoutes } from './channel-routes.ts';
import { reportRoutes } from './report-routes.ts';

/** What of messages is not rows: their channels, and what gateways report. */
export const messageRoutes: FastifyPluginAsync<{ db: Db; authenticator: Authenticator }> = async (app, options) => {
  await app.register(channelRoutes, { ...options, prefix: '/channels' });
  await app.register(reportRoutes, { db: options.db, prefix: '/reports' });
};
