import { assertNever } from '../assert-never.ts';
import type { SmsGateway } from './channels.ts';

/** What the places in a gateway's request stand for. */
export interface GatewayValues {
  number: string;
  text: string;
  sender: string;
  /** Our own name of the delivery, the same when it is tried again. */
  id: string;
  secret: string;
}

export interface GatewayRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

const place = /\{(number|text|sender|id|secret)\}/g;

function filled(template: string, values: GatewayValues, written: (value: string) => string): string {
  return template.replace(place, (_whole, name: keyof GatewayValues) => written(values[name]));
}

/** As the inside of a JSON string. */
const inJson = (value: string) => JSON.stringify(value).slice(1, -1);

/** A header is one line: what would begin another is left out. */
const inHeader = (value: string) => value.replace(/[\r\n]/g, '');

/** Returns the request that hands a text message to the gateway; each value written as its place demands. */
export function gatewayRequest(gateway: SmsGateway, values: GatewayValues): GatewayRequest {
  const headers = Object.fromEntries(
    gateway.headers.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), filled(line.slice(colon + 1).trim(), values, inHeader)];
    }),
  );
  const type = contentType(gateway.bodyType);
  if (type !== null && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) {
    headers['content-type'] = type;
  }
  return {
    url: filled(gateway.url, values, encodeURIComponent),
    method: gateway.method,
    headers,
    body: bodyOf(gateway, values),
  };
}

function contentType(bodyType: SmsGateway['bodyType']): string | null {
  switch (bodyType) {
    case 'json':
      return 'application/json';
    case 'form':
      return 'application/x-www-form-urlencoded';
    case 'none':
      return null;
    default:
      return assertNever(bodyType);
  }
}

function bodyOf({ bodyType, method, body }: SmsGateway, values: GatewayValues): string | null {
  if (bodyType === 'none' || method === 'GET') return null;
  return filled(body, values, bodyType === 'json' ? inJson : encodeURIComponent);
}

/** Returns the text at a path ("messages.0.id") in parsed JSON or form data; null when there is none. */
export function textAt(value: unknown, path: string): string | null {
  if (path === '') return null;
  const found = path
    .split('.')
    .reduce<unknown>(
      (within, key) => (typeof within === 'object' && within !== null ? Reflect.get(within, key) : undefined),
      value,
    );
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null;
}

/** What a delivery report says of which message; null when it says nothing we know of. */
export function readReport(
  { reportIdPath, reportStatePath, deliveredWords, failedWords }: SmsGateway,
  report: unknown,
): { reference: string; isDelivered: boolean; word: string } | null {
  const reference = textAt(report, reportIdPath);
  const word = textAt(report, reportStatePath);
  if (reference === null || word === null) return null;
  const isAmong = (words: readonly string[]) => words.some((each) => each.toLowerCase() === word.toLowerCase());
  if (isAmong(deliveredWords)) return { reference, isDelivered: true, word };
  return isAmong(failedWords) ? { reference, isDelivered: false, word } : null;
}
