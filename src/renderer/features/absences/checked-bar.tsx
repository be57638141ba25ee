import { useState } from 'react';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Banner, Button, useT } from '#renderer/ui/index.ts';
import { mostPeopleAtOnce } from '#shared/absences/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './absences.module.css';
import { RemoveDialog } from './remove-dialog.tsx';

interface CheckedBarProps {
  checked: readonly Id[];
  onChecked: (ids: readonly Id[]) => void;
  /** Sets something new for those who are marked; absent for whoever may not. */
  onSet: (() => void) | undefined;
}

/** What can be done with all that are marked. Draws nothing while none is. */
export function CheckedBar({ checked, onChecked, onSet }: CheckedBarProps) {
  const t = useT();
  const { submit, problem, isSaving } = useSubmission();
  const [isAsking, setAsking] = useState(false);
  if (checked.length === 0) return null;
  const count = checked.length;

  async function carryOut(name: 'absence.end' | 'absence.remove', done: string) {
    for (let from = 0; from < checked.length; from += mostPeopleAtOnce) {
      if (!(await submit(name, { absenceIds: checked.slice(from, from + mostPeopleAtOnce) }))) return;
    }
    announce(done);
    onChecked([]);
  }

  return (
    <>
      <div className={styles.bar}>
        <span>{t('absences.checked', { count })}</span>
        {onSet !== undefined && (
          <>
            <Button
              size="small"
              isDisabled={isSaving}
              onPress={() => void carryOut('absence.end', t('absences.ended', { count }))}
            >
              {t('absences.endMany', { count })}
            </Button>
            <Button size="small" isDisabled={isSaving} onPress={onSet}>
              {t('absences.setMany', { count })}
            </Button>
            <Button size="small" variant="quiet" isDisabled={isSaving} onPress={() => setAsking(true)}>
              {t('absences.remove')}
            </Button>
          </>
        )}
      </div>
      {isAsking && (
        <RemoveDialog
          count={count}
          onClose={() => setAsking(false)}
          onRemove={() => {
            setAsking(false);
            void carryOut('absence.remove', t('absences.removed', { count }));
          }}
        />
      )}
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
    </>
  );
}
