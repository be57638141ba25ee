import { Download } from 'lucide-react';
import { useDataClient } from '#renderer/data/index.ts';
import type { CommandSurroundings } from '#renderer/parts/command-text.ts';
import { useSaveText } from '#renderer/parts/use-save-text.ts';
import { Button, Menu, type MenuGroup, useT } from '#renderer/ui/index.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import { allAsJson, allAsText, exportName } from './export-text.ts';

export interface ExportMenuProps {
  refused: readonly RefusedCommand[];
  selected: RefusedCommand | null;
  surroundings: CommandSurroundings;
}

/** Everything, or the one chosen, into a file: to read, or as the journal holds it. */
export function ExportMenu({ refused, selected, surroundings }: ExportMenuProps) {
  const t = useT();
  const client = useDataClient();
  const { save: saveText, problem } = useSaveText();

  async function save(commands: readonly RefusedCommand[], ending: 'txt' | 'json') {
    const text = ending === 'txt' ? allAsText(commands, surroundings) : allAsJson(commands);
    const suggestedName = exportName(t('notCarriedOut.title'), Date.parse(client.now()), ending);
    await saveText({ suggestedName, text }, t('notCarriedOut.export.saved'));
  }

  const group = (id: 'one' | 'all', commands: readonly RefusedCommand[]): MenuGroup => ({
    id,
    heading: t(`notCarriedOut.export.${id}`),
    entries: (['txt', 'json'] as const).map((ending) => ({
      id: `${id}-${ending}`,
      label: t(`notCarriedOut.export.${ending}`),
      onAction: () => void save(commands, ending),
    })),
  });
  return (
    <>
      {problem !== null && <span role="alert">{problem}</span>}
      <Menu
        label={t('notCarriedOut.export')}
        trigger={
          <Button size="small" icon={<Download aria-hidden="true" />}>
            {t('notCarriedOut.export')}
          </Button>
        }
        groups={[...(selected === null ? [] : [group('one', [selected])]), group('all', refused)]}
      />
    </>
  );
}
