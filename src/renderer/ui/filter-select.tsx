import type { Option } from './option-item.tsx';
import { Select } from './select.tsx';

const every = 'every';

interface FilterSelectProps<Id extends string> {
  label: string;
  /** What is chosen when nothing is left out. */
  every: string;
  options: readonly Option<Id>[];
  /** Null: every one. */
  value: Id | null;
  onChange: (value: Id | null) => void;
}

/** A filter of a list: one of few, or every one. */
export function FilterSelect<Id extends string>({ options, value, onChange, ...words }: FilterSelectProps<Id>) {
  return (
    <Select<Id | typeof every>
      label={words.label}
      isLabelHidden
      options={[{ id: every, label: words.every }, ...options]}
      value={value ?? every}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.id ?? null)}
    />
  );
}
