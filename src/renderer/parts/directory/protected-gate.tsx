import { useState } from 'react';
import { Banner, Button, RadioGroup, TextField, useT } from '#renderer/ui/index.ts';
import { type LookUpReason, lookUpReasonSchema } from '#shared/directory/proposal-schema.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { useSubmission } from '../use-submission.ts';
import { WorkForm } from '../work-form.tsx';
import styles from './entry-detail.module.css';

/** Asks why a protected person is looked up; the details are shown once that is written down, also without network. */
export function ProtectedGate({ personId, onOpened }: { personId: Id; onOpened: () => void }) {
  const t = useT();
  const { submit, problem, isSaving } = useSubmission();
  const [reason, setReason] = useState<LookUpReason>('call');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const lacksNote = reason === 'other' && note.trim() === '';

  async function open() {
    setTried(true);
    if (lacksNote) return;
    if (await submit('directory.lookUp', { id: newId(), personId, reason, note: note.trim() })) onOpened();
  }

  return (
    <div className={styles.body}>
      <Banner tone="danger">{t('directory.lookUp.help')}</Banner>
      <WorkForm
        label={t('directory.lookUp.title')}
        onSubmit={() => void open()}
        takesFocus
        problem={problem?.words ?? null}
        actions={
          <Button type="submit" variant="primary" isDisabled={isSaving} keyHint="Ctrl+Enter">
            {t('directory.lookUp.show')}
          </Button>
        }
      >
        <RadioGroup
          label={t('directory.lookUp.reason')}
          options={lookUpReasonSchema.options.map((id) => ({ id, label: t(`directory.lookUp.reason.${id}`) }))}
          value={reason}
          onChange={setReason}
        />
        <TextField
          label={t('directory.lookUp.note')}
          isOptional={reason !== 'other'}
          value={note}
          onChange={setNote}
          error={isTried && lacksNote ? t('directory.lookUp.noteMissing') : undefined}
        />
      </WorkForm>
    </div>
  );
}
