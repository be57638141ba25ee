/** A name being written after an @: where the @ stands, and what follows it up to the caret. */
export interface MentionBeingWritten {
  start: number;
  wanted: string;
}

/** At most first name and two more words: then it is a sentence, not a name. */
const beingWritten = /(?:^|[\s(])@((?:[\p{L}\p{M}'’-]+ ?){0,3})$/u;

/** Returns the name being written at the caret; null when there is none. An e-mail address is not one. */
export function mentionAt(text: string, caret: number): MentionBeingWritten | null {
  const found = beingWritten.exec(text.slice(0, caret));
  const wanted = found?.[1];
  return wanted === undefined ? null : { start: caret - wanted.length - 1, wanted };
}

/** Returns the text with a name put where it is being written, and where the caret goes. */
export function withMention(
  text: string,
  { start, wanted }: MentionBeingWritten,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(start + 1 + wanted.length);
  const put = `@${name}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, start) + put + rest, caret: start + name.length + 2 };
}

/** A part of a text: words, or the name of a colleague who is called. */
export interface TextPart {
  text: string;
  userId: string | null;
}

interface Named {
  id: string;
  name: string;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** Returns the text cut where it names one of these people with an @; the longest name counts. */
export function mentionParts(text: string, people: Iterable<Named>): TextPart[] {
  const longestFirst = [...people].sort((one, other) => other.name.length - one.name.length);
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isWordCharacter(text[at - 1])) continue;
    const named = longestFirst.find(
      ({ name }) => text.startsWith(name, at + 1) && !isWordCharacter(text[at + 1 + name.length]),
    );
    if (named === undefined) continue;
    if (at > from) parts.push({ text: text.slice(from, at), userId: null });
    from = at + 1 + named.name.length;
    parts.push({ text: text.slice(at, from), userId: named.id });
  }
  if (from < text.length) parts.push({ text: text.slice(from), userId: null });
  return parts;
}

/** Returns those of the people whom the text names, each once. */
export function mentionedIn(text: string, people: Iterable<Named>): string[] {
  return [...new Set(mentionParts(text, people).flatMap(({ userId }) => (userId === null ? [] : [userId])))];
}
