import type { Central } from './central.ts';

/** Tables of the rows that are synchronised, by the name they have on the way. */
const tables = {
  organisations: 'organisations',
  users: 'users',
  groups: 'groups',
  serviceAreas: 'service_areas',
  serviceLevels: 'service_levels',
  services: 'services',
  scripts: 'scripts',
  queues: 'queues',
  tickets: 'tickets',
  units: 'units',
  people: 'people',
  devices: 'devices',
  loans: 'loans',
  ticketNotes: 'ticket_notes',
  attachments: 'attachments',
  ticketEvents: 'ticket_events',
  calls: 'calls',
} as const;
export type Kind = keyof typeof tables;
export const kinds = Object.keys(tables) as Kind[];

/** Roles that see calls; all see everything else but people with protected identity, whom administrators see. */
const seesCalls: ReadonlySet<string> = new Set(['operator', 'agent', 'supervisor', 'administrator']);

interface Grant {
  organisation_id: string;
  role: string;
}

interface Stored {
  organisation_id: string;
  deleted: boolean;
  protected?: boolean;
  ended_at?: string | null;
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

function maySee(kind: Kind, row: Stored, grants: readonly Grant[]): boolean {
  const roles = grants.filter((grant) => grant.organisation_id === row.organisation_id).map(({ role }) => role);
  if (roles.length === 0 || row.deleted) return false;
  if (kind === 'calls') return row.ended_at !== null && roles.some((role) => seesCalls.has(role));
  return kind !== 'people' || row.protected !== true || roles.includes('administrator');
}

/** Returns every row a person may see, by kind and identifier, read from the tables and by the rules on paper. */
export async function serverView(central: Central, userId: string): Promise<Map<Kind, Map<string, unknown>>> {
  const grants = await central.query<Grant>('select organisation_id, role from grants where user_id = $1', [userId]);
  const parts = kinds.map((kind) => `'${kind}', (select coalesce(jsonb_agg(t), '[]') from ${tables[kind]} as t)`);
  const [all] = await central.query<{ rows: Record<Kind, (Stored & { id: string })[]> }>(
    `select jsonb_build_object(${parts.join(', ')}) as rows`,
  );
  const view = new Map<Kind, Map<string, unknown>>();
  for (const kind of kinds) {
    const visible = (all?.rows[kind] ?? []).filter((row) => maySee(kind, row, grants));
    view.set(kind, new Map(visible.map((row) => [row.id, asOnTheWay(row)])));
  }
  return view;
}

function asOnTheWay(row: object): unknown {
  const kept = Object.entries(row).filter(([name]) => name !== 'deleted' && name !== 'deleted_at');
  return comparable(Object.fromEntries(kept.map(([name, value]) => [camelCase(name), value])));
}
