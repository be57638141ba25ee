import { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import type { ScriptAnswer } from '../tickets/schema.ts';
import type { Script, ScriptStep } from './schema.ts';

/** Where a guided fault report stands: the steps left behind, in order, and what was answered there. Plain JSON, kept as a draft. */
export const scriptRunSchema = z.object({
  scriptId: z.string(),
  revision: z.number().int(),
  trail: z.array(z.object({ stepId: z.string(), answer: z.string().nullable() })),
  currentStepId: z.string(),
});
export type ScriptRun = z.infer<typeof scriptRunSchema>;

export type ScriptInput = { type: 'next' } | { type: 'choice'; optionId: string } | { type: 'text'; text: string };

export type ScriptProblem = 'answer-required' | 'no-such-option' | 'wrong-kind-of-answer' | 'already-at-the-end';

export type StepResult = { ok: true; run: ScriptRun } | { ok: false; problem: ScriptProblem };

/** Returns a run at the script's first step. */
export function startScript(script: Script): ScriptRun {
  return { scriptId: script.id, revision: script.revision, trail: [], currentStepId: script.start };
}

/**
 * Returns the step the run stands at, or undefined when the script has been changed so that the step is gone: start
 * over then (a run belongs to one revision).
 */
export function currentStep(script: Script, run: ScriptRun): ScriptStep | undefined {
  return Object.hasOwn(script.steps, run.currentStepId) ? script.steps[run.currentStepId] : undefined;
}

function advance(run: ScriptRun, answer: string | null, next: string): StepResult {
  const trail = [...run.trail, { stepId: run.currentStepId, answer }];
  return { ok: true, run: { ...run, trail, currentStepId: next } };
}

/** Returns the run after an answer to the current step, or why the answer does not fit it. */
export function answerStep(script: Script, run: ScriptRun, input: ScriptInput): StepResult {
  const step = currentStep(script, run);
  if (step === undefined) return { ok: false, problem: 'already-at-the-end' };
  switch (step.type) {
    case 'say':
      return input.type === 'next' ? advance(run, null, step.next) : { ok: false, problem: 'wrong-kind-of-answer' };
    case 'choice': {
      if (input.type !== 'choice') return { ok: false, problem: 'wrong-kind-of-answer' };
      const option = step.options.find((candidate) => candidate.id === input.optionId);
      if (option === undefined) return { ok: false, problem: 'no-such-option' };
      return advance(run, option.label, option.next);
    }
    case 'text': {
      if (input.type !== 'text') return { ok: false, problem: 'wrong-kind-of-answer' };
      const text = input.text.trim();
      if (text === '' && step.required) return { ok: false, problem: 'answer-required' };
      return advance(run, text === '' ? null : text, step.next);
    }
    case 'solve':
    case 'file':
      return { ok: false, problem: 'already-at-the-end' };
    default:
      return assertNever(step);
  }
}

/** Returns the run one step back, with that step's answer forgotten; at the start the run itself. */
export function stepBack(run: ScriptRun): ScriptRun {
  const last = run.trail.at(-1);
  return last === undefined ? run : { ...run, trail: run.trail.slice(0, -1), currentStepId: last.stepId };
}

/** Returns the run back at a step on its trail, all later answers forgotten; a step not on the trail changes nothing. */
export function backToStep(run: ScriptRun, trailIndex: number): ScriptRun {
  const target = run.trail[trailIndex];
  return target === undefined ? run : { ...run, trail: run.trail.slice(0, trailIndex), currentStepId: target.stepId };
}

/** Returns what was answered, in order. Only the path taken counts: an answer that was taken back is gone. */
export function scriptAnswers(script: Script, run: ScriptRun): ScriptAnswer[] {
  return run.trail.flatMap(({ stepId, answer }) => {
    const step = script.steps[stepId];
    return step === undefined || answer === null ? [] : [{ stepId, question: step.readAloud, answer }];
  });
}

function nextSteps(step: ScriptStep): string[] {
  switch (step.type) {
    case 'say':
    case 'text':
      return [step.next];
    case 'choice':
      return step.options.map((option) => option.next);
    case 'solve':
    case 'file':
      return [];
    default:
      return assertNever(step);
  }
}

export interface ScriptFlaw {
  stepId: string;
  flaw: 'leads-nowhere' | 'never-reached' | 'never-ends' | 'two-options-alike';
}

/** Returns what is wrong with a script's graph: a script with flaws is not offered to agents. */
export function checkScript(script: Script): ScriptFlaw[] {
  const flaws: ScriptFlaw[] = [];
  const stepIds = Object.keys(script.steps);
  const exists = (stepId: string) => Object.hasOwn(script.steps, stepId);
  if (!exists(script.start)) flaws.push({ stepId: script.start, flaw: 'leads-nowhere' });

  const reached = new Set<string>();
  const open = exists(script.start) ? [script.start] : [];
  for (let stepId = open.pop(); stepId !== undefined; stepId = open.pop()) {
    const step = script.steps[stepId];
    if (reached.has(stepId) || step === undefined) continue;
    reached.add(stepId);
    if (step.type === 'choice' && new Set(step.options.map((option) => option.id)).size < step.options.length) {
      flaws.push({ stepId, flaw: 'two-options-alike' });
    }
    for (const next of nextSteps(step)) {
      if (exists(next)) open.push(next);
      else flaws.push({ stepId, flaw: 'leads-nowhere' });
    }
  }
  for (const stepId of stepIds) if (!reached.has(stepId)) flaws.push({ stepId, flaw: 'never-reached' });

  // A step ends if one of its ways leads to an end; repeat until nothing new is learnt.
  const ending = new Set(stepIds.filter((stepId) => ['solve', 'file'].includes(script.steps[stepId]?.type ?? '')));
  for (let learnt = true; learnt; ) {
    learnt = false;
    for (const [stepId, step] of Object.entries(script.steps)) {
      if (!ending.has(stepId) && nextSteps(step).some((next) => ending.has(next))) {
        ending.add(stepId);
        learnt = true;
      }
    }
  }
  for (const stepId of reached) if (!ending.has(stepId)) flaws.push({ stepId, flaw: 'never-ends' });
  return flaws;
}
