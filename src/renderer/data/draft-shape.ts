function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that cannot stand where the model stands. */
export const misfit = Symbol('a draft of another shape');

/**
 * Returns `value` as it can stand where `model` stands: lists are lists, plain values are of one type, and keys that an object
 * lacks (a form that has got a field since it was begun) are the model's. The very same value where nothing was lacking. Null in
 * either fits everything, because a nullable field is null in one of them and not in the other.
 */
export function fitted(model: unknown, value: unknown): unknown {
  if (model === null || value === null) return value;
  if (Array.isArray(model)) return Array.isArray(value) ? value : misfit;
  if (!isObject(model)) return typeof value === typeof model ? value : misfit;
  if (!isObject(value)) return misfit;
  let whole = value;
  for (const [key, part] of Object.entries(model)) {
    if (part === undefined) continue;
    const own = key in value ? fitted(part, value[key]) : part;
    if (own === misfit) return misfit;
    if (own !== value[key]) whole = { ...whole, [key]: own };
  }
  return whole;
}
