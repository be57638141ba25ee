import type { SmsGateway } from '#shared/messages/channels.ts';
import { gatewayRequest, textAt } from '#shared/messages/gateway.ts';
import type { Attempt } from './attempt.ts';

const answerWithin = 20_000;
/** What is read of an answer: a name and a few words. */
const answerMost = 64 * 1024;

/** Statuses that say nothing against the message itself: later it may be taken. */
const passing: ReadonlySet<number> = new Set([401, 403, 404, 407, 408, 425, 429]);

export interface TextMessage {
  /** Our name of it, the same whenever it is tried. */
  id: string;
  number: string;
  text: string;
}

/** Hands a text message to the gateway. */
export async function sendSms(gateway: SmsGateway, secret: string, message: TextMessage): Promise<Attempt> {
  const { url, method, headers, body } = gatewayRequest(gateway, { ...message, sender: gateway.sender, secret });
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithin),
    });
    const text = (await answer.text()).slice(0, answerMost);
    if (answer.ok)
      return { type: 'sent', reference: referenceIn(text, gateway.idPath), words: `HTTP ${answer.status}` };
    const words = `HTTP ${answer.status} ${withoutSecret(text, secret).slice(0, 200)}`.trim();
    const isFinal = answer.status < 500 && !passing.has(answer.status);
    return { type: isFinal ? 'refused' : 'failed', words };
  } catch (error) {
    return { type: 'failed', words: withoutSecret(wordsOf(error), secret) };
  }
}

/** fetch says only that it failed; why stands in the cause. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

/** Returns the text without the secret, however it was written into the request: some gateways say back what they were sent. */
export function withoutSecret(text: string, secret: string): string {
  if (secret === '') return text;
  const written = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  // The longest first: what is left of it after a shorter one would be part of the secret.
  return written
    .sort((one, other) => other.length - one.length)
    .reduce((rest, form) => rest.replaceAll(form, '…'), text);
}

function referenceIn(text: string, path: string): string | null {
  try {
    return textAt(JSON.parse(text), path);
  } catch {
    // Not JSON: pairs, as forms are.
    return textAt(Object.fromEntries(new URLSearchParams(text)), path);
  }
}
