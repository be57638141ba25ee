import { ChevronDown } from 'lucide-react';
import { type Ref, useContext, useEffect, useRef, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  Popover,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { ListKeys } from './combo-box-keys.tsx';
import styles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import { useT } from './i18n.tsx';
import { type Option, OptionItem } from './option-item.tsx';
import overlay from './overlay.module.css';

export interface ComboBoxProps<Id extends string> extends FieldWords {
  /** The choices that fit the text now; the caller filters, so they may come from anywhere and later. */
  options: readonly Option<Id>[];
  value: Id | null;
  /** A choice was taken; the chosen one again when Escape gives up what was written. */
  onChange: (value: Id) => void;
  /** The text in the field. */
  text: string;
  onTextChange: (text: string) => void;
  /** The text as it stands is the choice, written or scanned whole: there is nothing left to list. */
  isWhole?: boolean;
  /** Choices taken over elsewhere so far, which left the field empty: each closes the list like a whole text. */
  takenCount?: number;
  /** Says "Söker …" in the open list. */
  isLoading?: boolean;
  /** The text is no choice and may not stand: it stays, says so once it is left, and holds its form up until it is chosen or emptied. */
  isLoose?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** A choice among many, found by writing: arrow keys, Enter, Escape. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const {
    options,
    value,
    onChange,
    text,
    onTextChange,
    isWhole = false,
    takenCount = 0,
    isLoading = false,
    isLoose = false,
    placeholder,
    isDisabled,
    isRequired,
    inputRef,
    ...words
  } = props;
  const t = useT();
  const [isLeft, setIsLeft] = useState(false);
  const error = words.error ?? (isLoose && isLeft ? t('ui.combo.loose', { text: text.trim() }) : undefined);
  const shown = { ...words, error };
  return (
    <AriaComboBox
      className={styles.field}
      items={options}
      value={value}
      onChange={(key) => {
        const chosen = key === value ? value : options.find((option) => option.id === key)?.id;
        if (chosen !== undefined && chosen !== null) onChange(chosen);
      }}
      inputValue={text}
      onInputChange={(next) => {
        setIsLeft(false);
        onTextChange(next);
      }}
      onBlur={() => setIsLeft(true)}
      // Else the library empties a field that is left with a text of its own.
      allowsCustomValue
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <ClosedWhenWhole isWhole={isWhole} takenCount={takenCount} />
      <FieldLabel {...words} />
      <ListKeys
        options={options}
        onTake={onChange}
        isLoose={isLoose}
        isLoading={isLoading}
        onNothingTaken={() => setIsLeft(true)}
      >
        <Group className={styles.box}>
          <Input
            className={styles.bare}
            placeholder={placeholder}
            ref={inputRef}
            data-unread={isLoose ? true : undefined}
          />
          <Button className={styles.boxButton} aria-label={t('ui.combo.open')}>
            <ChevronDown aria-hidden="true" />
          </Button>
        </Group>
      </ListKeys>
      <FieldFoot {...shown} />
      <Popover className={classNames(overlay.popover, overlay.asWideAsField)} offset={4}>
        <ListBox
          className={overlay.list}
          items={options}
          renderEmptyState={() => (
            <div className={overlay.emptyList}>{t(isLoading ? 'ui.combo.loading' : 'ui.combo.none')}</div>
          )}
        >
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Closes the list as soon as the text is a whole choice, once for each; opened by hand after that, it stays open. */
function ClosedWhenWhole({ isWhole, takenCount }: { isWhole: boolean; takenCount: number }) {
  const state = useContext(ComboBoxStateContext);
  const isOpen = state?.isOpen ?? false;
  const closedFor = useRef<number | null>(null);
  useEffect(() => {
    if (!isWhole) closedFor.current = null;
    else if (isOpen && closedFor.current !== takenCount) {
      closedFor.current = takenCount;
      state?.close();
    }
  }, [isWhole, isOpen, takenCount, state]);
  return null;
}
