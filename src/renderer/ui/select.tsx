import { ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, ListBox, Popover, SelectValue } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import { useT } from './i18n.tsx';
import { type Option, OptionItem } from './option-item.tsx';
import overlay from './overlay.module.css';

export interface SelectProps<Id extends string> extends FieldWords {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  name?: string;
  onBlur?: () => void;
}

/** A choice among few; type-ahead and arrow keys. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder, isDisabled, isRequired, name, onBlur, ...words } = props;
  const t = useT();
  return (
    <AriaSelect
      className={styles.field}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      placeholder={placeholder ?? t('ui.select.placeholder')}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={words.error !== undefined}
      validationBehavior="aria"
      name={name}
      onBlur={onBlur}
    >
      <FieldLabel {...words} />
      <Button className={styles.selectButton}>
        <SelectValue className={styles.selectValue}>
          {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown className={styles.chevron} aria-hidden="true" />
      </Button>
      <FieldFoot {...words} />
      <Popover className={classNames(overlay.popover, overlay.asWideAsField)} offset={4}>
        <ListBox className={overlay.list} items={options}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
