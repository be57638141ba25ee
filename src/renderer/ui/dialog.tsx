import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './overlay.module.css';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Called on Escape and by the buttons that close; a press outside closes only when `isDismissable`. */
  onClose: () => void;
  children: ReactNode;
  /** The buttons, main one last. */
  actions?: ReactNode;
  isDismissable?: boolean;
  /** `alertdialog` for what must be answered before anything else. */
  role?: 'dialog' | 'alertdialog';
  size?: 'medium' | 'wide';
}

/** A modal question: only for what must be decided before going on. Focus goes in, stays in, and comes back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  isDismissable = false,
  role = 'dialog',
  size,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={classNames(styles.modal, size === 'wide' && styles.wide)}>
        <AriaDialog className={styles.dialog} role={role}>
          <Heading slot="title" className={styles.dialogTitle}>
            {title}
          </Heading>
          <div className={styles.dialogBody}>{children}</div>
          {actions !== undefined && <div className={styles.dialogActions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
