import { describe, expect, it } from 'vitest';
import { commands } from '#shared/commands/registry.ts';
import { aPersonRow } from '#shared/directory/samples.ts';
import { answerStep, type ScriptInput, type ScriptRun, startScript, stepBack } from '#shared/scripts/engine.ts';
import { type Script, scriptSchema } from '#shared/scripts/schema.ts';
import { fileArgs, filingProblems, proposedFiling } from './filing.ts';
import { atRun, runOf, startCaller, startReport, withPerson } from './report-draft.ts';
import { scriptGroups } from './script-groups.ts';

const script: Script = scriptSchema.parse({
  id: '01980000-0000-7000-8000-000000000001',
  organisationId: 'it-teamet',
  version: 1,
  name: 'Skrivaren skriver inte ut',
  description: 'Papper, toner, nät',
  serviceId: '01980000-0000-7000-8000-000000000002',
  revision: 1,
  start: 'paper',
  steps: {
    paper: {
      type: 'choice',
      readAloud: 'Finns det papper?',
      options: [
        { id: 'yes', label: 'Ja', next: 'where' },
        { id: 'no', label: 'Nej', next: 'fill' },
      ],
    },
    fill: { type: 'solve', readAloud: 'Fyll på papper.', title: 'Papperet var slut', resolution: 'Papper fylldes på.' },
    where: { type: 'text', readAloud: 'Var står den?', label: 'Plats', required: true, next: 'end' },
    end: {
      type: 'file',
      readAloud: 'Vi kommer.',
      title: 'Skrivaren skriver inte ut',
      priority: 'high',
      groupId: '01980000-0000-7000-8000-000000000003',
      offerLoan: true,
    },
  },
});
const id = '01980000-0000-7000-8000-000000000009';
const caller = startCaller({ person: undefined, unit: undefined, phone: '+46317401234', organisationId: 'burlov' });

function walk(...inputs: ScriptInput[]): ScriptRun {
  return inputs.reduce((run, input) => {
    const result = answerStep(script, run, input);
    if (!result.ok) throw new Error(result.problem);
    return result.run;
  }, startScript(script));
}
const filedRun = walk({ type: 'choice', optionId: 'yes' }, { type: 'text', text: 'Rum 214' });
const solvedRun = walk({ type: 'choice', optionId: 'no' });

function proposed(run: ScriptRun, isUnsolved = false) {
  const filing = proposedFiling(script, run, isUnsolved);
  if (filing === null) throw new Error('the script has not ended');
  return filing;
}

describe('the end of a fault report', () => {
  it('proposes the ticket of the step with the answers as its description', () => {
    expect(proposed(filedRun)).toMatchObject({
      title: 'Skrivaren skriver inte ut',
      priority: 'high',
      offersLoan: true,
      resolution: null,
      description: 'Finns det papper?\n– Ja\nVar står den?\n– Rum 214',
    });
  });

  it('proposes nothing before the script has ended', () => {
    expect(proposedFiling(script, stepBack(filedRun), false)).toBeNull();
  });

  it('becomes a command the server can read, with the caller, the call and the answers', () => {
    const callId = '01980000-0000-7000-8000-000000000008';
    const args = fileArgs(proposed(filedRun), id, { script, run: filedRun, caller, callId });
    const parsed = commands['ticket.create'].args.parse(args);
    expect(parsed).toMatchObject({ callId, organisationId: 'burlov', solvedWith: null, scriptId: script.id });
    expect(parsed.scriptAnswers.map(({ answer }) => answer)).toEqual(['Ja', 'Rum 214']);
  });

  it('saves a solved fault as resolved with the solution', () => {
    const args = fileArgs(proposed(solvedRun), id, { script, run: solvedRun, caller, callId: null });
    expect(args).toMatchObject({ solvedWith: 'Papper fylldes på.', title: 'Papperet var slut' });
  });

  it('files under the name of the script when the solution did not help', () => {
    expect(proposed(solvedRun, true)).toMatchObject({ title: script.name, resolution: null });
  });

  it('says at the fields what is missing', () => {
    const nobody = startCaller({ person: undefined, unit: undefined, phone: null, organisationId: null });
    const emptied = { ...proposed(solvedRun), title: ' ', resolution: ' ' };
    expect(Object.keys(filingProblems(emptied, nobody)).sort()).toEqual(['organisationId', 'resolution', 'title']);
    expect(fileArgs(emptied, id, { script, run: solvedRun, caller: nobody, callId: null })).toBeNull();
  });
});

describe('a fault report on its way', () => {
  it('keeps the caller and drops what was written for the old step when it moves', () => {
    const draft = {
      ...startReport(caller),
      run: solvedRun,
      text: 'Rum',
      filing: proposed(solvedRun),
      isUnsolved: true,
    };
    expect(atRun(draft, stepBack(solvedRun))).toEqual({ ...startReport(caller), run: stepBack(solvedRun) });
  });

  it('starts over when the stored run cannot be read', () => {
    expect(runOf({ ...startReport(caller), run: JSON.parse('{"scriptId":"x"}') })).toBeNull();
    expect(runOf({ ...startReport(caller), run: filedRun })).toEqual(filedRun);
  });

  it('keeps the number one calls from when a person is chosen, and forgets the unit with the person', () => {
    const person = aPersonRow({
      id,
      organisationId: 'kavlinge',
      givenName: 'Åsa',
      familyName: 'Öberg',
      unitId: script.id,
      phones: [{ number: '+46317405678', kind: 'fixed' }],
    });
    const chosen = withPerson(caller, { personId: id, name: 'Åsa Öberg' }, person);
    expect(chosen).toMatchObject({ phone: caller.phone, organisationId: 'kavlinge', unitId: script.id });
    expect(withPerson(chosen, { personId: null, name: 'Vikarie' }, null).unitId).toBeNull();
  });
});

describe('choosing a fault report', () => {
  const broken = { ...script, id, name: 'Trasig', steps: {} };

  it('finds by name, description and å ä ö forgivingly, and never offers one that leads nowhere', () => {
    const offered = (search: string) =>
      scriptGroups([script, broken], new Map(), search).flatMap((group) => group.scripts.map(({ name }) => name));
    expect(offered('skriv nat')).toEqual([script.name]);
    expect(offered('trasig')).toEqual([]);
    expect(offered('')).toEqual([script.name]);
  });
});
