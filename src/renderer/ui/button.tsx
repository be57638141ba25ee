import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { KeyHint } from './key-hint.tsx';
import { Tooltip } from './tooltip.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  /** One primary per view; `danger` only for what destroys. Default `secondary`. */
  variant?: ButtonVariant;
  size?: 'small' | 'medium';
  /** An icon of 16 px, before the words. */
  icon?: ReactNode;
  /** Shows after the words that pressing opens a menu. */
  opensMenu?: boolean;
  /** The key that does the same, for example `Ctrl+Enter`; shown and told to screen readers. */
  keyHint?: string;
  /** Fills the width it is given. */
  wide?: boolean;
}

/** A verb to press. */
export function Button({
  children,
  variant = 'secondary',
  size = 'medium',
  icon,
  opensMenu = false,
  keyHint,
  wide,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-keyshortcuts={ariaKeys(keyHint)}
      className={classNames(styles.button, styles[variant], size === 'small' && styles.small, wide && styles.wide)}
    >
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span className={styles.label}>{children}</span>
      {opensMenu && (
        <span className={styles.icon}>
          <ChevronDown aria-hidden="true" />
        </span>
      )}
      {keyHint !== undefined && <KeyHint keys={keyHint} />}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  icon: ReactNode;
  /** The verb, as tooltip and for screen readers. */
  label: string;
  variant?: 'quiet' | 'secondary';
  size?: 'small' | 'medium';
  keyHint?: string;
}

/** A button of one icon; its word is in the tooltip and for screen readers. */
export function IconButton({ icon, label, variant = 'quiet', size = 'medium', keyHint, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keyHint={keyHint}>
      <AriaButton
        {...rest}
        aria-keyshortcuts={ariaKeys(keyHint)}
        aria-label={label}
        className={classNames(styles.button, styles.iconOnly, styles[variant], size === 'small' && styles.small)}
      >
        <span className={styles.icon}>{icon}</span>
      </AriaButton>
    </Tooltip>
  );
}

/** `Ctrl+K` as `aria-keyshortcuts` wants it: `Control+K`. */
function ariaKeys(keys: string | undefined): string | undefined {
  return keys?.replace('Ctrl', 'Control');
}
