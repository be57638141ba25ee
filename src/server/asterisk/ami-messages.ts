/**
 * A message of the Asterisk Manager Interface: lines `Name: value`, ended by an empty line. Names are kept in lower case,
 * since Asterisk does not write them alike everywhere (`Uniqueid`, `UniqueID`). Of a name that comes twice the first
 * value counts; only `Variable` and the like do that, and nothing here reads them.
 */
export type AmiMessage = ReadonlyMap<string, string>;

/** Longest message taken, in characters; Asterisk's own are some hundred. */
export const longestMessage = 256 * 1024;

/** What is sent is wrong, or would become another message than the one meant. */
export class AmiFormatError extends Error {
  override readonly name = 'AmiFormatError';
}

/** Cuts the stream of a connection into messages. One reader per connection; the first line is Asterisk's greeting. */
export class AmiReader {
  #rest = '';
  #greeting: string | null = null;

  /** "Asterisk Call Manager/11.0.0", or null until it has come. */
  get greeting(): string | null {
    return this.#greeting;
  }

  /** Takes in what has come and returns the messages it completes. Throws AmiFormatError when a message has no end. */
  read(text: string): AmiMessage[] {
    this.#rest += text;
    if (this.#greeting === null) {
      const end = this.#rest.indexOf('\r\n');
      if (end < 0) return this.#tooLong([]);
      this.#greeting = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
    }
    const messages: AmiMessage[] = [];
    let from = 0;
    for (let end = this.#rest.indexOf('\r\n\r\n'); end >= 0; end = this.#rest.indexOf('\r\n\r\n', from)) {
      const message = parseMessage(this.#rest.slice(from, end));
      if (message.size > 0) messages.push(message);
      from = end + 4;
    }
    this.#rest = this.#rest.slice(from);
    return this.#tooLong(messages);
  }

  #tooLong(messages: AmiMessage[]): AmiMessage[] {
    if (this.#rest.length > longestMessage) throw new AmiFormatError('A message without an end.');
    return messages;
  }
}

function parseMessage(text: string): AmiMessage {
  const message = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!message.has(name)) message.set(name, line.slice(colon + 1).trim());
  }
  return message;
}

/** Fields of an action; those that are null are left out. */
export type AmiFields = Readonly<Record<string, string | null>>;

/** Returns an action as it is sent. A value with a line break is refused: it would begin another line, or action. */
export function formatAction(action: string, actionId: string, fields: AmiFields): string {
  const lines = Object.entries({ Action: action, ActionID: actionId, ...fields }).flatMap(([name, value]) => {
    if (value === null) return [];
    if (/[\r\n\0]/.test(value)) throw new AmiFormatError(`${name} holds a line break.`);
    return [`${name}: ${value}\r\n`];
  });
  return `${lines.join('')}\r\n`;
}
