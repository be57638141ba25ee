import { type RowKind, rowKinds } from '../../../src/shared/sync/kinds.ts';
import type { Central } from './central.ts';

/** The name of the table in which the rows of a kind are. */
export function tableOf(kind: RowKind): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Who may see rows of a kind, where that is not everybody of the organisation: roles, written down apart from the product. */
const answering = ['operator', 'agent', 'supervisor', 'administrator'];
const rolesOf: Partial<Record<RowKind, readonly string[]>> = {
  calls: answering,
  callBacks: answering,
  telephones: answering,
  blockedNumbers: answering,
  mailServers: ['administrator'],
  smsGateways: ['administrator'],
  protectedLookUps: ['administrator'],
};

interface Grant {
  organisation_id: string;
  role: string;
}

type Stored = { organisation_id: string; deleted: boolean } & Record<string, unknown>;

/** Somebody who asks for a row, with the roles they have in its organisation. */
interface Asking {
  readonly userId: string;
  readonly isAdministrator: boolean;
  /** Supervisor or administrator: sees what is kept to the members of a queue. */
  readonly leads: boolean;
  readonly writesArticles: boolean;
}

/** Further rules for single rows. */
const rules: Partial<Record<RowKind, (row: Stored, asking: Asking) => boolean>> = {
  people: (row, { isAdministrator }) => row.protected !== true || isAdministrator,
  absences: (row, { isAdministrator }) => row.of_protected !== true || isAdministrator,
  articles: (row, { writesArticles }) => row.status !== 'draft' || writesArticles,
  recordChanges: (row, { isAdministrator, writesArticles }) => {
    const isOfArticle = row.kind === 'articles' && (row.of_draft !== true || writesArticles);
    return isAdministrator || row.kind === 'infoTexts' || isOfArticle;
  },
  savedViews: (row, { userId }) => row.group_id !== null || row.owner_user_id === userId,
  directoryProposals: (row, { userId, isAdministrator }) => row.by_user_id === userId || isAdministrator,
  noticeMarks: (row, { userId }) => row.user_id === userId,
  messages: (row, { userId }) => row.from_user_id === userId || hasRecipient(row.recipients, userId),
  queues: (row, { userId, leads }) => row.visible_to === 'everyone' || leads || isAmong(row.member_user_ids, userId),
  calls: (row, { userId, leads }) =>
    row.ended_at !== null && (isForAll(row, userId) || leads || row.answered_by_user_id === userId),
  callBacks: (row, { userId, leads }) => isForAll(row, userId) || leads || row.owner_user_id === userId,
};

function isAmong(list: unknown, userId: string): boolean {
  return Array.isArray(list) && list.includes(userId);
}

function isForAll(row: Stored, userId: string): boolean {
  return row.seen_by_user_ids === null || isAmong(row.seen_by_user_ids, userId);
}

function hasRecipient(recipients: unknown, userId: string): boolean {
  return Array.isArray(recipients) && recipients.some((recipient: { userId?: unknown }) => recipient.userId === userId);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An instant may be written in several ways; everything else is compared as it stands. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value;
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, comparable(part)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function maySee(kind: RowKind, row: Stored, userId: string, grants: readonly Grant[]): boolean {
  const roles = grants.filter((grant) => grant.organisation_id === row.organisation_id).map(({ role }) => role);
  if (roles.length === 0 || row.deleted) return false;
  const has = (...some: readonly string[]) => roles.some((role) => some.includes(role));
  const wanted = rolesOf[kind];
  if (wanted !== undefined && !has(...wanted)) return false;
  const asking = {
    userId,
    isAdministrator: has('administrator'),
    leads: has('supervisor', 'administrator'),
    writesArticles: has('agent', 'supervisor', 'administrator'),
  };
  return rules[kind]?.(row, asking) ?? true;
}

/** Returns every row a person may see, by kind and identifier, read from the tables and by the rules on paper. */
export async function serverView(central: Central, userId: string): Promise<Map<RowKind, Map<string, unknown>>> {
  const grants = await central.query<Grant>('select organisation_id, role from grants where user_id = $1', [userId]);
  const rows = await central.query<{ kind: RowKind; row: Stored & { id: string } }>(
    rowKinds
      .map((kind) => `select '${kind}' as kind, to_jsonb(t) as row from ${tableOf(kind)} as t`)
      .join(' union all '),
  );
  const view = new Map<RowKind, Map<string, unknown>>(rowKinds.map((kind) => [kind, new Map()]));
  for (const { kind, row } of rows) {
    if (maySee(kind, row, userId, grants)) view.get(kind)?.set(row.id, asOnTheWay(row));
  }
  return view;
}

function asOnTheWay(row: object): unknown {
  const kept = Object.entries(row).filter(([name]) => name !== 'deleted' && name !== 'deleted_at');
  return comparable(Object.fromEntries(kept.map(([name, value]) => [camelCase(name), value])));
}
