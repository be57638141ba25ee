import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton, useT } from '#renderer/ui/index.ts';
import type { ChosenEntry } from './chosen-entry.ts';
import styles from './entry-detail.module.css';
import { EntryDetail } from './entry-detail.tsx';
import type { OpenEntry } from './entry-link.tsx';
import type { PhoneActs } from './phone-list.tsx';

interface OpenedEntryProps extends PhoneActs {
  chosen: ChosenEntry;
  onOpen: OpenEntry;
  /** Leads back to what was found, by its button and by Escape from anywhere inside. */
  onBack: () => void;
  actions?: ReactNode;
}

/** What was opened among the hits, in their place. It takes the focus; Escape leads back. */
export function OpenedEntry({ chosen, onOpen, onBack, actions, onTransfer }: OpenedEntryProps) {
  const t = useT();
  const pane = useRef<HTMLDivElement>(null);
  const back = useRef(onBack);
  back.current = onBack;
  useEffect(() => {
    const element = pane.current;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.stopPropagation();
      back.current();
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, []);
  return (
    <div ref={pane} className={styles.opened}>
      <EntryDetail
        chosen={chosen}
        onOpen={onOpen}
        onTransfer={onTransfer}
        actions={actions}
        leading={
          <IconButton
            key={chosen.id}
            icon={<ArrowLeft aria-hidden="true" />}
            label={t('directory.back')}
            autoFocus
            onPress={onBack}
          />
        }
      />
    </div>
  );
}
