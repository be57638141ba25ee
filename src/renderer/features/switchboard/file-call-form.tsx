import { useEffect, useRef, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useCallerMatches, useExecute, useRelated } from '#renderer/data/index.ts';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { takeCtrlEnter } from '#renderer/parts/work-form.tsx';
import { announce, Button, TextArea, useTranslator, useViewKeys } from '#renderer/ui/index.ts';
import { callOutcomeSchema } from '#shared/calls/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { type CallDraft, chosenCaller, useCallDraft } from './call-draft.ts';
import { callToFile, filed, type KeptCall, notFiled } from './current-calls.ts';
import styles from './file-call-form.module.css';
import { useFlowState } from './flow-state.ts';
import { switchboardKeys } from './switchboard-keys.ts';
import { useOwnCalls } from './use-own-calls.ts';

const outcomes = callOutcomeSchema.options;

/** What became of a call and a note of it. Written any time, saved as a draft at once, filed with or without network. */
export function FileCallForm({ item }: { item: KeptCall }) {
  const translator = useTranslator();
  const { t } = translator;
  const execute = useExecute();
  const { change } = useOwnCalls();
  const { fileRequests, turnTo } = useFlowState();
  const draft = useCallDraft(item.call.id);
  const matches = useCallerMatches(item.call.fromNumber);
  const ticket = useRelated('tickets', 'callId', item.call.id).at(-1);
  const [problem, setProblem] = useState<string | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const seenRequests = useRef(fileRequests);

  const outcome = draft.value.outcome ?? (ticket === undefined ? null : 'ticket');
  const focusOutcome = () => group.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();

  function write(part: Partial<CallDraft>) {
    draft.set({ ...draft.value, ...part });
    if (item.filed) change((own) => notFiled(own, item.call.id));
  }

  async function file() {
    if (outcome === null) {
      setProblem(t('switchboard.file.outcomeMissing'));
      focusOutcome();
      return;
    }
    const caller = chosenCaller(draft.value.chosen, matches);
    const result = await execute('call.record', {
      call: callToFile(item),
      outcome,
      note: draft.value.note,
      personId: caller?.type === 'person' ? caller.id : null,
      ticketId: ticket?.id ?? null,
    });
    setProblem(executeProblem(result, translator, Date.now()));
    if (result.status !== 'saved') return;
    announce(t(item.phase === 'active' ? 'switchboard.file.savedActive' : 'switchboard.file.saved'));
    if (item.phase === 'after-call') {
      draft.clear();
      turnTo(null);
    }
    change((own) => filed(own, item.call.id));
  }

  useEffect(() => {
    if (seenRequests.current === fileRequests) return;
    seenRequests.current = fileRequests;
    group.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();
  }, [fileRequests]);

  useViewKeys(switchboardKeys, { file: () => void file(), note: () => note.current?.focus() });

  return (
    <form
      className={styles.form}
      aria-label={t('switchboard.file.title')}
      onKeyDownCapture={(event) => takeCtrlEnter(event, () => void file())}
      onSubmit={(event) => {
        event.preventDefault();
        void file();
      }}
    >
      <RadioGroup
        ref={group}
        className={styles.outcomes}
        orientation="horizontal"
        value={outcome}
        isInvalid={problem !== null && outcome === null}
        onChange={(value) => {
          setProblem(null);
          write({ outcome: callOutcomeSchema.parse(value) });
        }}
      >
        <Label className={styles.label}>{t('switchboard.file.outcome')}</Label>
        {outcomes.map((id) => (
          <Radio key={id} value={id} className={styles.chip}>
            {t(`calls.outcome.${id}`)}
          </Radio>
        ))}
      </RadioGroup>
      <div className={styles.noteLine}>
        <TextArea
          label={t('switchboard.file.note')}
          isLabelHidden
          placeholder={t('switchboard.file.notePlaceholder')}
          rows={1}
          inputRef={note}
          value={draft.value.note}
          onChange={(note) => write({ note })}
        />
        <Button type="submit" variant="primary" keyHint={switchboardKeys.file.keys}>
          {t('switchboard.file.do')}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {(ticket !== undefined || draft.savedAt !== null) && (
        <p className={styles.saved}>
          {ticket !== undefined && <span>{t('switchboard.file.ticket', { number: ticketNumber(ticket) })}</span>}
          <DraftSaved savedAt={draft.savedAt} />
        </p>
      )}
    </form>
  );
}
