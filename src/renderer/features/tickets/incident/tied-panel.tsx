import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { announce, Banner, Checkbox, ProgressBar, Select, TextArea, useT } from '#renderer/ui/index.ts';
import { type Ticket, type TicketFeedback, ticketFeedbackSchema } from '#shared/tickets/schema.ts';
import { stepsFor, type TiedMessage } from './tied-steps.ts';
import { useTiedWork } from './use-tied-work.ts';

interface TiedDraft {
  text: string;
  isClosing: boolean;
  how: TicketFeedback['how'];
}

const empty: TiedDraft = { text: '', isClosing: false, how: 'phone' };

interface TiedPanelProps {
  incident: Ticket;
  tied: readonly Ticket[];
  onDone: () => void;
}

/** One message to everybody who is tied to the incident, and if so wished the end of their tickets; says first how many. */
export function TiedPanel({ incident, tied, onDone }: TiedPanelProps) {
  const t = useT();
  const draft = useDraft<TiedDraft>(`ticket.tied:${incident.id}`, empty);
  const { progress, problems, run } = useTiedWork();
  const [isTried, setTried] = useState(false);
  const { value } = draft;
  const change = (some: Partial<TiedDraft>) => draft.set({ ...value, ...some });
  const message: TiedMessage = { text: value.text.trim(), closing: value.isClosing ? value.how : null };
  const concerned = tied.filter((ticket) => stepsFor(ticket, message).length > 0);
  const isMissing = message.text === '';

  async function save() {
    setTried(true);
    if (isMissing || concerned.length === 0) return;
    if (!(await run(concerned, message))) return;
    draft.clear();
    announce(t(value.isClosing ? 'incidents.tied.closed' : 'incidents.tied.told', { count: concerned.length }));
    onDone();
  }

  return (
    <PanelForm
      label={t('incidents.tied.tell')}
      save={t(value.isClosing ? 'incidents.tied.saveClosing' : 'incidents.tied.save', { count: concerned.length })}
      isSaving={progress !== null || concerned.length === 0}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <TextArea
        label={t('incidents.tied.message')}
        help={t('incidents.tied.messageHelp')}
        rows={3}
        value={value.text}
        onChange={(text) => change({ text })}
        error={isTried && isMissing ? t('incidents.tied.messageMissing') : undefined}
      />
      <Checkbox isSelected={value.isClosing} onChange={(isClosing) => change({ isClosing })}>
        {t('incidents.tied.alsoClose')}
      </Checkbox>
      {value.isClosing && (
        <Select
          label={t('tickets.close.how')}
          options={ticketFeedbackSchema.shape.how.options.map((id) => ({ id, label: t(`tickets.feedback.${id}`) }))}
          value={value.how}
          onChange={(how) => change({ how })}
        />
      )}
      {progress !== null && (
        <ProgressBar
          label={t('incidents.tied.progress')}
          value={(100 * progress.done) / progress.total}
          valueLabel={t('incidents.tied.of', progress)}
        />
      )}
      {problems.length > 0 && (
        <Banner tone="danger" title={t('incidents.tied.problems', { count: problems.length })}>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Banner>
      )}
    </PanelForm>
  );
}
