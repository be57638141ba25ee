import type { ReactNode } from 'react';
import { useT } from '#renderer/ui/index.ts';
import type { Instant } from '#shared/time/instant.ts';
import { DraftActions } from './draft-actions.tsx';
import styles from './panel-form.module.css';
import { WorkForm } from './work-form.tsx';

/** The room under the head of a detail in which something is done with what is looked at. */
export function Panel({ title, children }: { title?: string | undefined; children: ReactNode }) {
  return (
    <div className={styles.panel}>
      {title !== undefined && <h3 className={styles.title}>{title}</h3>}
      {children}
    </div>
  );
}

interface PanelFormProps {
  /** Names the form. */
  label: string;
  /** Stands above the form, where the label is not said by what opened it. */
  title?: string;
  /** What the main button says. */
  save: string;
  /** What is wrong that no field shows. */
  problem?: string | null;
  /** How many fields say that something is wrong with them. */
  problemCount?: number;
  isSaving: boolean;
  /** Since when what is written is safe; null too for a form without a draft. */
  savedAt: Instant | null;
  onSave: () => void;
  /** The draft stays. */
  onLeave: () => void;
  /** More buttons, beside saving and leaving. */
  more?: ReactNode;
  children: ReactNode;
}

/** A form in a panel: it takes the focus, Ctrl+Enter saves, Escape leaves. */
export function PanelForm(props: PanelFormProps) {
  const {
    label,
    title,
    save,
    problem = null,
    problemCount = 0,
    isSaving,
    savedAt,
    onSave,
    onLeave,
    more,
    children,
  } = props;
  const t = useT();
  const actions = (
    <>
      <DraftActions
        save={save}
        isSaving={isSaving}
        leave={t('ui.cancel')}
        leaveKey="Esc"
        onLeave={onLeave}
        savedAt={savedAt}
      />
      {more}
    </>
  );
  return (
    <Panel title={title}>
      <WorkForm
        label={label}
        onSubmit={onSave}
        onLeave={onLeave}
        takesFocus
        problem={problem}
        problemCount={problemCount}
        actions={actions}
      >
        {children}
      </WorkForm>
    </Panel>
  );
}
