import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { DetailPane, IconButton, useT } from '#renderer/ui/index.ts';
import type { ChosenEntry } from './chosen-entry.ts';
import { EntryDetail } from './entry-detail.tsx';
import type { OpenEntry } from './entry-link.tsx';
import type { PhoneActs } from './phone-list.tsx';

interface OpenedEntryProps extends PhoneActs {
  chosen: ChosenEntry;
  onOpen: OpenEntry;
  /** Leads back to what was found, by its button and by Escape from anywhere inside. */
  onBack: () => void;
  actions?: ReactNode;
  /** False where it stood open before: coming back to it is not opening it. */
  takesFocus?: boolean;
}

/** What was opened among the hits, in their place. Opened, it takes the focus; Escape leads back. */
export function OpenedEntry(props: OpenedEntryProps) {
  return <Opened key={props.chosen.id} {...props} />;
}

function Opened({ chosen, onOpen, onBack, actions, onTransfer, takesFocus = true }: OpenedEntryProps) {
  const t = useT();
  const pane = useRef<HTMLElement>(null);
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
  // The pane and not the button that leads back: its tooltip would take the first Escape for itself.
  const takes = useRef(takesFocus);
  useEffect(() => {
    if (takes.current) pane.current?.focus();
  }, []);
  return (
    <DetailPane paneRef={pane} label={t('directory.details')}>
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
            onPress={onBack}
          />
        }
      />
    </DetailPane>
  );
}
