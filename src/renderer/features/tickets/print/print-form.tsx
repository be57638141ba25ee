import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, Button, Checkbox, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { printSheetsMax } from '#shared/print/document.ts';
import styles from './print.module.css';
import { useWorkOrders } from './use-work-orders.ts';

interface PrintFormProps {
  ticketIds: readonly Id[];
  /** Printed, or left. */
  onDone: () => void;
}

/** Asks what the work orders are to tell and where to, and prints them. For one ticket or many. */
export function PrintForm({ ticketIds, onDone }: PrintFormProps) {
  const t = useT();
  const orders = useWorkOrders();
  const [hasInternal, setInternal] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [isFailed, setFailed] = useState(false);

  async function print(to: 'pdf' | 'printer') {
    if (isRunning) return;
    setRunning(true);
    setFailed(false);
    try {
      if ((await orders.print(ticketIds, { to, hasInternal })) === 'cancelled') return;
      announce(t(to === 'pdf' ? 'tickets.print.saved' : 'tickets.print.sent'));
      onDone();
    } catch {
      // Whatever the system said, what the person can do about it is the same.
      setFailed(true);
    } finally {
      setRunning(false);
    }
  }

  const count = Math.min(ticketIds.length, printSheetsMax);
  return (
    <WorkForm
      label={t('ticketWork.key.print')}
      onSubmit={() => void print('pdf')}
      onLeave={onDone}
      takesFocus
      problem={isFailed ? t('tickets.print.failed') : null}
      actions={
        <>
          <Button
            type="submit"
            variant="primary"
            keyHint="Ctrl+Enter"
            icon={<FileDown aria-hidden="true" />}
            isDisabled={isRunning}
          >
            {t('tickets.print.toPdf')}
          </Button>
          <Button icon={<Printer aria-hidden="true" />} isDisabled={isRunning} onPress={() => void print('printer')}>
            {t('tickets.print.toPrinter')}
          </Button>
          <Button variant="quiet" keyHint="Esc" onPress={onDone}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {ticketIds.length > 1 && <p>{t('tickets.print.each', { count })}</p>}
      {ticketIds.length > printSheetsMax && (
        <p className={styles.quiet}>{t('tickets.print.tooMany', { max: printSheetsMax })}</p>
      )}
      <Checkbox isSelected={hasInternal} onChange={setInternal}>
        {t('tickets.print.internal')}
      </Checkbox>
    </WorkForm>
  );
}
