import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
  Radio,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import styles from './choice.module.css';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import type { Option } from './option-item.tsx';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
}

/** Yes or no, carried out with the form. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.choice}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.square}>
            {isIndeterminate ? <Minus aria-hidden="true" /> : isSelected && <Check aria-hidden="true" />}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
}

/** On or off, carried out at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles.choice}>
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<Id extends string> extends FieldWords {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  isDisabled?: boolean;
  /**
   * `cards` gives each choice a frame and room for its detail: for the few large choices of a flow. `lines` keeps each
   * choice and its detail on one line where there is room.
   */
  look?: 'plain' | 'cards' | 'lines';
}

/** One of few, all visible; arrow keys move and choose. */
export function RadioGroup<Id extends string>({
  options,
  value,
  onChange,
  isDisabled,
  look = 'plain',
  ...words
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      className={fieldStyles.field}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
      isDisabled={isDisabled}
      isInvalid={words.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel {...words} />
      <div className={classNames(styles.radios, look !== 'plain' && styles[look])}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles.choice} isDisabled={option.isDisabled}>
            <span className={styles.circle} />
            <span className={styles.radioText}>
              <span>{option.label}</span>
              {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldFoot {...words} />
    </AriaRadioGroup>
  );
}

export interface SegmentedControlProps<Id extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  options: readonly (Option<Id> & { count?: number })[];
  value: Id;
  onChange: (value: Id) => void;
}

/** One of two to five ways to see the same thing, in a row. */
export function SegmentedControl<Id extends string>({ label, options, value, onChange }: SegmentedControlProps<Id>) {
  return (
    <ToggleButtonGroup
      className={styles.segments}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className={styles.segment} isDisabled={option.isDisabled}>
          {option.icon}
          {option.label}
          {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
