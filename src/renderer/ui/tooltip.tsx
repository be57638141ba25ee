import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from './key-hint.tsx';
import styles from './overlay.module.css';

/** Explains the control inside on hover and keyboard focus; `children` is one focusable part of this design system. */
export function Tooltip({
  text,
  keyHint,
  children,
}: {
  text: string;
  keyHint?: string | undefined;
  children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <AriaTooltip className={styles.tooltip} offset={6}>
        {text}
        {keyHint !== undefined && <KeyHint keys={keyHint} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
