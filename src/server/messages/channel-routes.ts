import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Id, idSchema, newId } from '#shared/identity/ids.ts';
import {
  type ChannelState,
  channelSecretSchema,
  channelStateSchema,
  channelTestResultSchema,
  channelTestSchema,
  reportAddressSchema,
} from '#shared/messages/channels.ts';
import { usableAddress } from '#shared/messages/recipients.ts';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import { can, organisationsWith } from '#shared/users/permissions.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { hashToken, newToken } from '../session/tokens.ts';
import type { Attempt } from './attempt.ts';
import { type Channel, keepOfChannel, readChannel, sealedElsewhere } from './channels.ts';
import type { MessageRouteOptions } from './route-options.ts';
import { messageIdOf, sendEmail } from './send-email.ts';
import { sendSms } from './send-sms.ts';

const notFound = new ApiFailure(404, { error: 'not-found', message: 'There is no such channel, or not for you.' });
const testWords = 'Provmeddelande från Växelbord. Kanalen fungerar.';

/** What administrators do with mail servers and gateways beside keeping their rows: secrets, tests, how they stand. */
export const channelRoutes: FastifyPluginAsyncZod<MessageRouteOptions> = async (
  app,
  { db, authenticator, secrets },
) => {
  app.addHook('onRequest', authenticator.require);
  const common = { tags: ['messages'], security: [{ accessToken: [] }] };
  const errors = { '4xx': apiErrorSchema, '5xx': apiErrorSchema };
  const params = z.object({ id: idSchema });

  /** The channel, when whoever asks keeps its organisation's settings. */
  async function ownChannel(request: FastifyRequest, id: Id): Promise<Channel> {
    const channel = await readChannel(db, secrets, id);
    const { actor } = authenticator.of(request);
    if (channel === undefined || !can(actor, 'administration.write', channel.settings.organisationId)) throw notFound;
    return channel;
  }

  async function audit(request: FastifyRequest, action: string, channelId: Id): Promise<void> {
    const { actor, sessionId } = authenticator.of(request);
    await writeAudit(db, { userId: actor.userId, sessionId, action, subject: { channelId } });
  }

  app.get(
    '/',
    {
      schema: {
        ...common,
        summary: 'How the channels stand',
        response: { 200: z.array(channelStateSchema), ...errors },
      },
    },
    async (request) => {
      const organisationIds = organisationsWith(authenticator.of(request).actor, 'administration.write');
      return await readStates(db, organisationIds);
    },
  );

  app.post(
    '/:id/secret',
    {
      schema: {
        ...common,
        summary: 'Keeps a password or key; it is never told again. Empty: none',
        params,
        body: channelSecretSchema,
        response: { 200: z.object({}).strict(), ...errors },
      },
    },
    async (request) => {
      const { settings } = await ownChannel(request, request.params.id);
      await keepOfChannel(db, settings.id, { secret: secrets.seal(request.body.secret) });
      await audit(request, 'channel.secret', settings.id);
      return {};
    },
  );

  app.post(
    '/:id/report-address',
    {
      schema: {
        ...common,
        summary: 'Makes a new path for delivery reports; the one before ends',
        params,
        response: { 200: reportAddressSchema, ...errors },
      },
    },
    async (request) => {
      const { settings } = await ownChannel(request, request.params.id);
      const token = newToken();
      await keepOfChannel(db, settings.id, { reportTokenHash: hashToken(token) });
      await audit(request, 'channel.reportAddress', settings.id);
      return { path: `/api/v1/messages/reports/${token}` };
    },
  );

  app.post(
    '/:id/test',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        ...common,
        summary: 'Sends a test message now',
        params,
        body: channelTestSchema,
        response: { 200: channelTestResultSchema, ...errors },
      },
    },
    async (request) => {
      const channel = await ownChannel(request, request.params.id);
      const address = usableAddress(channel.way, request.body.address);
      if (address === null) throw new ApiFailure(422, { error: 'invalid-request', message: 'No usable address.' });
      await audit(request, 'channel.test', channel.settings.id);
      const attempt = await sendTest(channel, address);
      return { isSent: attempt.type === 'sent', words: attempt.words.slice(0, 500) };
    },
  );
};

async function sendTest(channel: Channel, address: string): Promise<Attempt> {
  const id = newId();
  if (channel.secret === null) return { type: 'failed', words: sealedElsewhere };
  if (channel.way === 'sms') {
    return await sendSms(channel.settings, channel.secret, { id, number: address, text: testWords });
  }
  return await sendEmail(channel.settings, channel.secret, {
    messageId: messageIdOf(id, channel.settings.fromAddress),
    to: { name: '', address },
    subject: 'Provmeddelande från Växelbord',
    text: `${testWords}\n`,
    isUrgent: false,
  });
}

async function readStates(db: Db, organisationIds: readonly string[]): Promise<ChannelState[]> {
  const { rows } = await sql<ChannelState>`
    select channel.id, coalesce(kept.secret <> '', false) as has_secret,
      kept.report_token_hash is not null as has_report_address,
      (select count(*)::int from message_deliveries as delivery
        where delivery.channel_id = channel.id and delivery.state in ('queued', 'sending')) as waiting,
      kept.last_sent_at, kept.last_error_at, coalesce(kept.last_error, '') as last_error
    from (select id, organisation_id, deleted from mail_servers
      union all select id, organisation_id, deleted from sms_gateways) as channel
    left join channel_secrets as kept on kept.channel_id = channel.id
    where not channel.deleted and channel.organisation_id = any(${[...organisationIds]}::text[])
    order by channel.id
  `.execute(db);
  return rows;
}
