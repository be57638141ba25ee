import { useMemo } from 'react';
import { useNamedRows, useNow } from '#renderer/data/index.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { CommandEnvelope } from '#shared/commands/envelope.ts';
import { type CommandSurroundings, rowsNamed } from './command-text.ts';
import { rowName } from './row-name.ts';
import { useOrganisationsByKey } from './use-organisations.ts';

/** Returns what it takes to put these commands in words, live as the rows they name come and change. */
export function useCommandSurroundings(commands: readonly CommandEnvelope[]): CommandSurroundings {
  const translator = useTranslator();
  const now = useNow(60_000).getTime();
  const organisations = useOrganisationsByKey();
  const rows = useNamedRows(commands.flatMap(rowsNamed));
  return useMemo(
    () => ({
      translator,
      now,
      rowName: ({ id }) => {
        const named = rows.get(id);
        return named === undefined ? undefined : rowName(named.kind, named.row);
      },
      organisationName: (key) => organisations.get(key)?.shortName ?? key,
      others: commands,
    }),
    [translator, now, rows, organisations, commands],
  );
}
