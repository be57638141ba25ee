import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import styles from './overlay.module.css';

export interface TooltipProps {
  text: string;
  keyHint?: string | undefined;
  placement?: 'top' | 'bottom' | 'right';
  children: ReactElement;
}

/** Explains the control inside on hover and keyboard focus; `children` is one focusable part of this design system. */
export function Tooltip({ text, keyHint, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <AriaTooltip className={styles.tooltip} offset={6} placement={placement}>
        {text}
        {keyHint !== undefined && <KeyHint keys={keyHint} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
