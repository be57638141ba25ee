import type { Central } from './central.ts';

/** What the API has decided on a command; `carriedOut` counts how often it was executed, by the audit log. */
export interface Fact {
  readonly statuses: readonly string[];
  readonly code: string | null;
  readonly carriedOut: number;
}

interface OutcomeRow {
  command_id: string;
  statuses: string[];
  code: string | null;
}

/** Returns what the server's tables say about every command they know. */
export async function factsOf(central: Central): Promise<Map<string, Fact>> {
  const outcomes = await central.query<OutcomeRow>(
    `select command_id, array_agg(distinct outcome ->> 'status') as statuses, min(outcome ->> 'code') as code
     from command_outcomes group by command_id`,
  );
  const audits = await central.query<{ id: string; times: number }>(
    `select subject ->> 'commandId' as id, count(*)::int as times from audit_log where action = 'command' group by 1`,
  );
  const times = new Map(audits.map((audit) => [audit.id, audit.times]));
  return new Map(
    outcomes.map(({ command_id, statuses, code }) => [
      command_id,
      { statuses, code, carriedOut: times.get(command_id) ?? 0 },
    ]),
  );
}
