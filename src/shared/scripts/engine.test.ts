import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerStep,
  backToStep,
  checkScript,
  currentStep,
  type ScriptRun,
  scriptAnswers,
  startScript,
  stepBack,
} from './engine.ts';
import { aBlackScreenScript } from './samples.ts';
import type { Script } from './schema.ts';

const script = aBlackScreenScript();

function walk(run: ScriptRun, ...inputs: Parameters<typeof answerStep>[2][]): ScriptRun {
  return inputs.reduce((current, input) => {
    const result = answerStep(script, current, input);
    if (!result.ok) throw new Error(result.problem);
    return result.run;
  }, run);
}

describe('a guided fault report', () => {
  it('goes where the answers lead and ends', () => {
    const run = walk(startScript(script), { type: 'next' }, { type: 'choice', optionId: 'no' });
    expect(currentStep(script, run)?.type).toBe('solve');
    expect(answerStep(script, run, { type: 'next' })).toEqual({ ok: false, problem: 'already-at-the-end' });
  });

  it('keeps only the answers on the path: one taken back does not leak into the ticket', () => {
    const first = walk(
      startScript(script),
      { type: 'next' },
      { type: 'choice', optionId: 'yes' },
      { type: 'text', text: 'B-1024' },
    );
    const other = walk(backToStep(first, 1), { type: 'choice', optionId: 'no' });
    expect(scriptAnswers(script, first).map((answer) => answer.answer)).toEqual(['Ja', 'B-1024']);
    expect(scriptAnswers(script, other)).toEqual([{ stepId: 'light', question: 'Lyser lampan?', answer: 'Nej' }]);
  });

  it('refuses an empty answer where one is required, and an option that is not there', () => {
    const atLight = walk(startScript(script), { type: 'next' });
    expect(answerStep(script, atLight, { type: 'choice', optionId: 'maybe' })).toMatchObject({
      problem: 'no-such-option',
    });
    expect(answerStep(script, atLight, { type: 'text', text: 'x' })).toMatchObject({ problem: 'wrong-kind-of-answer' });
    const atTag = walk(atLight, { type: 'choice', optionId: 'yes' });
    expect(answerStep(script, atTag, { type: 'text', text: '  ' })).toMatchObject({ problem: 'answer-required' });
  });

  it('comes back to the same place by one step back after any answer', () => {
    const input = fc.oneof(
      fc.constant({ type: 'next' } as const),
      fc.constantFrom('yes', 'no', 'maybe').map((optionId) => ({ type: 'choice', optionId }) as const),
      fc.string().map((text) => ({ type: 'text', text }) as const),
    );
    fc.assert(
      fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
        let run = startScript(script);
        for (const each of inputs) {
          const result = answerStep(script, run, each);
          if (!result.ok) continue;
          expect(stepBack(result.run)).toEqual(run);
          run = result.run;
        }
        expect(currentStep(script, run)).toBeDefined();
      }),
    );
  });

  it('has nowhere to go back from the start', () => {
    expect(stepBack(startScript(script))).toEqual(startScript(script));
  });
});

describe('checking a script', () => {
  it('finds nothing wrong with a whole one', () => {
    expect(checkScript(script)).toEqual([]);
  });

  it('finds a step that leads nowhere, one never reached and a circle without end', () => {
    const broken: Script = {
      ...script,
      steps: {
        hello: { type: 'say', readAloud: 'a', hint: '', next: 'gone' },
        island: { type: 'say', readAloud: 'b', hint: '', next: 'island' },
      },
    };
    expect(checkScript(broken)).toEqual([
      { stepId: 'hello', flaw: 'leads-nowhere' },
      { stepId: 'island', flaw: 'never-reached' },
      { stepId: 'hello', flaw: 'never-ends' },
    ]);
  });
});
