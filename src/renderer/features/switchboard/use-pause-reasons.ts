import { useLookup } from '#renderer/data/index.ts';
import { useT } from '#renderer/ui/index.ts';

const usual = ['break', 'lunch', 'meeting', 'training', 'admin'] as const;

/** Returns the reasons to be away for a while, in their order: those of the register, the usual ones while it is empty. */
export function usePauseReasons(): readonly string[] {
  const t = useT();
  const kept = [...useLookup('pauseReasons').values()]
    .filter(({ active }) => active)
    .sort((one, other) => one.sortOrder - other.sortOrder || one.name.localeCompare(other.name, 'sv'));
  const names = [...new Set(kept.map(({ name }) => name))];
  return names.length > 0 ? names : usual.map((pause) => t(`switchboard.pause.${pause}`));
}
