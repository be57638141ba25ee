import { createTransport } from 'nodemailer';
import type { MailServer } from '#shared/messages/channels.ts';
import type { Attempt } from './attempt.ts';

/** Milliseconds. Together far below the lease of a delivery. */
const connectWithin = 10_000;
const silentAtMost = 30_000;

export interface Email {
  /** Our name of it, the same whenever it is tried: a server that has it already can tell. */
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  isUrgent: boolean;
}

/** Returns the name an e-mail bears: the delivery's, in the sender's domain. */
export function messageIdOf(deliveryId: string, fromAddress: string): string {
  return `<${deliveryId}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1)}>`;
}

/** Hands an e-mail to the mail server, in a connection of its own. */
export async function sendEmail(server: MailServer, password: string, email: Email): Promise<Attempt> {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    ...(server.username === '' ? {} : { auth: { user: server.username, pass: password } }),
    connectionTimeout: connectWithin,
    greetingTimeout: connectWithin,
    dnsTimeout: connectWithin,
    socketTimeout: silentAtMost,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { response } = await transport.sendMail({
      from: { name: server.fromName, address: server.fromAddress },
      to: email.to,
      subject: email.subject,
      text: email.text,
      messageId: email.messageId,
      priority: email.isUrgent ? 'high' : 'normal',
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { type: 'sent', reference: email.messageId, words: response };
  } catch (error) {
    return attemptOf(error);
  } finally {
    transport.close();
  }
}

/**
 * What a failure means: 5xx to what is sent or to whom is final (RFC 5321, 4.2.1); 4xx, a lost connection, and that the
 * server will not let us in at all may pass.
 */
function attemptOf(error: unknown): Attempt {
  const words = error instanceof Error ? error.message : String(error);
  const of = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const code = of('code');
  const answer = of('responseCode');
  const isOfServer = code === 'EAUTH' || code === 'ETLS' || code === 'ENOAUTH';
  if (!isOfServer && typeof answer === 'number' && answer >= 500) return { type: 'refused', words };
  return { type: 'failed', words };
}
