import { usePending } from '#renderer/data/index.ts';
import { StatusPill, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';

/** Says "Ej skickat" while the row carries own changes that have not reached the server; nothing otherwise. */
export function UnsentMark({ kind, id }: { kind: RowKind; id: Id }) {
  const t = useT();
  if (!usePending(kind, id)) return null;
  return (
    <span title={t('parts.unsentHelp')}>
      <StatusPill tone="soon">{t('parts.unsent')}</StatusPill>
    </span>
  );
}
