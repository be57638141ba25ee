/**
 * Whether the database can keep every text in the value: PostgreSQL has no place for the character NUL, and half a
 * surrogate pair (a cut emoji) is not Unicode. Anything else that JSON can say is storable.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Surrogate}/u.test(value);
  if (Array.isArray(value)) return value.every(isStorable);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).every(([key, part]) => isStorable(key) && isStorable(part));
  }
  return true;
}
