import { Lightbulb } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { Button, KeyHint, TextArea, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { ScriptInput, ScriptProblem } from '#shared/scripts/engine.ts';
import type { ScriptStep } from '#shared/scripts/schema.ts';
import styles from './fault-report.module.css';
import { faultReportKeys, optionActions } from './fault-report-keys.ts';

interface StepViewProps {
  step: ScriptStep;
  /** Counted from 1. */
  position: number;
  text: string;
  onText: (text: string) => void;
  /** Returns why the answer does not fit, or null when it was taken. */
  onAnswer: (input: ScriptInput) => ScriptProblem | null;
  onBack: (() => void) | undefined;
  /** What the end of the script asks for. */
  end: ReactNode;
}

/** One step: what to say, large; a hint, small; and the answers. */
export function StepView({ step, position, text, onText, onAnswer, onBack, end }: StepViewProps) {
  const t = useT();
  const region = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<ScriptProblem | null>(null);
  const answer = (input: ScriptInput) => setProblem(onAnswer(input));
  const options = step.type === 'choice' ? step.options : [];

  // The question gets the focus, so that number keys act and a screen reader reads it; a field or "next" takes it itself.
  useEffect(() => {
    if (step.type === 'choice') region.current?.focus();
  }, [step.type]);

  const choices = Object.fromEntries(
    optionActions.map((action, index) => {
      const option = options[index];
      return [action, option === undefined ? undefined : () => answer({ type: 'choice', optionId: option.id })];
    }),
  );
  useViewKeys(faultReportKeys, { ...choices, back: onBack, backWhileWriting: onBack });

  const back = onBack !== undefined && (
    <Button variant="quiet" keyHint={step.type === 'text' ? 'Alt+↑' : '⌫'} onPress={onBack}>
      {t('faultReports.step.back')}
    </Button>
  );
  return (
    <section ref={region} className={styles.step} tabIndex={-1} aria-label={step.readAloud}>
      <p className={styles.quiet}>
        {t('faultReports.step.number', { number: position })} · {t('faultReports.step.readAloud')}
      </p>
      <p className={styles.readAloud}>{step.readAloud}</p>
      {step.hint !== '' && (
        <p className={styles.hint}>
          <Lightbulb aria-hidden="true" />
          {step.hint}
        </p>
      )}
      {answerPart()}
    </section>
  );

  function answerPart(): ReactNode {
    switch (step.type) {
      case 'say':
        return (
          <div className={styles.actions}>
            <NextButton onPress={() => answer({ type: 'next' })}>{t('faultReports.step.next')}</NextButton>
            {back}
          </div>
        );
      case 'choice':
        return (
          <>
            <ul className={styles.options} aria-label={t('faultReports.step.options')}>
              {step.options.map((option, index) => (
                <li key={option.id}>
                  <button
                    type="button"
                    className={styles.option}
                    aria-keyshortcuts={String(index + 1)}
                    onClick={() => answer({ type: 'choice', optionId: option.id })}
                  >
                    <KeyHint keys={String(index + 1)} />
                    {option.label}
                  </button>
                </li>
              ))}
            </ul>
            {problem !== null && <p className={styles.problem}>{t(problemWords(problem))}</p>}
            <div className={styles.actions}>{back}</div>
          </>
        );
      case 'text':
        return (
          <WorkForm
            label={step.label}
            onSubmit={() => answer({ type: 'text', text })}
            takesFocus
            actions={
              <>
                <Button type="submit" variant="primary" keyHint="Enter">
                  {t('faultReports.step.next')}
                </Button>
                {back}
              </>
            }
          >
            <AnswerField
              label={step.label}
              isOptional={!step.required}
              value={text}
              onChange={onText}
              onEnter={() => answer({ type: 'text', text })}
              error={problem === null ? undefined : t(problemWords(problem))}
            />
          </WorkForm>
        );
      case 'solve':
      case 'file':
        return (
          <>
            {end}
            <div className={styles.actions}>{back}</div>
          </>
        );
      default:
        return assertNever(step);
    }
  }
}

function problemWords(problem: ScriptProblem): MessageId {
  switch (problem) {
    case 'answer-required':
      return 'faultReports.step.answerMissing';
    case 'no-such-option':
    case 'wrong-kind-of-answer':
      return 'faultReports.step.notAChoice';
    case 'already-at-the-end':
      return 'faultReports.step.gone';
    default:
      return assertNever(problem);
  }
}

/** Enter goes on at once: the button has the focus when nothing is to be answered. */
function NextButton({ onPress, children }: { onPress: () => void; children: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => place.current?.querySelector('button')?.focus(), []);
  return (
    <span ref={place}>
      <Button variant="primary" keyHint="Enter" onPress={onPress}>
        {children}
      </Button>
    </span>
  );
}

interface AnswerFieldProps {
  label: string;
  isOptional: boolean;
  value: string;
  onChange: (text: string) => void;
  onEnter: () => void;
  error: string | undefined;
}

/** A short answer: Enter goes on, Shift+Enter makes a new line. */
function AnswerField({ label, isOptional, value, onChange, onEnter, error }: AnswerFieldProps) {
  return (
    <TextArea
      label={label}
      isOptional={isOptional}
      rows={2}
      maxLength={10_000}
      value={value}
      onChange={onChange}
      error={error}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.nativeEvent.isComposing) {
          event.continuePropagation();
          return;
        }
        event.preventDefault();
        onEnter();
      }}
    />
  );
}
