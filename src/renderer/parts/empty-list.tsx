import type { ReactNode } from 'react';
import { useSyncStatus } from '#renderer/data/index.ts';
import { EmptyState, useT } from '#renderer/ui/index.ts';

/** What an empty list says: while rows are still being fetched that they are, else what the list says of itself. */
export function EmptyList({ children }: { children: ReactNode }) {
  const t = useT();
  const { snapshot } = useSyncStatus();
  if (snapshot === null) return children;
  return <EmptyState title={t('parts.stillFetching')}>{t('parts.stillFetchingHelp')}</EmptyState>;
}
