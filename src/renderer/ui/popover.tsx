import type { ReactElement, ReactNode } from 'react';
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './overlay.module.css';

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Name of what opens, for screen readers. */
  label: string;
  /** A function gets `close` for buttons inside. */
  children: ReactNode | ((controls: { close: () => void }) => ReactNode);
  placement?: AriaPopoverProps['placement'];
  /** Room for a table; the usual is for a few lines. */
  isWide?: boolean;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** A small panel beside its button, closed with Escape or a press outside. */
export function Popover(props: PopoverProps) {
  const { trigger, label, children, placement = 'bottom end', isWide = false, isOpen, onOpenChange } = props;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <AriaPopover
        className={classNames(styles.popover, isWide && styles.widePopover)}
        placement={placement}
        offset={6}
        containerPadding={16}
      >
        <Dialog className={styles.popoverBody} aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
