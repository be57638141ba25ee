import { useState } from 'react';
import type { CallerMatch } from '#renderer/data/index.ts';
import { Button, RadioGroup, useT, useViewKeys } from '#renderer/ui/index.ts';
import { type CallDraft, type ChosenCaller, chosenCaller } from './call-draft.ts';
import { matchDetail, matchId, matchName } from './caller-words.ts';
import { callerKeys } from './switchboard-keys.ts';

/** So many can be chosen by one digit. */
const byDigit = 9;

export interface CallerChoiceProps {
  matches: readonly CallerMatch[];
  chosen: CallDraft['chosen'];
  onChoose: (chosen: ChosenCaller) => void;
}

/** Everybody who has the number, to be chosen by arrow keys or digit; shown only when there is something to choose. */
export function CallerChoice({ matches, chosen, onChoose }: CallerChoiceProps) {
  const t = useT();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole || matches.length < byDigit ? matches : matches.slice(0, byDigit - 1);
  const current = chosenCaller(chosen, matches);
  const choices: ChosenCaller[] = [
    ...shown.map((match) => ({ type: match.type, id: matchId(match) })),
    { type: 'nobody', id: null },
  ];
  const pick = (position: number) => {
    const choice = choices[position - 1];
    // Once somebody is chosen, digits are for the search again; the arrows still correct the choice.
    return choice === undefined || position > byDigit || current !== null ? undefined : () => onChoose(choice);
  };
  useViewKeys(callerKeys, {
    choose1: pick(1),
    choose2: pick(2),
    choose3: pick(3),
    choose4: pick(4),
    choose5: pick(5),
    choose6: pick(6),
    choose7: pick(7),
    choose8: pick(8),
    choose9: pick(9),
  });
  return (
    <>
      <RadioGroup
        look="lines"
        label={t('switchboard.caller.several', { count: matches.length, last: Math.min(byDigit, choices.length) })}
        options={[
          ...shown.map((match, index) => ({
            id: matchId(match),
            label: `${index + 1}  ${matchName(match, t)}`,
            detail: matchDetail(match),
          })),
          { id: 'nobody', label: `${shown.length + 1}  ${t('switchboard.caller.nobody')}` },
        ]}
        value={current === null ? null : (current.id ?? 'nobody')}
        onChange={(id) => {
          const choice = choices.find((candidate) => (candidate.id ?? 'nobody') === id);
          if (choice !== undefined) onChoose(choice);
        }}
      />
      {shown.length < matches.length && (
        <Button size="small" onPress={() => setIsWhole(true)}>
          {t('switchboard.caller.showAll', { count: matches.length })}
        </Button>
      )}
    </>
  );
}
