import { useState } from 'react';
import { TextField } from '#renderer/ui/index.ts';

interface WrittenFieldProps<T> {
  label: string;
  isLabelHidden?: boolean;
  help?: string | undefined;
  error?: string | undefined;
  isOptional?: boolean;
  value: T;
  onChange: (value: T) => void;
  /** How the value is written. */
  write: (value: T) => string;
  /** What is written, read; what cannot be read becomes a value that the schema refuses. */
  read: (text: string) => T;
}

/** A value written as text in any usual form; the field rewrites it its own way when left. */
export function WrittenField<T>({ value, onChange, write, read, ...words }: WrittenFieldProps<T>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...words}
      value={typed ?? write(value)}
      onChange={(text) => {
        setTyped(text);
        onChange(read(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Returns the whole numbers written, "3, 6"; a word that is none becomes 0, which the schemas of days refuse. */
export function readNumbers(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => (/^\d{1,4}$/.test(word) ? Number(word) : 0));
}
