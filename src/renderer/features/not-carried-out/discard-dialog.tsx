import { useState } from 'react';
import { useRefusedCommands } from '#renderer/data/index.ts';
import { type CommandSurroundings, commandWords } from '#renderer/parts/command-text.ts';
import { announce, Button, Checkbox, Dialog, useT } from '#renderer/ui/index.ts';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import styles from './not-carried-out.module.css';

export interface DiscardDialogProps {
  refused: RefusedCommand;
  dependants: readonly RefusedCommand[];
  surroundings: CommandSurroundings;
  onClose: () => void;
  onDiscarded: () => void;
}

/** Asks once before what a person wrote is thrown away for good, and says what goes with it. */
export function DiscardDialog({ refused, dependants, surroundings, onClose, onDiscarded }: DiscardDialogProps) {
  const t = useT();
  const { discard } = useRefusedCommands();
  const [withDependants, setWithDependants] = useState(true);

  async function throwAway() {
    const all = [refused, ...(withDependants ? dependants : [])];
    for (const { envelope } of all) await discard(envelope.id);
    announce(t('notCarriedOut.discarded', { count: all.length }));
    onDiscarded();
  }

  return (
    <Dialog
      role="alertdialog"
      title={t('notCarriedOut.discard.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {t('notCarriedOut.discard.keep')}
          </Button>
          <Button variant="danger" onPress={() => void throwAway()}>
            {t('notCarriedOut.discard.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('notCarriedOut.discard.explain', { what: commandWords(refused.envelope, surroundings) })}</p>
      {dependants.length > 0 && (
        <>
          <Checkbox isSelected={withDependants} onChange={setWithDependants}>
            {t('notCarriedOut.discard.dependants', { count: dependants.length })}
          </Checkbox>
          <ul className={styles.preview}>
            {dependants.map(({ envelope }) => (
              <li key={envelope.id}>{commandWords(envelope, surroundings)}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
