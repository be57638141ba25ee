import { useDraft, useLookup, useRow } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { PersonField } from '#renderer/parts/person-field.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { TicketField } from '#renderer/parts/ticket-field.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { announce, Select, TextArea, useT } from '#renderer/ui/index.ts';
import { type Call, type CallOutcome, callOutcomeSchema } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { offeredReasonCodes } from '#shared/reason-codes/schema.ts';

interface CorrectDraft {
  outcome: CallOutcome | null;
  note: string;
  personId: Id | null;
  /** As written; null: as in the directory. */
  personText: string | null;
  ticketId: Id | null;
  reasonCodeId: Id | null;
}

const none = 'none';

/** Puts right what was written about a call: outcome, reason, who it was, the ticket, the note. */
export function CorrectForm({ call, onDone }: { call: Call; onDone: () => void }) {
  const t = useT();
  const codes = offeredReasonCodes(useLookup('reasonCodes').values(), call.organisationId, call.reasonCodeId);
  const draft = useDraft<CorrectDraft>(`callRecord.correct:${call.id}`, {
    outcome: call.outcome,
    note: call.note,
    personId: call.personId,
    personText: null,
    ticketId: call.ticketId,
    reasonCodeId: call.reasonCodeId,
  });
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  const change = (some: Partial<CorrectDraft>) => draft.set({ ...value, ...some });
  const person = useRow('people', value.personId);
  const personText = value.personText ?? (person === undefined ? '' : personName(person));
  const isUnknown = value.personId === null && personText.trim() !== '';

  async function save() {
    if (isUnknown) return;
    const { outcome, note, personId, ticketId, reasonCodeId } = value;
    if (!(await submit('call.correct', { callId: call.id, outcome, note, personId, ticketId, reasonCodeId }))) return;
    draft.clear();
    announce(t('callRecords.correct.saved'));
    onDone();
  }

  if (!draft.loaded) return null;
  return (
    <PanelForm
      label={t('callRecords.correct.title')}
      title={t('callRecords.correct.title')}
      save={t('callRecords.correct.save')}
      problem={problem?.words ?? null}
      problemCount={isUnknown ? 1 : 0}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={() => void save()}
      onLeave={onDone}
    >
      <TextArea
        label={t('callRecords.correct.note')}
        isOptional
        rows={3}
        value={value.note}
        onChange={(note) => change({ note })}
      />
      <FieldRow>
        <Select
          label={t('callRecords.correct.outcome')}
          options={[
            { id: none, label: t('callRecords.correct.noOutcome') },
            ...callOutcomeSchema.options.map((id) => ({ id, label: t(`calls.outcome.${id}`) })),
          ]}
          value={value.outcome ?? none}
          onChange={(id) => change({ outcome: id === none ? null : callOutcomeSchema.parse(id) })}
        />
        {codes.length > 0 && (
          <Select
            label={t('callRecords.correct.reason')}
            options={[
              { id: none, label: t('callRecords.correct.noReason') },
              ...codes.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={value.reasonCodeId ?? none}
            onChange={(id) => change({ reasonCodeId: id === none ? null : id })}
          />
        )}
      </FieldRow>
      <FieldRow>
        <PersonField
          label={t('callRecords.correct.person')}
          isOptional
          error={isUnknown ? t('callRecords.correct.personUnknown') : undefined}
          value={{ personId: value.personId, name: personText }}
          onChange={({ personId, name }) => change({ personId, personText: name })}
        />
        <TicketField
          label={t('callRecords.correct.ticket')}
          help={t('callRecords.correct.ticketHelp')}
          isOptional
          value={value.ticketId}
          onChange={(ticketId) => change({ ticketId })}
        />
      </FieldRow>
    </PanelForm>
  );
}
