import fc from 'fast-check';
import { z } from 'zod';

/** As much of a JSON Schema as ours use: those that zod writes of a schema, and those of the API's own description. */
const jsonSchemaSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), jsonSchemaSchema).optional();
  },
  get items() {
    return jsonSchemaSchema.optional();
  },
  get propertyNames() {
    return jsonSchemaSchema.optional();
  },
  additionalProperties: z.unknown().optional(),
  get anyOf() {
    return z.array(jsonSchemaSchema).optional();
  },
  get oneOf() {
    return z.array(jsonSchemaSchema).optional();
  },
  get allOf() {
    return z.array(jsonSchemaSchema).optional();
  },
});
type JsonSchema = z.infer<typeof jsonSchemaSchema>;

/** Values that are likely to be known where they are sent, by the name of their property or by their format. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Lists and texts stay small: what is long is broken on purpose, not met by chance. */
const mostItems = 3;
const mostCharacters = 40;

/** What people write, among what machines and attackers do. */
const written = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: mostCharacters }),
  fc.constantFrom('Åsa Öberg', "Robert'); drop table tickets;--", '<script>alert(1)</script>', '{"a":1}', '=1+1', '🙂'),
);

const dates = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

function textOf(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const pick = known.length === 0 ? [] : [{ arbitrary: fc.constantFrom(...known), weight: 4 }];
  return fc.oneof(...pick, { arbitrary: plainTextOf(schema), weight: 1 });
}

function plainTextOf({ format, pattern, minLength = 0, maxLength = mostCharacters }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid({ version: 7 });
  if (format === 'date-time') return dates;
  if (format === 'date') return dates.map((date) => date.slice(0, 10));
  if (format === 'email') return fc.constantFrom('asa.oberg@burlov.se', 'a@b.se');
  if (format === 'uri') return fc.webUrl();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const most = Math.max(minLength, Math.min(maxLength, mostCharacters));
  return fc.oneof(
    written.filter((text) => text.trim().length >= minLength && text.length <= most),
    fc
      .string({ unit: fc.constantFrom('a', 'å', ' ', 'Z'), minLength: Math.max(minLength, 1), maxLength: most })
      .map((text) => `x${text.slice(1)}`),
  );
}

function objectOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length > 0) {
    const model = Object.fromEntries(properties.map(([name, part]) => [name, valuesOfJson(part, known, name)]));
    const requiredKeys = (schema.required ?? []).filter((name) => Object.hasOwn(model, name));
    return fc.record(model, { requiredKeys, noNullPrototype: true });
  }
  const value = jsonSchemaSchema.safeParse(schema.additionalProperties);
  if (!value.success) return fc.constant({});
  const names = schema.propertyNames ?? { type: 'string', minLength: 1 };
  const key = valuesOfJson(jsonSchemaSchema.parse(names), known, 'key').map(String);
  return fc.dictionary(key, valuesOfJson(value.data, known, 'value'), { maxKeys: mostItems, noNullPrototype: true });
}

function valueOfType(type: string, schema: JsonSchema, known: Known, name: string): fc.Arbitrary<unknown> {
  const { minimum, maximum = 1_000_000, minItems = 0, maxItems = mostItems } = schema;
  const lowest = minimum ?? (schema.exclusiveMinimum === undefined ? -1_000_000 : schema.exclusiveMinimum + 1);
  switch (type) {
    case 'string':
      return textOf(schema, known[name] ?? known[schema.format ?? ''] ?? []);
    case 'integer':
      return fc.integer({ min: Math.max(lowest, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: lowest, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const items = valuesOfJson(schema.items ?? jsonSchemaSchema.parse({}), known, name);
      return fc.array(items, { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, mostItems)) });
    }
    case 'object':
      return objectOf(schema, known);
    default:
      throw new Error(`There are no values of the type ${type} yet.`);
  }
}

function valuesOfJson(schema: JsonSchema, known: Known, name: string): fc.Arbitrary<unknown> {
  if (Object.hasOwn(schema, 'const') && schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valuesOfJson(choice, known, name)));
  if (schema.allOf !== undefined) {
    return fc
      .tuple(...schema.allOf.map((part) => valuesOfJson(part, known, name)))
      .map((parts) => Object.assign({}, ...parts));
  }
  if (schema.type === undefined) return fc.jsonValue({ maxDepth: 2 });
  const types = [schema.type].flat();
  return fc.oneof(...types.map((type) => valueOfType(type, schema, known, name)));
}

/**
 * Returns values that a JSON Schema takes; throws on a schema that uses more of JSON Schema than ours do. What a schema says
 * beyond its form (a refinement) is not known to it: some of the values are refused for that.
 */
export function valuesOfJsonSchema(schema: unknown, known: Known = {}): fc.Arbitrary<unknown> {
  return valuesOfJson(jsonSchemaSchema.parse(schema), known, '');
}

/** Returns values for the input of a zod schema, as `valuesOfJsonSchema`. */
export function valuesOf(schema: z.ZodType, known: Known = {}): fc.Arbitrary<unknown> {
  return valuesOfJsonSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), known);
}
