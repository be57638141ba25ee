import { useState } from 'react';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { IncidentNotices } from '#renderer/parts/incidents/incident-notices.tsx';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import {
  answerStep,
  backToStep,
  currentStep,
  type ScriptInput,
  type ScriptProblem,
  type ScriptRun,
  startScript,
  stepBack,
} from '#shared/scripts/engine.ts';
import type { Script } from '#shared/scripts/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { EndForm } from './end-form.tsx';
import styles from './fault-report.module.css';
import { proposedFiling } from './filing.ts';
import { PathList } from './path-list.tsx';
import { atRun, type Filed, type ReportDraft } from './report-draft.ts';
import { StepView } from './step-view.tsx';

interface RunViewProps {
  script: Script;
  run: ScriptRun;
  draft: ReportDraft;
  savedAt: Instant | null;
  callId: Id | null;
  onChange: (draft: ReportDraft) => void;
  onFiled: (filed: Filed) => void;
  onIncomplete: () => void;
}

/** A script being followed: the path so far at the side, one step at a time. */
export function RunView({ script, run, draft, savedAt, callId, onChange, onFiled, onIncomplete }: RunViewProps) {
  const t = useT();
  const [turn, setTurn] = useState(0);
  const step = currentStep(script, run);
  const goTo = (next: ScriptRun | null) => {
    setTurn((count) => count + 1);
    onChange(atRun(draft, next));
  };

  function answer(input: ScriptInput): ScriptProblem | null {
    const result = answerStep(script, run, input);
    if (!result.ok) return result.problem;
    goTo(result.run);
    return null;
  }

  const filing = draft.filing ?? proposedFiling(script, run, draft.isUnsolved);
  const end = filing !== null && (
    <EndForm
      filing={filing}
      sources={{ script, run, caller: draft.caller, callId }}
      savedAt={savedAt}
      onChange={(changed) => onChange({ ...draft, filing: changed })}
      onFiled={onFiled}
      onIncomplete={onIncomplete}
      onUnsolved={filing.resolution === null ? undefined : () => onChange({ ...draft, filing: null, isUnsolved: true })}
    />
  );

  return (
    <div className={styles.run}>
      <div className={styles.side}>
        <h2>{script.name}</h2>
        <PathList script={script} run={run} onGoTo={(index) => goTo(backToStep(run, index))} />
        <div className={styles.sideActions}>
          <Button size="small" variant="quiet" onPress={() => goTo(startScript(script))}>
            {t('faultReports.restart')}
          </Button>
          <Button size="small" variant="quiet" onPress={() => goTo(null)}>
            {t('faultReports.abandon')}
          </Button>
        </div>
        <DraftSaved savedAt={savedAt} />
      </div>
      <div className={styles.main}>
        {filing === null && (
          <IncidentNotices
            matter={{
              organisationId: draft.caller.organisationId,
              serviceId: script.serviceId,
              unitId: draft.caller.unitId,
            }}
          />
        )}
        {script.revision !== run.revision && (
          <Banner
            tone="soon"
            title={t('faultReports.changed')}
            actions={
              <Button size="small" onPress={() => goTo(startScript(script))}>
                {t('faultReports.restart')}
              </Button>
            }
          >
            {t('faultReports.changedHelp')}
          </Banner>
        )}
        {step === undefined ? (
          <Banner tone="danger">{t('faultReports.step.gone')}</Banner>
        ) : (
          <StepView
            key={`${run.currentStepId}:${run.trail.length}:${turn}`}
            step={step}
            position={run.trail.length + 1}
            text={draft.text}
            onText={(text) => onChange({ ...draft, text })}
            onAnswer={answer}
            onBack={run.trail.length === 0 ? undefined : () => goTo(stepBack(run))}
            end={end}
          />
        )}
      </div>
    </div>
  );
}
