import { z } from 'zod';
import { organisationIdSchema, rowBaseSchema } from '../organisations/schema.ts';

const channelSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(100),
  /** Whose messages go this way; null: those of everybody who has no way of their own. */
  customerOrganisationId: organisationIdSchema.nullable(),
  active: z.boolean(),
});

/** The server that takes our e-mail. Its password is kept by the API alone. */
export const mailServerSchema = channelSchema.extend({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** `tls` from the first byte, `starttls` required before anything is said, `none` for a server of one's own house. */
  security: z.enum(['tls', 'starttls', 'none']),
  /** Empty: the server asks for none. */
  username: z.string().trim().max(200),
  fromAddress: z.email().max(254),
  fromName: z.string().trim().max(100),
});
export type MailServer = z.infer<typeof mailServerSchema>;

/** `Name: value`, as in HTTP; `{secret}` stands for what the API keeps. */
const headerLineSchema = z
  .string()
  .max(1_000)
  .regex(/^[\w!#$%&'*+.^`|~-]+:[^\r\n]*$/);

/** An HTTP service that sends text messages; every one is asked in its own way, so the request is written down here. */
export const smsGatewaySchema = channelSchema.extend({
  url: z.url({ protocol: /^https?$/ }).max(1_000),
  method: z.enum(['POST', 'PUT', 'GET']),
  bodyType: z.enum(['json', 'form', 'none']),
  headers: z.array(headerLineSchema).max(20),
  /** JSON, or pairs as in an address; `{number}`, `{text}`, `{sender}`, `{id}`, `{secret}` are filled in. */
  body: z.string().max(5_000),
  /** Name or number shown as sender. */
  sender: z.string().trim().max(20),
  /** Where in the answer the gateway's own name of the message stands: `id`, `messages.0.id`; empty: it gives none. */
  idPath: z.string().trim().max(200),
  /** The same in its delivery reports: of the message, of its state; and the words that mean each. */
  reportIdPath: z.string().trim().max(200),
  reportStatePath: z.string().trim().max(200),
  deliveredWords: z.array(z.string().trim().min(1).max(100)).max(20),
  failedWords: z.array(z.string().trim().min(1).max(100)).max(20),
});
export type SmsGateway = z.infer<typeof smsGatewaySchema>;

/** Returns the channel a message of an organisation goes by: its own, else the one for everybody, the oldest first. */
export function channelFor<C extends z.infer<typeof channelSchema>>(
  channels: Iterable<C>,
  organisationId: string,
): C | undefined {
  const active = [...channels].filter((channel) => channel.active).sort((one, other) => (one.id < other.id ? -1 : 1));
  return (
    active.find(({ customerOrganisationId }) => customerOrganisationId === organisationId) ??
    active.find(({ customerOrganisationId }) => customerOrganisationId === null)
  );
}

/** What the API says of a channel beside its row; never its secret. */
export const channelStateSchema = z.object({
  id: z.uuid(),
  hasSecret: z.boolean(),
  /** Whether delivery reports have an address that is known to the gateway. */
  hasReportAddress: z.boolean(),
  /** Messages that wait for it. */
  waiting: z.number().int().nonnegative(),
  lastSentAt: z.string().nullable(),
  lastErrorAt: z.string().nullable(),
  lastError: z.string(),
});
export type ChannelState = z.infer<typeof channelStateSchema>;

/** What an administrator asks of the API about channels, beside keeping their rows. The secret goes one way only. */
export const channelSecretSchema = z.object({ secret: z.string().max(1_000) });
export const channelTestSchema = z.object({ address: z.string().trim().min(1).max(254) });

/** How a test went: in the words of the mail server or gateway. */
export const channelTestResultSchema = z.object({ isSent: z.boolean(), words: z.string() });
export type ChannelTestResult = z.infer<typeof channelTestResultSchema>;

/** The path at which the gateway tells of deliveries; shown once, as what it carries is stored hashed. */
export const reportAddressSchema = z.object({ path: z.string() });
