import { formatPhoneNumber } from '../directory/phone-number.ts';
import type { Message } from './schema.ts';

/** Who writes, in words. */
export interface MessageSender {
  name: string;
  /** The organisation it is written for. */
  organisation: string;
}

type Written = Pick<Message, 'subject' | 'body' | 'priority' | 'callerName' | 'callerNumber'>;

/** Returns who called, when the body does not say it already: "Åsa Öberg 046-73 97 97". */
function callerLine({ body, callerName, callerNumber }: Written): string {
  const number = callerNumber === '' ? '' : formatPhoneNumber(callerNumber);
  const missing = [callerName, number].filter((part) => part !== '' && !body.includes(part));
  return missing.length === 0 ? '' : [callerName, number].filter((part) => part !== '').join(' ');
}

/** Returns the subject and the text of a message as an e-mail. */
export function emailText(message: Written, sender: MessageSender): { subject: string; text: string } {
  const caller = callerLine(message);
  const subject = message.subject === '' ? (message.body.split('\n')[0] ?? '').slice(0, 80) : message.subject;
  const parts = [
    message.body,
    ...(caller === '' ? [] : [`Ringde: ${caller}`]),
    `${sender.name}\n${sender.organisation}`,
  ];
  return {
    subject: message.priority === 'urgent' ? `Brådskande: ${subject}` : subject,
    text: `${parts.join('\n\n')}\n`,
  };
}

/** Returns the text of a message as a text message: short, the number to call in it, signed. */
export function smsText(message: Written, sender: MessageSender): string {
  const caller = callerLine(message);
  const parts = [
    message.priority === 'urgent' ? 'Brådskande:' : '',
    message.body,
    caller === '' ? '' : `(${caller})`,
    `/${sender.name}, ${sender.organisation}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

// The basic alphabet of text messages and its extension, whose letters take two places (3GPP TS 23.038).
const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;
const twoPlaces = /[\^{}\\[~\]|€]/g;

/** Returns how many text messages a text is sent as: 160 places in the basic alphabet, 70 in any other; less when joined. */
export function smsParts(text: string): number {
  if (text === '') return 0;
  const isBasic = basic.test(text);
  const length = isBasic ? text.length + (text.match(twoPlaces)?.length ?? 0) : text.length;
  const [one, joined] = isBasic ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / joined);
}
