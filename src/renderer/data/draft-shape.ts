function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether `value` can stand where `model` stands: objects have at least the model's keys, lists are lists, plain values
 * are of one type. Null in either fits everything, because a nullable field is null in one of them and not in the other.
 */
export function hasShapeOf(model: unknown, value: unknown): boolean {
  if (model === null || value === null) return true;
  if (Array.isArray(model)) return Array.isArray(value);
  if (isObject(model)) {
    return (
      isObject(value) &&
      Object.entries(model).every(([key, part]) => part === undefined || (key in value && hasShapeOf(part, value[key])))
    );
  }
  return typeof value === typeof model;
}
