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
}

/** How many choices an open list shows; writing narrows it. */
const shownAtMost = 60;

/** A choice among many that are all known here: writing finds by beginnings of words, emptying the field chooses none. */
export function ChoiceField<Id extends string>({ options, value, onChange, ...rest }: ChoiceFieldProps<Id>) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const chosen = options.find((option) => option.id === value);
  const shown = options.filter((option) => matchesWords(`${option.label} ${option.detail ?? ''}`, typed ?? ''));
  return (
    <ComboBox
      {...rest}
      options={shown.slice(0, shownAtMost)}
      value={value}
      text={typed ?? chosen?.label ?? ''}
      isWhole={isWhole}
      onTextChange={(text) => {
        // A whole label written or scanned is a choice, without the list.
        const exact = options.find((option) => option.label.toLocaleLowerCase() === text.trim().toLocaleLowerCase());
        if (exact !== undefined && exact.id !== value) onChange(exact.id);
        if (text === '' && value !== null) onChange(null);
        setTyped(exact === undefined ? text : null);
        setIsWhole(exact !== undefined);
      }}
      onChange={(next) => {
        setTyped(null);
        if (next !== null && next !== value) onChange(next);
      }}
    />
  );
}
