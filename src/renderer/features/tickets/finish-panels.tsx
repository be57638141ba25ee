import { useState } from 'react';
import { type Draft, useDraft, useNow } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { TextArea, useT, useTranslator } from '#renderer/ui/index.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { localTimeOf } from '#shared/time/local-time.ts';
import { type FeedbackDraft, feedbackFieldOf, feedbackWords, judgeFeedback, startFeedback } from './feedback-draft.ts';
import { FeedbackFields } from './feedback-fields.tsx';
import { MissingPlaces } from './templates/missing-places.tsx';
import { TemplateMenu } from './templates/template-menu.tsx';
import { withInserted } from './templates/template-values.ts';

interface FinishPanelProps {
  ticket: Ticket;
  onDone: () => void;
}

/** Takes the ticket a step on once what the step asks for is there; `fieldOf` says where a refusal's words belong. */
function useStep<T, F extends string>(
  draft: Draft<T>,
  fieldOf: (code: RefusalCode) => F | undefined,
  onDone: () => void,
) {
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);

  /** `args` is null while something is missing. */
  async function take(args: CommandArgs<'ticket.setStatus'> | null) {
    setTried(true);
    if (args === null || !(await submit('ticket.setStatus', args))) return;
    draft.clear();
    onDone();
  }

  const field = problem === null || problem.code === null ? undefined : fieldOf(problem.code);
  const fieldProblems: Partial<Record<F, string>> = {};
  if (field !== undefined && problem !== null) fieldProblems[field] = problem.words;
  return {
    isTried,
    take,
    fieldProblems,
    form: {
      problem: field === undefined ? problem?.words : null,
      isSaving,
      savedAt: draft.savedAt,
      onLeave: onDone,
    },
  };
}

/** Asks how the ticket was solved, and resolves it. */
export function ResolvePanel({ ticket, onDone }: FinishPanelProps) {
  const t = useT();
  /** What stood there when the panel was opened: a colleague may resolve it meanwhile. */
  const [was] = useState({ status: ticket.status, resolution: ticket.resolution });
  const draft = useDraft(`ticket.resolve:${ticket.id}`, { resolution: ticket.resolution });
  const fieldOf = (code: RefusalCode) => (code === 'resolution-missing' ? 'resolution' : undefined);
  const { isTried, take, fieldProblems, form } = useStep(draft, fieldOf, onDone);
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
        error={fieldProblems.resolution ?? (isTried && text === '' ? t('tickets.resolve.missing') : undefined)}
      />
      <MissingPlaces text={resolution} />
    </PanelForm>
  );
}

interface ClosePanelProps extends FinishPanelProps {
  /** Closed without a solution, because the requester did not answer. */
  isGivenUp?: boolean;
}

/** Asks how, when and to whom the result was told (återkoppling), or why nobody was, and closes the ticket. */
export function ClosePanel({ ticket, onDone, isGivenUp = false }: ClosePanelProps) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useNow(60_000);
  const draft = useDraft<FeedbackDraft>(`ticket.close:${ticket.id}`, startFeedback(ticket));
  const { isTried, take, fieldProblems, form } = useStep(draft, feedbackFieldOf, onDone);
  const judged = judgeFeedback(draft.value, ticket, now.toISOString());
  const problems =
    isTried && 'fault' in judged ? feedbackWords(judged.fault, translator, now.getTime()) : fieldProblems;

  function save() {
    if ('fault' in judged) return take(null);
    const closedBecause = isGivenUp ? ('missing-information' as const) : null;
    return take({ ticketId: ticket.id, status: 'closed', resolution: null, feedback: judged.given, closedBecause });
  }

  return (
    <PanelForm
      label={t(isGivenUp ? 'ticketWork.giveUp.title' : 'tickets.close.title')}
      save={t(isGivenUp ? 'ticketWork.giveUp.save' : 'tickets.close.save')}
      onSave={save}
      {...form}
    >
      <FeedbackFields
        ticket={ticket}
        value={draft.value}
        onChange={draft.set}
        problems={problems}
        today={localTimeOf(now.toISOString()).date}
      />
    </PanelForm>
  );
}
