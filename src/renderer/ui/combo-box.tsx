import { ChevronDown } from 'lucide-react';
import { type Ref, useContext, useEffect, useRef } from 'react';
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
import styles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import { useT } from './i18n.tsx';
import { type Option, OptionItem } from './option-item.tsx';
import overlay from './overlay.module.css';

export interface ComboBoxProps<Id extends string> extends FieldWords {
  /** The choices that fit the text now; the caller filters, so they may come from anywhere and later. */
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id | null) => void;
  /** The text in the field. */
  text: string;
  onTextChange: (text: string) => void;
  /** The text as it stands is the choice, written or scanned whole: there is nothing left to list. */
  isWhole?: boolean;
  /** Choices taken over elsewhere so far, which left the field empty: each closes the list like a whole text. */
  takenCount?: number;
  /** Says "Söker …" in the open list. */
  isLoading?: boolean;
  /** The text may stand although it is not a choice. */
  allowsOwnText?: boolean;
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
    isLoading,
    allowsOwnText,
    placeholder,
    isDisabled,
    isRequired,
    inputRef,
    ...words
  } = props;
  const t = useT();
  return (
    <AriaComboBox
      className={styles.field}
      items={options}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
      inputValue={text}
      onInputChange={onTextChange}
      allowsCustomValue={allowsOwnText}
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={words.error !== undefined}
      validationBehavior="aria"
    >
      <ClosedWhenWhole isWhole={isWhole} takenCount={takenCount} />
      <FieldLabel {...words} />
      <Group className={styles.box}>
        <Input className={styles.bare} placeholder={placeholder} ref={inputRef} />
        <Button className={styles.boxButton} aria-label={t('ui.combo.open')}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </Group>
      <FieldFoot {...words} />
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
