import { useEffect, useRef } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { takeCtrlEnter } from '#renderer/parts/work-form.tsx';
import { Button, TextArea, useKeys, useT, useViewKeys } from '#renderer/ui/index.ts';
import { callOutcomeSchema } from '#shared/calls/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { KeptCall } from './current-calls.ts';
import styles from './file-call-form.module.css';
import { useFlowState } from './flow-state.ts';
import { ReasonField, useReasonCodes } from './reason-field.tsx';
import { switchboardKeys } from './switchboard-keys.ts';
import type { CallFlow } from './use-call-flow.ts';
import { useFileCall } from './use-file-call.ts';
import { useLiveCalls } from './use-live-calls.ts';

const outcomes = callOutcomeSchema.options;

/** What became of a call and a note of it. Written any time, saved as a draft at once, filed with or without network. */
export function FileCallForm({ item, flow }: { item: KeptCall; flow: CallFlow }) {
  const t = useT();
  const keys = useKeys(switchboardKeys);
  const { next } = useLiveCalls();
  const { goingTo, arrived, remark } = useFlowState();
  const { draft, outcome, ticket, problem, setProblem, write, file } = useFileCall(item);
  const codes = useReasonCodes(item.call.organisationId, draft.value.reasonCodeId);
  const group = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const focusOutcome = () => group.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();

  /** Files it; without a reason where they are counted it is filed all the same, and said. */
  async function fileAs(otherwise?: 'solved'): Promise<boolean> {
    const lacksReason = codes.length > 0 && draft.value.reasonCodeId === null;
    if (!(await file(otherwise))) return false;
    remark(lacksReason ? item.call.id : null);
    return true;
  }

  async function fileHere() {
    if (outcome === null) focusOutcome();
    await fileAs();
  }

  /** The note is saved and the call closed as handled; says whether it is. */
  async function closeAsHandled(): Promise<boolean> {
    if (!(await fileAs('solved'))) return false;
    if (item.phase === 'active') await flow.hangUp(item);
    return true;
  }

  async function noteAndNext() {
    if ((await closeAsHandled()) && next !== null) await flow.answer(next);
  }

  useEffect(() => {
    if (goingTo !== 'filing') return;
    group.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus();
    arrived();
  }, [goingTo, arrived]);

  useViewKeys(switchboardKeys, {
    file: () => void fileHere(),
    note: () => note.current?.focus(),
    noteAndNext: () => void noteAndNext(),
    handled: () => void closeAsHandled(),
  });

  return (
    <form
      className={styles.form}
      aria-label={t('switchboard.file.title')}
      onKeyDownCapture={(event) => takeCtrlEnter(event, () => void fileHere())}
      onSubmit={(event) => {
        event.preventDefault();
        void fileHere();
      }}
    >
      <div className={styles.outcomeLine}>
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
        <ReasonField
          codes={codes}
          value={draft.value.reasonCodeId}
          onChange={(reasonCodeId) => write({ reasonCodeId })}
        />
      </div>
      <div className={styles.noteLine}>
        <TextArea
          label={t('switchboard.file.note')}
          isLabelHidden
          placeholder={t('switchboard.file.notePlaceholder', { key: keys.note.keys })}
          rows={1}
          inputRef={note}
          value={draft.value.note}
          onChange={(note) => write({ note })}
        />
        <span className={styles.buttons}>
          <Button type="submit" variant="primary" keyHint={keys.file.keys}>
            {t('switchboard.file.do')}
          </Button>
          <Button keyHint={keys.noteAndNext.keys} onPress={() => void noteAndNext()}>
            {t(next === null ? 'switchboard.file.noteAndDone' : 'switchboard.file.noteAndNext')}
          </Button>
        </span>
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
