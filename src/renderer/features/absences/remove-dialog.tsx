import { Button, Dialog, useT } from '#renderer/ui/index.ts';

interface RemoveDialogProps {
  count: number;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks before absences are taken away as if they had never been: that cannot be undone. */
export function RemoveDialog({ count, onRemove, onClose }: RemoveDialogProps) {
  const t = useT();
  return (
    <Dialog
      title={t('absences.removeAsk', { count })}
      isOpen
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" autoFocus onPress={onRemove}>
            {t('absences.remove')}
          </Button>
        </>
      }
    >
      <p>{t('absences.removeHelp')}</p>
    </Dialog>
  );
}
