import { useDataClient, useDraft } from '#renderer/data/index.ts';
import { OwnerField, quickTime, WhenField } from '#renderer/parts/call-backs/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, RadioGroup, TextArea, useT } from '#renderer/ui/index.ts';
import { type CallBack, type CallBackOutcome, callBackOutcomeSchema } from '#shared/call-backs/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { instantOf, type LocalTime } from '#shared/time/local-time.ts';

/** What can be done with an open call-back in a form of its own. */
export type CallBackAct = 'tried' | 'postpone' | 'give' | 'done';

interface FormProps {
  callBack: CallBack;
  onDone: () => void;
}

interface NoteProps {
  value: string;
  onChange: (note: string) => void;
}

function NoteField({ value, onChange }: NoteProps) {
  const t = useT();
  return (
    <TextArea
      label={t('callBacks.field.note')}
      isOptional
      rows={2}
      maxLength={2_000}
      value={value}
      onChange={onChange}
    />
  );
}

interface LaterDraft {
  due: LocalTime;
  note: string;
  isTried: boolean;
}

/** Nobody answered, or it is put off: when it is tried again. */
function LaterForm({ callBack, act, onDone }: FormProps & { act: 'tried' | 'postpone' }) {
  const t = useT();
  const client = useDataClient();
  const usual = quickTime(act === 'tried' ? 'half-hour' : 'two-hours', client.now()) ?? { date: '', time: '' };
  const draft = useDraft<LaterDraft>(`callBack.${act}:${callBack.id}`, { due: usual, note: '', isTried: false });
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  const change = (some: Partial<LaterDraft>) => draft.set({ ...value, ...some });
  const dueAt = instantOf(value.due);
  const error =
    dueAt === null ? t('callBacks.problem.due') : dueAt < client.now() ? t('callBacks.problem.past') : undefined;

  async function save() {
    if (dueAt === null || error !== undefined) {
      change({ isTried: true });
      return;
    }
    if (!(await submit(`callBack.${act}`, { callBackId: callBack.id, dueAt, note: value.note }))) return;
    draft.clear();
    announce(t(`callBacks.said.${act}`));
    onDone();
  }

  if (!draft.loaded) return null;
  const title = t(`callBacks.form.${act}`);
  return (
    <PanelForm
      label={title}
      title={title}
      save={t('callBacks.form.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={() => void save()}
      onLeave={onDone}
    >
      <WhenField value={value.due} onChange={(due) => change({ due })} error={value.isTried ? error : undefined} />
      <NoteField value={value.note} onChange={(note) => change({ note })} />
    </PanelForm>
  );
}

interface GiveDraft {
  ownerUserId: Id | null;
  note: string;
}

/** Gives it to a colleague, or back to everybody of the queue. */
function GiveForm({ callBack, onDone }: FormProps) {
  const t = useT();
  const draft = useDraft<GiveDraft>(`callBack.give:${callBack.id}`, { ownerUserId: null, note: '' });
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;

  async function save() {
    const { ownerUserId, note } = value;
    if (!(await submit('callBack.give', { callBackId: callBack.id, ownerUserId, note }))) return;
    draft.clear();
    announce(t('callBacks.said.give'));
    onDone();
  }

  if (!draft.loaded) return null;
  const title = t('callBacks.form.give');
  return (
    <PanelForm
      label={title}
      title={title}
      save={t('callBacks.form.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={() => void save()}
      onLeave={onDone}
    >
      <OwnerField
        organisationId={callBack.organisationId}
        value={value.ownerUserId}
        onChange={(ownerUserId) => draft.set({ ...value, ownerUserId })}
      />
      <NoteField value={value.note} onChange={(note) => draft.set({ ...value, note })} />
    </PanelForm>
  );
}

interface DoneDraft {
  outcome: CallBackOutcome | null;
  note: string;
  isTried: boolean;
}

/** Says how it went. */
function DoneForm({ callBack, onDone }: FormProps) {
  const t = useT();
  const draft = useDraft<DoneDraft>(`callBack.done:${callBack.id}`, { outcome: 'reached', note: '', isTried: false });
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  const change = (some: Partial<DoneDraft>) => draft.set({ ...value, ...some });

  async function save() {
    if (value.outcome === null) {
      change({ isTried: true });
      return;
    }
    const args = { callBackId: callBack.id, outcome: value.outcome, note: value.note };
    if (!(await submit('callBack.done', args))) return;
    draft.clear();
    announce(t('callBacks.said.done'));
    onDone();
  }

  if (!draft.loaded) return null;
  const title = t('callBacks.form.done');
  return (
    <PanelForm
      label={title}
      title={title}
      save={t('callBacks.form.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={() => void save()}
      onLeave={onDone}
    >
      <RadioGroup
        label={t('callBacks.field.outcome')}
        look="lines"
        options={callBackOutcomeSchema.options.map((id) => ({ id, label: t(`callBacks.outcome.${id}`) }))}
        value={value.outcome}
        onChange={(outcome) => change({ outcome })}
        error={value.isTried && value.outcome === null ? t('callBacks.problem.outcome') : undefined}
      />
      <NoteField value={value.note} onChange={(note) => change({ note })} />
    </PanelForm>
  );
}

/** The form of what is being done. */
export function CallBackActForm({ act, callBack, onDone }: FormProps & { act: CallBackAct }) {
  switch (act) {
    case 'tried':
    case 'postpone':
      return <LaterForm callBack={callBack} act={act} onDone={onDone} />;
    case 'give':
      return <GiveForm callBack={callBack} onDone={onDone} />;
    case 'done':
      return <DoneForm callBack={callBack} onDone={onDone} />;
  }
}
