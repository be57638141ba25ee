import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  type PopoverProps as AriaPopoverProps,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './overlay.module.css';

export interface MenuEntry {
  id: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  keyHint?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  /** Also the heading, when given a text. */
  id: string;
  heading?: string;
  entries: readonly MenuEntry[];
  /** Ids of chosen entries: the group then behaves as radio or checkbox choices. */
  selected?: readonly string[];
}

export interface MenuProps {
  trigger: ReactElement;
  label: string;
  groups: readonly MenuGroup[];
  placement?: AriaPopoverProps['placement'];
  /** For a menu that a key opens too. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** Actions behind a button, in groups; arrow keys, type-ahead, Enter. */
export function Menu({ trigger, label, groups, placement = 'bottom end', ...opening }: MenuProps) {
  return (
    <MenuTrigger {...opening}>
      {trigger}
      <Popover className={styles.popover} placement={placement} offset={4}>
        <AriaMenu className={styles.list} aria-label={label}>
          {groups.map((group, index) => (
            <MenuSection
              key={group.id}
              aria-label={group.heading ?? label}
              className={classNames(index > 0 && styles.group)}
              selectionMode={group.selected === undefined ? 'none' : 'single'}
              selectedKeys={group.selected}
            >
              {group.heading !== undefined && <Header className={styles.sectionHeader}>{group.heading}</Header>}
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className={classNames(styles.item, entry.isDanger && styles.dangerItem)}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.onAction}
    >
      {({ isSelected }) => (
        <>
          {entry.icon !== undefined && <span className={styles.itemIcon}>{entry.icon}</span>}
          <span className={styles.itemText}>
            <Text slot="label">{entry.label}</Text>
            {entry.detail !== undefined && (
              <Text slot="description" className={styles.itemDetail}>
                {entry.detail}
              </Text>
            )}
          </span>
          {entry.keyHint !== undefined && <KeyHint keys={entry.keyHint} />}
          {isSelected && (
            <span className={styles.itemIcon}>
              <Check aria-hidden="true" />
            </span>
          )}
        </>
      )}
    </MenuItem>
  );
}
