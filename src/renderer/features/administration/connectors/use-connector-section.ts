import { useState } from 'react';
import type { Id } from '#shared/identity/ids.ts';
import { useConnectors } from './use-connectors.ts';

/**
 * The connectors as a section: those there are, the selected one, and where its exchange pushes to, which is seen until
 * another is made.
 */
export function useConnectorSection(isShown: boolean, selectedId: Id | null) {
  const connectors = useConnectors(isShown);
  const [pushed, setPushed] = useState<{ id: Id; path: string } | null>(null);
  const connector = connectors.all?.find(({ id }) => id === selectedId) ?? null;
  return {
    connectors,
    connector,
    path: pushed !== null && pushed.id === connector?.id ? pushed.path : null,
    saved: (id: Id, path: string | null) => {
      connectors.reload();
      if (path !== null) setPushed({ id, path });
    },
  };
}
