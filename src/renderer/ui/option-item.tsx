import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBoxItem, Text } from 'react-aria-components';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import styles from './overlay.module.css';

/** One choice of a Select or ComboBox. */
export interface Option<Id extends string = string> {
  id: Id;
  label: string;
  /** A second, quieter line: unit, number, place. */
  detail?: string | undefined;
  icon?: ReactNode;
  isDisabled?: boolean;
}

/** A choice in an open list: icon, words, mark when chosen. */
export function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={styles.item} isDisabled={option.isDisabled}>
      {({ isSelected }) => (
        <>
          {option.icon !== undefined && <span className={styles.itemIcon}>{option.icon}</span>}
          <span className={styles.itemText}>
            <Text slot="label">{option.label}</Text>
            {option.detail !== undefined && (
              <Text slot="description" className={classNames(styles.itemDetail)}>
                {option.detail}
              </Text>
            )}
          </span>
          {isSelected && (
            <span className={classNames(styles.itemIcon, fieldStyles.onlyInList)}>
              <Check aria-hidden="true" />
            </span>
          )}
        </>
      )}
    </ListBoxItem>
  );
}
