import type { Page } from '@playwright/test';
import { assertNever } from '#shared/assert-never.ts';
import { answerStep, currentStep, type ScriptInput, type ScriptRun, startScript } from '#shared/scripts/engine.ts';
import type { Script, ScriptStep } from '#shared/scripts/schema.ts';

function inputsOf(step: ScriptStep): ScriptInput[] {
  switch (step.type) {
    case 'say':
      return [{ type: 'next' }];
    case 'choice':
      return step.options.map((option) => ({ type: 'choice', optionId: option.id }));
    case 'text':
      return [{ type: 'text', text: 'Det blinkar tre gånger och sedan är det svart' }];
    case 'solve':
    case 'file':
      return [];
    default:
      return assertNever(step);
  }
}

/** Returns the shortest way through a script to an end that fits. Throws when there is none. */
export function pathTo(
  script: Script,
  fits: (step: ScriptStep) => boolean,
): { step: ScriptStep; input: ScriptInput }[] {
  const open: { run: ScriptRun; path: { step: ScriptStep; input: ScriptInput }[] }[] = [
    { run: startScript(script), path: [] },
  ];
  const seen = new Set<string>();
  for (const { run, path } of open) {
    const step = currentStep(script, run);
    if (step === undefined || seen.has(run.currentStepId)) continue;
    seen.add(run.currentStepId);
    if (fits(step)) return path;
    for (const input of inputsOf(step)) {
      const result = answerStep(script, run, input);
      if (result.ok) open.push({ run: result.run, path: [...path, { step, input }] });
    }
  }
  throw new Error(`No way through "${script.name}" ends like that.`);
}

/** Answers one step by keyboard, as an agent with the caller on the line does. */
export async function answerByKeyboard(page: Page, step: ScriptStep, input: ScriptInput): Promise<void> {
  await page.getByRole('region', { name: step.readAloud }).waitFor();
  switch (input.type) {
    case 'next':
      return await page.keyboard.press('Enter');
    case 'choice': {
      const options = step.type === 'choice' ? step.options : [];
      return await page.keyboard.press(String(options.findIndex((option) => option.id === input.optionId) + 1));
    }
    case 'text':
      await page.keyboard.insertText(input.text);
      return await page.keyboard.press('Enter');
    default:
      return assertNever(input);
  }
}
