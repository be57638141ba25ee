import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { refusedCommandSchema, unsentCommandSchema } from '#shared/commands/envelope.ts';
import { type DirectoryKind, directoryKindSchema } from '#shared/directory/proposal-schema.ts';
import {
  type DirectoryFunction,
  directoryFunctionSchema,
  type Person,
  personSchema,
  type Unit,
  unitSchema,
} from '#shared/directory/schema.ts';
import { type MatchKind, matchKinds } from '#shared/directory/search/matching.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { ListQuery, ListResult } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { rowKindSchema } from '#shared/sync/protocol.ts';
import { parseRowsOnce } from './row-memory.ts';

/** Kinds small enough to be held whole by a view. */
export type ReferenceKind =
  | 'organisations'
  | 'users'
  | 'groups'
  | 'serviceAreas'
  | 'services'
  | 'serviceLevels'
  | 'scripts'
  | 'queues'
  | 'units'
  | 'functions'
  | 'tags'
  | 'suppliers'
  | 'templates'
  | 'agreements'
  | 'savedViews'
  | 'reasonCodes'
  | 'mailServers'
  | 'smsGateways'
  | 'pauseReasons'
  | 'telephones'
  | 'blockedNumbers'
  | 'spareParts'
  | 'stockPlaces'
  | 'absenceReasons';

/** Somebody or something that a telephone number belongs to. */
export type CallerMatch = { type: 'person'; person: Person; unit: Unit | null } | { type: 'unit'; unit: Unit };

/** Somebody or something found in the directory, and how. */
export type DirectoryFound = { match: MatchKind } & (
  | { kind: 'people'; row: Person }
  | { kind: 'units'; row: Unit }
  | { kind: 'functions'; row: DirectoryFunction }
);

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const conditionSchema = z.discriminatedUnion('op', [
  z.object({ field: z.string(), op: z.literal('in'), values: z.array(scalarSchema) }),
  z.object({ field: z.string(), op: z.literal('notIn'), values: z.array(scalarSchema) }),
  z.object({ field: z.string(), op: z.literal('contains'), texts: z.array(z.string()) }),
  z.object({ field: z.string(), op: z.literal('lacks'), texts: z.array(z.string()) }),
  z.object({ field: z.string(), op: z.literal('before'), value: z.string() }),
  z.object({ field: z.string(), op: z.literal('onOrAfter'), value: z.string() }),
  z.object({ field: z.string(), op: z.enum(['atLeast', 'atMost']), number: z.number() }),
]);

const listQuerySchema = z.object({
  kind: rowKindSchema,
  where: z.array(conditionSchema).max(100),
  text: z.string(),
  sort: z.array(z.object({ field: z.string(), descending: z.boolean() })),
  range: z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }),
  facets: z.array(z.string()),
  grouping: z
    .object({
      field: z.string(),
      order: z.string(),
      descending: z.boolean(),
      edges: z.array(z.string()).max(100).nullable(),
      collapsed: z.array(scalarSchema),
    })
    .optional(),
}) satisfies z.ZodType<ListQuery>;

/**
 * What a view can ask of the replica. Every question stays open and is answered again when the answer changes. An
 * identifier of any form may be asked for (a remembered address, say): there is simply no such row.
 */
export const questionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('row'), kind: rowKindSchema, id: z.string() }),
  z.object({ type: z.literal('list'), query: listQuerySchema }),
  z.object({ type: z.literal('related'), kind: rowKindSchema, field: z.string(), value: z.string() }),
  z.object({ type: z.literal('lookup'), kind: rowKindSchema }),
  z.object({ type: z.literal('people'), text: z.string(), organisationId: z.string().nullable() }),
  z.object({ type: z.literal('callers'), number: z.string() }),
  z.object({
    type: z.literal('directory'),
    text: z.string(),
    preferred: z.string().nullable(),
    only: z.string().nullable(),
    used: z.array(z.string()).max(200),
    kinds: z.array(directoryKindSchema),
    limit: z.number().int().nonnegative().max(200),
  }),
  z.object({ type: z.literal('pending'), kind: rowKindSchema }),
  z.object({ type: z.literal('refused') }),
  z.object({ type: z.literal('unsent') }),
]);
export type Question = z.infer<typeof questionSchema>;

/** `rows` answers row (none or one), related, lookup and people; the others answer the question of their name. */
export type Answer =
  | { type: 'rows'; kind: RowKind; rows: Row<RowKind>[] }
  | { type: 'list'; kind: RowKind; result: ListResult }
  | { type: 'callers'; matches: CallerMatch[] }
  | { type: 'directory'; total: number; hits: DirectoryFound[] }
  | { type: 'pending'; ids: Id[] }
  | { type: 'refused'; refused: z.infer<typeof refusedCommandSchema>[] }
  | { type: 'unsent'; unsent: z.infer<typeof unsentCommandSchema>[] };

const answerEnvelopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rows'), kind: rowKindSchema, rows: z.array(z.unknown()) }),
  z.object({
    type: z.literal('list'),
    kind: rowKindSchema,
    result: z.object({
      total: z.number().int().nonnegative(),
      start: z.number().int().nonnegative(),
      rows: z.array(z.unknown()),
      facets: z.record(z.string(), z.array(z.object({ value: scalarSchema, count: z.number().int() }))),
      groups: z
        .array(z.object({ value: scalarSchema, count: z.number().int().positive(), collapsed: z.boolean() }))
        .optional(),
    }),
  }),
  z.object({
    type: z.literal('callers'),
    matches: z.array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('person'), person: personSchema, unit: unitSchema.nullable() }),
        z.object({ type: z.literal('unit'), unit: unitSchema }),
      ]),
    ),
  }),
  z.object({
    type: z.literal('directory'),
    total: z.number().int().nonnegative(),
    hits: z.array(z.object({ kind: directoryKindSchema, row: z.unknown(), match: z.enum(matchKinds) })),
  }),
  z.object({ type: z.literal('pending'), ids: z.array(idSchema) }),
  z.object({ type: z.literal('refused'), refused: z.array(refusedCommandSchema) }),
  z.object({ type: z.literal('unsent'), unsent: z.array(unsentCommandSchema) }),
]);

/** Parses an answer together with its rows, each by the schema of its kind. */
export const answerSchema: z.ZodType<Answer> = answerEnvelopeSchema.transform((answer): Answer => {
  switch (answer.type) {
    case 'rows':
      return { ...answer, rows: parseRowsOnce(answer.kind, answer.rows) };
    case 'list':
      return { ...answer, result: { ...answer.result, rows: parseRowsOnce(answer.kind, answer.result.rows) } };
    case 'directory':
      return { ...answer, hits: answer.hits.map(parseHit) };
    case 'callers':
    case 'pending':
    case 'refused':
    case 'unsent':
      return answer;
    default:
      return assertNever(answer);
  }
});

function parseHit({ kind, row, match }: { kind: DirectoryKind; row: unknown; match: MatchKind }): DirectoryFound {
  switch (kind) {
    case 'people':
      return { kind, row: personSchema.parse(row), match };
    case 'units':
      return { kind, row: unitSchema.parse(row), match };
    case 'functions':
      return { kind, row: directoryFunctionSchema.parse(row), match };
    default:
      return assertNever(kind);
  }
}

/** Returns a list's query as a question carries it: its lists are its own. */
export function listQuestion({
  where,
  sort,
  facets,
  grouping,
  ...rest
}: ListQuery): Extract<Question, { type: 'list' }> {
  return {
    type: 'list',
    query: {
      ...rest,
      where: where.map((condition) => {
        if ('values' in condition) return { ...condition, values: [...condition.values] };
        return 'texts' in condition ? { ...condition, texts: [...condition.texts] } : condition;
      }),
      sort: [...sort],
      facets: [...facets],
      ...(grouping === undefined
        ? {}
        : {
            grouping: {
              ...grouping,
              edges: grouping.edges === null ? null : [...grouping.edges],
              collapsed: [...grouping.collapsed],
            },
          }),
    },
  };
}

/** Returns the same text for the same question, so that several components share one subscription. */
export function questionKey(question: Question): string {
  return JSON.stringify(question);
}
