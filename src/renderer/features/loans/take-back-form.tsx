import { useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, Checkbox, TextArea, useT } from '#renderer/ui/index.ts';
import type { Loan } from '#shared/loans/schema.ts';
import styles from './loans.module.css';

interface TakeBackDraft {
  missing: string[];
  wiped: boolean;
  note: string;
}

const empty: TakeBackDraft = { missing: [], wiped: false, note: '' };

interface TakeBackFormProps {
  loan: Loan;
  /** The device's tag. */
  device: string;
  onDone: () => void;
}

/** Takes a loaner back: what is missing, and whether the borrower's data has been wiped. */
export function TakeBackForm({ loan, device, onDone }: TakeBackFormProps) {
  const t = useT();
  const draft = useDraft<TakeBackDraft>(`loan.return:${loan.id}`, empty);
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  const change = (some: Partial<TakeBackDraft>) => draft.set({ ...value, ...some });
  const heading = t('loans.takeBack.heading', { device });

  async function save() {
    const { missing, wiped, note } = value;
    const args = { loanId: loan.id, accessoriesMissing: missing, wiped, note: note.trim() };
    if (!(await submit('loan.return', args))) return;
    draft.clear();
    announce(t('loans.takeBack.done', { device }));
    onDone();
  }

  return (
    <PanelForm
      label={heading}
      title={heading}
      save={t('loans.takeBack.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      {loan.accessoriesOut.length > 0 && (
        <fieldset className={styles.ticks}>
          <legend className={styles.legend}>{t('loans.takeBack.accessories')}</legend>
          {loan.accessoriesOut.map((accessory) => (
            <Checkbox
              key={accessory}
              isSelected={!value.missing.includes(accessory)}
              onChange={(isBack) => {
                const others = value.missing.filter((other) => other !== accessory);
                change({ missing: isBack ? others : [...others, accessory] });
              }}
            >
              {accessory}
            </Checkbox>
          ))}
          <p className={value.missing.length === 0 ? styles.quiet : styles.problem} role="status">
            {value.missing.length === 0
              ? t('loans.takeBack.allBack')
              : t('loans.takeBack.missing', { list: value.missing.join(', ') })}
          </p>
        </fieldset>
      )}
      <div>
        <Checkbox isSelected={value.wiped} onChange={(wiped) => change({ wiped })}>
          {t('loans.takeBack.wiped')}
        </Checkbox>
        <p className={styles.quiet}>{t('loans.takeBack.wipedHelp')}</p>
      </div>
      <TextArea
        label={t('loans.takeBack.note')}
        isOptional
        rows={2}
        value={value.note}
        onChange={(note) => change({ note })}
      />
    </PanelForm>
  );
}
