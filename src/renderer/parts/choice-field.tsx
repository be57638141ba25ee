import { useState } from 'react';
import { ComboBox, type Option } from '#renderer/ui/index.ts';
import { matchesWords } from './match-words.ts';

export interface ChoiceFieldProps<Id extends string> {
  label: string;
  isLabelHidden?: boolean;
  help?: string;
  error?: string | undefined;
  isOptional?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id | null) => void;
  /**
   * Each choice is put beside the field, which is emptied for the next one and keeps the focus; `value` is null then. A
   * label that is written whole waits for Enter when another begins with it.
   */
  isGathering?: boolean;
}

/** How many choices an open list shows; writing narrows it. */
const shownAtMost = 60;

/**
 * A choice among many that are all known here: writing finds by beginnings of words, Enter takes the first that is found,
 * emptying the field chooses none. What is no choice stays and says so.
 */
export function ChoiceField<Id extends string>(props: ChoiceFieldProps<Id>) {
  const { options, value, onChange, isGathering = false, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [takenCount, setTakenCount] = useState(0);
  const chosen = options.find((option) => option.id === value);
  const shown = options.filter((option) => matchesWords(`${option.label} ${option.detail ?? ''}`, typed ?? ''));

  function choose(id: Id) {
    if (isGathering) {
      setTakenCount((count) => count + 1);
      setIsWhole(true);
    }
    onChange(id);
  }

  return (
    <ComboBox
      {...rest}
      options={shown.slice(0, shownAtMost)}
      value={value}
      text={typed ?? chosen?.label ?? ''}
      isWhole={isWhole}
      takenCount={takenCount}
      isLoose={typed !== null && typed.trim() !== ''}
      onTextChange={(text) => {
        const exact = wholeOption(options, text, isGathering);
        setTyped(exact === undefined ? text : null);
        setIsWhole(exact !== undefined);
        if (exact !== undefined && exact.id !== value) choose(exact.id);
        if (text === '' && value !== null) onChange(null);
      }}
      onChange={(next) => {
        setTyped(null);
        if (next !== value) choose(next);
      }}
    />
  );
}

/** A whole label written or scanned is a choice, without the list. */
function wholeOption<Id extends string>(
  options: readonly Option<Id>[],
  text: string,
  isAlone: boolean,
): Option<Id> | undefined {
  const written = text.trim().toLocaleLowerCase();
  const exact = options.find(({ label }) => label.toLocaleLowerCase() === written);
  if (exact === undefined || !isAlone) return exact;
  const goesOn = options.some(({ id, label }) => id !== exact.id && label.toLocaleLowerCase().startsWith(written));
  return goesOn ? undefined : exact;
}
