import type { FastifyBaseLogger } from 'fastify';
import { emailText, type MessageSender as Signature, smsText } from '#shared/messages/message-text.ts';
import type { Message, Recipient } from '#shared/messages/schema.ts';
import type { SecretBox } from '../connectors/secrets.ts';
import type { Db } from '../database/connect.ts';
import { isUnstorable } from '../database/errors.ts';
import { parseRow } from '../rows/repository.ts';
import { type Attempt, givenUpAfterMilliseconds, waitAfter } from './attempt.ts';
import { type Channel, findChannel, keepOfChannel, sealedElsewhere } from './channels.ts';
import { type Delivery, type Settlement, settleDelivery, takeDeliveries, takenAtOnce } from './deliveries.ts';
import { messageIdOf, sendEmail } from './send-email.ts';
import { sendSms } from './send-sms.ts';

const roundMilliseconds = 1_000;

/** Sends what waits in the queue of messages, in every process: each takes what no other has. */
export class MessageSender {
  readonly #db: Db;
  readonly #secrets: SecretBox;
  readonly #log: FastifyBaseLogger;
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | null = null;
  #isStopping = false;

  constructor(db: Db, secrets: SecretBox, log: FastifyBaseLogger) {
    this.#db = db;
    this.#secrets = secrets;
    this.#log = log;
    this.#timer = setInterval(() => {
      this.#round ??= this.#run()
        .catch((error: unknown) => this.#log.error({ err: error }, 'the queue of messages could not be worked'))
        .finally(() => {
          this.#round = null;
        });
    }, roundMilliseconds);
    this.#timer.unref();
  }

  /** Takes nothing more and waits for what is being sent. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#isStopping = true;
    await this.#round;
  }

  async #run(): Promise<void> {
    for (;;) {
      const taken = this.#isStopping ? [] : await takeDeliveries(this.#db);
      await Promise.all(taken.map((delivery) => this.#deliver(delivery)));
      if (taken.length < takenAtOnce) return;
    }
  }

  /** One that fails in us is left to its lease, and holds up no other. */
  async #deliver(delivery: Delivery): Promise<void> {
    try {
      // Taken again and again without an end that could be kept: the recipient is not to get it for ever. One that a channel
      // refused has its words, and is tried once more also after a day.
      const isEndless = delivery.attempts > 1 && delivery.lastError === '' && isOverdue(delivery);
      const { tried, ...settlement } = isEndless ? givenUpNow() : await this.#attempt(delivery);
      await this.#settle(delivery, settlement);
      if (tried !== null) await this.#remember(tried.channel, tried.attempt);
    } catch (error) {
      this.#log.error({ err: error, deliveryId: delivery.id }, 'a message could not be sent for a fault of ours');
    }
  }

  /** What came of it is kept without its words where these cannot be stored, so that it is not sent again for them. */
  async #settle(delivery: Delivery, settlement: Settlement): Promise<void> {
    try {
      await settleDelivery(this.#db, delivery, settlement);
    } catch (error) {
      if (!isUnstorable(error)) throw error;
      this.#log.error({ err: error, deliveryId: delivery.id }, 'what was said of a message could not be stored');
      await settleDelivery(this.#db, delivery, withoutWords(settlement));
    }
  }

  async #attempt(delivery: Delivery): Promise<Outcome> {
    const found = await readMessage(this.#db, delivery);
    const at = new Date().toISOString();
    if (found === undefined) {
      return { delivery: { state: 'failed', lastError: 'the message is gone' }, report: null, tried: null };
    }
    const channel = await findChannel(this.#db, this.#secrets, delivery.way, delivery.organisationId);
    if (channel === undefined) {
      const report = { state: 'failed', at, failure: 'no-channel', detail: '' } as const;
      return { delivery: { state: 'failed', lastError: 'no channel' }, report, tried: null };
    }
    const attempt = await send(channel, delivery, found);
    const tried = { channel, attempt };
    const channelId = channel.settings.id;
    const report = { at: new Date().toISOString(), detail: attempt.words.slice(0, 500) };
    switch (attempt.type) {
      case 'sent':
        return {
          delivery: { state: 'sent', channelId, reference: attempt.reference, lastError: '' },
          report: { ...report, state: 'sent', failure: null, detail: '' },
          tried,
        };
      case 'refused':
        return {
          delivery: { state: 'failed', channelId, lastError: attempt.words },
          report: { ...report, state: 'failed', failure: 'refused' },
          tried,
        };
      case 'failed': {
        if (isOverdue(delivery)) {
          return {
            delivery: { state: 'failed', channelId, lastError: attempt.words },
            report: { ...report, state: 'failed', failure: 'given-up' },
            tried,
          };
        }
        const nextAt = new Date(Date.now() + waitAfter(delivery.attempts) * 1_000).toISOString();
        return { delivery: { state: 'queued', channelId, nextAt, lastError: attempt.words }, report: null, tried };
      }
    }
  }

  async #remember(channel: Channel, attempt: Attempt): Promise<void> {
    const at = new Date().toISOString();
    const { id } = channel.settings;
    if (attempt.type === 'sent') return await keepOfChannel(this.#db, id, { lastSentAt: at });
    this.#log.warn({ channelId: id, type: attempt.type }, 'a message was not taken');
    await keepOfChannel(this.#db, id, { lastErrorAt: at, lastError: attempt.words.slice(0, 500) });
  }
}

/** What became of an attempt, and what it says of the channel; null: none was asked. */
interface Outcome extends Settlement {
  tried: { channel: Channel; attempt: Attempt } | null;
}

function isOverdue({ queuedAt }: Delivery): boolean {
  return Date.now() - Date.parse(queuedAt) >= givenUpAfterMilliseconds;
}

function givenUpNow(): Outcome {
  const at = new Date().toISOString();
  const report = { state: 'failed', at, failure: 'given-up', detail: '' } as const;
  return { delivery: { state: 'failed', lastError: 'what came of it could not be kept' }, report, tried: null };
}

function withoutWords({ delivery, report }: Settlement): Settlement {
  return {
    delivery: { ...delivery, lastError: '', ...(delivery.reference !== undefined && { reference: null }) },
    report: report === null ? null : { ...report, detail: '' },
  };
}

interface Found {
  message: Message;
  recipient: Recipient;
  signature: Signature;
}

async function readMessage(db: Db, { messageId, id }: Delivery): Promise<Found | undefined> {
  const stored = await db
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', messageId)
    .where('deleted', '=', false)
    .executeTakeFirst();
  if (stored === undefined) return undefined;
  const message = parseRow('messages', stored);
  const recipient = message.recipients.find((each) => each.id === id);
  if (recipient === undefined) return undefined;
  const sender = await db.selectFrom('users').select('name').where('id', '=', message.fromUserId).executeTakeFirst();
  const organisation = await db
    .selectFrom('organisations')
    .select('name')
    .where('organisationId', '=', message.organisationId)
    .executeTakeFirst();
  const signature = { name: sender?.name ?? '', organisation: organisation?.name ?? '' };
  return { message, recipient, signature };
}

async function send(channel: Channel, delivery: Delivery, { message, recipient, signature }: Found): Promise<Attempt> {
  const { name, address } = recipient;
  if (channel.secret === null) return { type: 'failed', words: sealedElsewhere };
  if (channel.way === 'sms') {
    const text = smsText(message, signature);
    return await sendSms(channel.settings, channel.secret, { id: delivery.id, number: address, text });
  }
  return await sendEmail(channel.settings, channel.secret, {
    ...emailText(message, signature),
    messageId: messageIdOf(delivery.id, channel.settings.fromAddress),
    to: { name, address },
    isUrgent: message.priority === 'urgent',
  });
}
