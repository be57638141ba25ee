import type { DataClient } from '#renderer/data/index.ts';
import type { Decision, DecisionReader, RowRef } from '#shared/commands/definition.ts';
import { type CommandInput, judge, missingRows } from '#shared/commands/judge.ts';
import { newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Actor } from '#shared/users/roles.ts';

/** Rows asked for as they are needed; each is asked once, so that many commands look at the same ones. */
export class AskedRows implements DecisionReader {
  private readonly client: Pick<DataClient, 'ask'>;
  private readonly known = new Map<string, Promise<Row<RowKind> | undefined>>();
  private agreements: readonly Row<'agreements'>[] = [];
  private organisations: readonly Row<'organisations'>[] = [];
  private readonly found = new Map<string, Row<RowKind> | undefined>();

  constructor(client: Pick<DataClient, 'ask'>) {
    this.client = client;
  }

  get<K extends RowKind>(kind: K, id: string): Row<K> | undefined {
    // The key begins with the kind the row was asked for as.
    return this.found.get(`${kind} ${id}`) as Row<K> | undefined;
  }

  agreementIds(customer: OrganisationId): string[] {
    return this.agreements.flatMap((row) => (row.customerOrganisationId === customer ? [row.id] : []));
  }

  organisationRowId(key: OrganisationId): string | null {
    return this.organisations.find(({ organisationId }) => organisationId === key)?.id ?? null;
  }

  isHidden(): boolean {
    return false;
  }

  /** Loads what is looked for by another thing than its identifier. */
  async prepare(): Promise<void> {
    if (this.organisations.length > 0) return;
    const answer = await this.client.ask({ type: 'lookup', kind: 'agreements' });
    // Asked for by its kind: what comes are rows of it.
    if (answer.type === 'rows') this.agreements = answer.rows as Row<'agreements'>[];
    for (const row of this.agreements) this.found.set(`agreements ${row.id}`, row);
    const homes = await this.client.ask({ type: 'lookup', kind: 'organisations' });
    if (homes.type === 'rows') this.organisations = homes.rows as Row<'organisations'>[];
    for (const row of this.organisations) this.found.set(`organisations ${row.id}`, row);
  }

  has({ kind, id }: RowRef): boolean {
    return this.found.has(`${kind} ${id}`);
  }

  async load<K extends RowKind>(kind: K, id: string): Promise<Row<K> | undefined> {
    const key = `${kind} ${id}`;
    const asked = this.known.get(key) ?? this.ask(kind, id);
    this.known.set(key, asked);
    this.found.set(key, await asked);
    return this.get(kind, id);
  }

  private async ask(kind: RowKind, id: string): Promise<Row<RowKind> | undefined> {
    const answer = await this.client.ask({ type: 'row', kind, id });
    return answer.type === 'rows' ? answer.rows[0] : undefined;
  }
}

/** Returns what would become of a command by what is known here; nothing is done. */
export async function judgeHere(command: CommandInput, rows: AskedRows, actor: Actor, now: string): Promise<Decision> {
  await rows.prepare();
  for (;;) {
    const missing = missingRows(command, rows, (ref) => rows.has(ref));
    if (missing.length === 0) break;
    await Promise.all(missing.map(({ kind, id }) => rows.load(kind, id)));
  }
  return judge(command, rows, { commandId: newId(), actor, at: now, now });
}
