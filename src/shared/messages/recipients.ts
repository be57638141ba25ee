import { z } from 'zod';
import { parsePhoneNumber } from '../directory/phone-number.ts';
import type { Instant } from '../time/instant.ts';
import type { DeliveryFailure, DeliveryState, Message, MessageWay, Recipient } from './schema.ts';

const emailSchema = z.email().max(254);

/** Returns an address as it is sent to (an e-mail address, a number as E.164), or null when it is none of its way. */
export function usableAddress(way: MessageWay, text: string): string | null {
  const written = text.trim();
  switch (way) {
    case 'app':
      return written === '' ? '' : null;
    case 'email':
      return emailSchema.safeParse(written).data ?? null;
    case 'sms':
      return parsePhoneNumber(written);
  }
}

/** How far each state is from the beginning: reports come late and in any order, and nothing goes back. */
const rank: Record<DeliveryState, number> = { waiting: 0, queued: 1, sent: 2, failed: 3, delivered: 4, read: 5 };

/** Whether a report that comes now tells more than is known: a message that arrived has arrived, whatever is said after. */
export function isFurther(from: DeliveryState, to: DeliveryState): boolean {
  return rank[to] > rank[from];
}

export interface DeliveryReport {
  state: DeliveryState;
  at: Instant;
  failure: DeliveryFailure | null;
  detail: string;
}

/** Returns the message with one recipient's state as reported; the same message when that tells nothing new. */
export function withReport(message: Message, recipientId: string, report: DeliveryReport): Message {
  const recipient = message.recipients.find(({ id }) => id === recipientId);
  if (recipient === undefined || !isFurther(recipient.state, report.state)) return message;
  const { state, at, failure, detail } = report;
  const changed: Recipient = { ...recipient, state, stateAt: at, failure, detail: detail.slice(0, 500) };
  return { ...message, recipients: message.recipients.map((each) => (each === recipient ? changed : each)) };
}
