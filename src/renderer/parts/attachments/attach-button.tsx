import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { Button, IconButton, useT } from '#renderer/ui/index.ts';
import type { FileIntake } from './use-file-intake.ts';

/** Chooses files with the system's own dialog; as an icon alone where the row is short. */
export function AttachButton({ intake, isIcon = false }: { intake: FileIntake; isIcon?: boolean }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const icon = <Paperclip aria-hidden="true" />;
  const choose = () => input.current?.click();
  return (
    <>
      {isIcon ? (
        <IconButton icon={icon} label={t('attachments.add')} onPress={choose} />
      ) : (
        <Button variant="quiet" size="small" icon={icon} onPress={choose}>
          {t('attachments.add')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        multiple
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
