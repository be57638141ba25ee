const isStorableText = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

interface Place {
  value: unknown;
  key: string;
  within: Place | null;
}

function pathTo(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at.within !== null; at = at.within) path.push(at.key);
  return path.reverse();
}

/**
 * Returns where in a value the first text lies that the database cannot keep, as the names of the keys that lead there; null
 * when there is none. PostgreSQL has no place for the character NUL, and half a surrogate pair (a cut emoji) is not Unicode;
 * anything else that JSON can say is storable. However deep the value is: it comes from outside.
 */
export function unstorablePath(value: unknown): readonly string[] | null {
  const waiting: Place[] = [{ value, key: '', within: null }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const within = place;
    if (typeof within.value === 'string' && !isStorableText(within.value)) return pathTo(within);
    if (typeof within.value !== 'object' || within.value === null) continue;
    const parts = Object.entries(within.value);
    // A name that cannot be kept cannot be told either: it is told by what it is in.
    if (parts.some(([key]) => !isStorableText(key))) return pathTo(within);
    for (const [key, part] of parts.reverse()) waiting.push({ value: part, key, within });
  }
  return null;
}

/** Whether the database can keep every text in the value. */
export function isStorable(value: unknown): boolean {
  return unstorablePath(value) === null;
}

/** Returns the text as the database can keep it: a sign stands for each character it cannot. For words about what came from outside. */
export function storableText(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '\ufffd');
}
