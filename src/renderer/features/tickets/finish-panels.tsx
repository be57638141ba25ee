import { useState } from 'react';
import { type Draft, useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { TextArea, useT } from '#renderer/ui/index.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type FeedbackDraft, FeedbackFields } from './feedback-fields.tsx';
import { MissingPlaces } from './templates/missing-places.tsx';
import { TemplateMenu } from './templates/template-menu.tsx';
import { withInserted } from './templates/template-values.ts';

interface FinishPanelProps {
  ticket: Ticket;
  onDone: () => void;
}

/** Takes the ticket a step on once what the step asks for is there; `asked` is the refusal that belongs at its field. */
function useStep<T>(draft: Draft<T>, asked: RefusalCode, onDone: () => void) {
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);

  /** `args` is null while something is missing. */
  async function take(args: CommandArgs<'ticket.setStatus'> | null) {
    setTried(true);
    if (args === null || !(await submit('ticket.setStatus', args))) return;
    draft.clear();
    onDone();
  }

  const isAtField = problem?.code === asked;
  return {
    isTried,
    take,
    fieldProblem: isAtField ? problem.words : undefined,
    form: { problem: isAtField ? null : problem?.words, isSaving, savedAt: draft.savedAt, onLeave: onDone },
  };
}

/** Asks how the ticket was solved, and resolves it. */
export function ResolvePanel({ ticket, onDone }: FinishPanelProps) {
  const t = useT();
  /** What stood there when the panel was opened: a colleague may resolve it meanwhile. */
  const [was] = useState({ status: ticket.status, resolution: ticket.resolution });
  const draft = useDraft(`ticket.resolve:${ticket.id}`, { resolution: ticket.resolution });
  const { isTried, take, fieldProblem, form } = useStep(draft, 'resolution-missing', onDone);
  const { resolution } = draft.value;
  const text = resolution.trim();
  const args = { ticketId: ticket.id, status: 'resolved' as const, resolution: text, feedback: null, was };
  return (
    <PanelForm
      label={t('tickets.resolve.title')}
      save={t('tickets.resolve.save')}
      onSave={() => take(text === '' ? null : args)}
      more={
        <TemplateMenu
          ticket={ticket}
          use="resolution"
          onChoose={(chosen) => draft.set({ resolution: withInserted(resolution, chosen.text) })}
        />
      }
      {...form}
    >
      <TextArea
        label={t('tickets.resolve.resolution')}
        help={t('tickets.resolve.help')}
        value={resolution}
        onChange={(next) => draft.set({ resolution: next })}
        error={fieldProblem ?? (isTried && text === '' ? t('tickets.resolve.missing') : undefined)}
      />
      <MissingPlaces text={resolution} />
    </PanelForm>
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
  const { isTried, take, fieldProblem, form } = useStep(draft, 'feedback-missing', onDone);
  const { how, note } = draft.value;

  function save() {
    if (how === null) return take(null);
    const feedback = { how, note: note.trim() };
    const closedBecause = isGivenUp ? ('missing-information' as const) : null;
    return take({ ticketId: ticket.id, status: 'closed', resolution: null, feedback, closedBecause });
  }

  return (
    <PanelForm
      label={t(isGivenUp ? 'ticketWork.giveUp.title' : 'tickets.close.title')}
      save={t(isGivenUp ? 'ticketWork.giveUp.save' : 'tickets.close.save')}
      onSave={save}
      {...form}
    >
      <FeedbackFields
        value={draft.value}
        onChange={draft.set}
        error={fieldProblem ?? (isTried && how === null ? t('tickets.close.missing') : undefined)}
      />
    </PanelForm>
  );
}
