import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { Button, IconButton, useT } from '#renderer/ui/index.ts';
import type { FileIntake } from './use-file-intake.ts';

interface AttachButtonProps {
  intake: FileIntake;
  isIcon?: boolean;
  /** What it does, where that is not to attach a file. */
  label?: string;
  /** Types offered first; all of them without. */
  accept?: string;
}

/** Chooses files with the system's own dialog; as an icon alone where the row is short. */
export function AttachButton({ intake, isIcon = false, label, accept }: AttachButtonProps) {
  const t = useT();
  const words = label ?? t('attachments.add');
  const input = useRef<HTMLInputElement>(null);
  const icon = <Paperclip aria-hidden="true" />;
  const choose = () => input.current?.click();
  return (
    <>
      {isIcon ? (
        <IconButton icon={icon} label={words} onPress={choose} />
      ) : (
        <Button variant="quiet" size="small" icon={icon} onPress={choose}>
          {words}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          intake.take([...(event.target.files ?? [])]);
          // The same file again is a change again.
          event.target.value = '';
        }}
      />
    </>
  );
}
