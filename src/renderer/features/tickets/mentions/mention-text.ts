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

/** Somebody picked while writing: two colleagues may have one name. */
export interface MentionPick {
  name: string;
  userId: string;
}

function timesNamed(text: string, name: string): number {
  return mentionParts(text, [{ id: name, name }]).filter(({ userId }) => userId !== null).length;
}

/** Returns the picks with one more. `text` is what was written before; picks of a name it no longer has are forgotten. */
export function withPick(picks: readonly MentionPick[], text: string, { id, name }: Named): MentionPick[] {
  const others = picks.filter((pick) => pick.userId !== id && (pick.name !== name || timesNamed(text, name) > 0));
  return [...others, { name, userId: id }];
}

/** Returns the picks with nobody but this one called by their name. */
export function withOnlyPick(picks: readonly MentionPick[], { id, name }: Named): MentionPick[] {
  return [...picks.filter((pick) => pick.name !== name), { name, userId: id }];
}

export interface Mentioned {
  /** Those who are called, each once. */
  userIds: string[];
  /** Names that several have, where it is not known who is meant. */
  unclear: string[];
}

/** Returns whom of the people the text names; of several with one name those who were picked. */
export function mentionedIn(text: string, people: Iterable<Named>, picks: readonly MentionPick[] = []): Mentioned {
  const idsByName = new Map<string, string[]>();
  for (const { id, name } of people) idsByName.set(name, [...(idsByName.get(name) ?? []), id]);
  const parts = mentionParts(
    text,
    [...idsByName.keys()].map((name) => ({ id: name, name })),
  );
  const counts = new Map<string, number>();
  for (const { userId: name } of parts) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);

  const mentioned: Mentioned = { userIds: [], unclear: [] };
  for (const [name, count] of counts) {
    const ids = idsByName.get(name) ?? [];
    const picked = picks.filter((pick) => pick.name === name && ids.includes(pick.userId)).map(({ userId }) => userId);
    if (ids.length === 1) mentioned.userIds.push(...ids);
    // More picked than named: one of them was taken out of the text again, and it does not say which.
    else if (picked.length === 0 || picked.length > count) mentioned.unclear.push(name);
    else mentioned.userIds.push(...picked);
  }
  return mentioned;
}
