import { useEffect, useMemo, useState } from 'react';
import { useActor, useDataClient } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { Button, Dialog, Select, TextArea, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import styles from './bulk.module.css';
import type { BulkChange, BulkChangeType } from './bulk-change.ts';
import { BulkPreview } from './bulk-preview.tsx';
import { type Foreseen, foresee } from './bulk-work.ts';
import { changeTo, useBulkValues } from './use-bulk-values.ts';

interface BulkDialogProps {
  ids: readonly Id[];
  /** What is changed, and to what, until somebody chooses otherwise. */
  initial: BulkChangeType;
  initialValue?: string | null;
  onClose: () => void;
  onChange: (change: BulkChange, tickets: readonly Ticket[]) => void;
}

const types = ['assignee', 'group', 'status', 'priority', 'service', 'addTag', 'removeTag', 'note'] as const;

/** What every note does is the same, whatever it says: it is foreseen once, not for each letter. */
const anyNote = '…';

/** Chooses what changes on many tickets and shows for each what will happen, before it does. */
export function BulkDialog({ ids, initial, initialValue = null, onClose, onChange }: BulkDialogProps) {
  const t = useT();
  const client = useDataClient();
  const actor = useActor();
  const [type, setType] = useState<BulkChangeType>(initial);
  const [value, setValue] = useState<string | null>(initialValue);
  const [foreseen, setForeseen] = useState<readonly Foreseen[] | null>(null);
  const values = useBulkValues(type);
  const change = useMemo(() => changeTo(type, value), [type, value]);

  const seenValue = type === 'note' && change !== null ? anyNote : value;
  const seenAs = useMemo(() => changeTo(type, seenValue), [type, seenValue]);

  useEffect(() => {
    setForeseen(null);
    if (seenAs === null) return;
    const stopper = new AbortController();
    void foresee(client, actor, seenAs, ids, stopper.signal).then((seen) => {
      if (!stopper.signal.aborted) setForeseen(seen);
    });
    return () => stopper.abort();
  }, [client, actor, seenAs, ids]);

  const changing = (foreseen ?? []).flatMap((each) => (each.type === 'changes' ? [each.ticket] : []));
  return (
    <Dialog
      isOpen
      size="wide"
      title={t('tickets.bulk.title', { count: ids.length })}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={change === null || changing.length === 0}
            onPress={() => {
              if (change !== null) onChange(change, changing);
            }}
          >
            {t('tickets.bulk.do', { count: changing.length })}
          </Button>
        </>
      }
    >
      <div className={styles.choices}>
        <Select
          label={t('tickets.bulk.what')}
          options={types.map((id) => ({ id, label: t(`tickets.bulk.type.${id}`) }))}
          value={type}
          onChange={(next) => {
            setType(next);
            setValue(null);
          }}
        />
        {type === 'note' ? (
          <TextArea label={t('tickets.bulk.note')} value={value ?? ''} onChange={setValue} maxLength={100_000} />
        ) : (
          <ChoiceField
            key={type}
            label={t('tickets.bulk.to')}
            placeholder={t('tickets.bulk.toPlaceholder')}
            options={values}
            value={value}
            onChange={setValue}
          />
        )}
      </div>
      <BulkPreview isAsked={change !== null} foreseen={foreseen} />
    </Dialog>
  );
}
