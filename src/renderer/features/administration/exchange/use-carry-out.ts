import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import { newId } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

type Created = CommandArgs<'record.create'>;
type Changed = CommandArgs<'record.set'>;

/** A line of a file as far as it does something. */
type Line =
  | { outcome: 'create'; values: Created['values'] }
  | { outcome: 'change'; id: Changed['id']; set: Changed['set']; was: Changed['was'] }
  | { outcome: 'refused' | 'same' };

/** Returns what carries out a line of a file in a register; it resolves with why that could not be done, null when it was. */
export function useCarryOut(kind: Created['kind'], organisationId: OrganisationId) {
  const translator = useTranslator();
  const execute = useExecute();
  const client = useDataClient();
  return async (line: Line): Promise<string | null> => {
    if (line.outcome !== 'create' && line.outcome !== 'change') return null;
    const result =
      line.outcome === 'create'
        ? await execute('record.create', { kind, id: newId(), organisationId, values: line.values })
        : await execute('record.set', { kind, id: line.id, set: line.set, was: line.was });
    return executeProblem(result, translator, Date.parse(client.now()));
  };
}
