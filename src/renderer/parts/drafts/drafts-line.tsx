import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button, useT } from '#renderer/ui/index.ts';
import { DraftsDialog } from './drafts-dialog.tsx';
import { useDraftPlaces } from './use-draft-places.ts';

/** How many things are begun and not saved, and the way to them; nothing where nothing is. */
export function DraftsLine({ wide = false }: { wide?: boolean }) {
  const t = useT();
  const count = useDraftPlaces()?.length ?? 0;
  const [isOpen, setOpen] = useState(false);
  if (count === 0 && !isOpen) return null;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        wide={wide}
        icon={<PenLine aria-hidden="true" />}
        keyHint="Alt+U"
        onPress={() => setOpen(true)}
      >
        {t('app.drafts.mine', { count })}
      </Button>
      <DraftsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
