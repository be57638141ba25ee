import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { TextArea, useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type FeedbackDraft, FeedbackFields, FinishForm } from './finish-form.tsx';
import { MissingPlaces } from './templates/missing-places.tsx';
import { TemplateMenu } from './templates/template-menu.tsx';
import { withInserted } from './templates/template-values.ts';

interface FinishPanelProps {
  ticket: Ticket;
  onDone: () => void;
}

/** Asks how the ticket was solved, and resolves it. */
export function ResolvePanel({ ticket, onDone }: FinishPanelProps) {
  const t = useT();
  const draft = useDraft(`ticket.resolve:${ticket.id}`, { resolution: ticket.resolution });
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const resolution = draft.value.resolution;
  const isMissing = resolution.trim() === '';

  async function save() {
    setTried(true);
    if (isMissing) return;
    const args = { ticketId: ticket.id, status: 'resolved' as const, resolution: resolution.trim(), feedback: null };
    if (!(await submit('ticket.setStatus', args))) return;
    draft.clear();
    onDone();
  }

  const atField = problem?.code === 'resolution-missing' ? problem.words : undefined;
  return (
    <FinishForm
      title={t('tickets.resolve.title')}
      saveWords={t('tickets.resolve.save')}
      problem={atField === undefined ? (problem?.words ?? null) : null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
      more={
        <TemplateMenu
          ticket={ticket}
          use="resolution"
          onChoose={({ text }) => draft.set({ resolution: withInserted(resolution, text) })}
        />
      }
    >
      <TextArea
        label={t('tickets.resolve.resolution')}
        help={t('tickets.resolve.help')}
        value={resolution}
        onChange={(text) => draft.set({ resolution: text })}
        error={atField ?? (isTried && isMissing ? t('tickets.resolve.missing') : undefined)}
      />
      <MissingPlaces text={resolution} />
    </FinishForm>
  );
}

interface ClosePanelProps extends FinishPanelProps {
  /** Closed without a solution, because the requester did not answer. */
  isGivenUp?: boolean;
}

/** Asks how the requester was told (återkoppling), and closes the ticket. */
export function ClosePanel({ ticket, onDone, isGivenUp = false }: ClosePanelProps) {
  const t = useT();
  const initial: FeedbackDraft = { how: ticket.feedback?.how ?? null, note: ticket.feedback?.note ?? '' };
  const draft = useDraft(`ticket.close:${ticket.id}`, initial);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { how, note } = draft.value;

  async function save() {
    setTried(true);
    if (how === null) return;
    const feedback = { how, note: note.trim() };
    const closedBecause = isGivenUp ? ('missing-information' as const) : null;
    const args = { ticketId: ticket.id, status: 'closed' as const, resolution: null, feedback, closedBecause };
    if (!(await submit('ticket.setStatus', args))) return;
    draft.clear();
    onDone();
  }

  const atField = problem?.code === 'feedback-missing' ? problem.words : undefined;
  return (
    <FinishForm
      title={t(isGivenUp ? 'ticketWork.giveUp.title' : 'tickets.close.title')}
      saveWords={t(isGivenUp ? 'ticketWork.giveUp.save' : 'tickets.close.save')}
      problem={atField === undefined ? (problem?.words ?? null) : null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <FeedbackFields
        value={draft.value}
        onChange={draft.set}
        error={atField ?? (isTried && how === null ? t('tickets.close.missing') : undefined)}
      />
    </FinishForm>
  );
}
