/** Identifiers and instants say nothing to the person who wrote. */
const noWords = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/i;

/**
 * Returns the words a person wrote in a command, one text a line, whatever the command: every text among its arguments that
 * holds a space or is longer than a code. Nothing when it carried no words.
 */
export function writtenWords(args: unknown): string {
  return texts(args)
    .filter((text) => !noWords.test(text) && (/\s/.test(text) || text.length > 24))
    .join('\n');
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts);
  return [];
}
