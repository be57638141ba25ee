/** What a template can speak of, by the name it is written with in braces. */
export type TemplateValues = Readonly<Record<string, string>>;

/** A template with its places filled; `missing` names those there was nothing for, which stay as they are written. */
export interface FilledTemplate {
  text: string;
  missing: readonly string[];
}

const place = /\{([\p{L}][\p{L}\p{N}_-]*)\}/gu;

/** Returns the body with `{name}` replaced by its value. A name that is unknown or empty stays, so that nobody sends a gap unseen. */
export function fillTemplate(body: string, values: TemplateValues): FilledTemplate {
  const missing = new Set<string>();
  const text = body.replace(place, (written, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined && value !== '') return value;
    missing.add(name);
    return written;
  });
  return { text, missing: [...missing] };
}
