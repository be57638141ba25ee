import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Button,
  Group,
  Input,
  TextArea as InputArea,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import { focusNearestList } from './focus-nearest-list.ts';
import { useT } from './i18n.tsx';
import { KeyHint } from './key-hint.tsx';

type BareTextFieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>;

export interface TextFieldProps extends BareTextFieldProps, FieldWords {
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField({
  label,
  isLabelHidden,
  help,
  error,
  isOptional,
  placeholder,
  inputRef,
  ...rest
}: TextFieldProps) {
  const words = { label, isLabelHidden, help, error, isOptional };
  return (
    <AriaTextField {...rest} className={styles.field} isInvalid={error !== undefined} validationBehavior="aria">
      <FieldLabel {...words} />
      <Input className={styles.input} placeholder={placeholder} ref={inputRef} />
      <FieldFoot {...words} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends BareTextFieldProps, FieldWords {
  placeholder?: string;
  /** Lines shown at first; it grows with what is written. */
  rows?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text, growing with what is written. */
export function TextArea({
  label,
  isLabelHidden,
  help,
  error,
  isOptional,
  placeholder,
  rows = 3,
  inputRef,
  ...rest
}: TextAreaProps) {
  const words = { label, isLabelHidden, help, error, isOptional };
  return (
    <AriaTextField {...rest} className={styles.field} isInvalid={error !== undefined} validationBehavior="aria">
      <FieldLabel {...words} />
      <InputArea
        className={classNames(styles.input, styles.area, rows === 1 && styles.oneLine)}
        placeholder={placeholder}
        rows={rows}
        ref={inputRef}
      />
      <FieldFoot {...words} />
    </AriaTextField>
  );
}

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  /** For screen readers; the magnifying glass tells the eye. */
  label: string;
  placeholder?: string;
  keyHint?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** A search in a list. Escape clears it; arrow down goes into the list, as Enter does where nothing else is to be done by it. */
export function SearchField({ label, placeholder, keyHint, inputRef, ...rest }: SearchFieldProps) {
  const t = useT();
  const leave: AriaSearchFieldProps['onKeyDown'] = (event) => {
    const isLeaving = event.key === 'ArrowDown' || (event.key === 'Enter' && rest.onSubmit === undefined);
    // Left alone the key would also act in the list it has just come to.
    if (isLeaving && focusNearestList(event.currentTarget)) event.preventDefault();
    else event.continuePropagation();
  };
  return (
    <AriaSearchField onKeyDown={leave} {...rest} aria-label={label} className={classNames(styles.field, styles.search)}>
      {({ isEmpty }) => (
        <Group className={styles.box}>
          <span className={styles.boxIcon}>
            <Search aria-hidden="true" />
          </span>
          <Input className={styles.bare} placeholder={placeholder ?? label} ref={inputRef} />
          {isEmpty && keyHint !== undefined && (
            <span className={styles.boxHint}>
              <KeyHint keys={keyHint} />
            </span>
          )}
          <Button className={styles.boxButton} aria-label={t('ui.search.clear')}>
            <X aria-hidden="true" />
          </Button>
        </Group>
      )}
    </AriaSearchField>
  );
}
