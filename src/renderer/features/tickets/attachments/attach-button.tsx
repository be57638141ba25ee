import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { Button, useT } from '#renderer/ui/index.ts';
import type { FileIntake } from './use-file-intake.ts';

/** Chooses files with the system's own dialog. */
export function AttachButton({ intake, size = 'medium' }: { intake: FileIntake; size?: 'small' | 'medium' }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="quiet"
        size={size}
        icon={<Paperclip aria-hidden="true" />}
        onPress={() => input.current?.click()}
      >
        {t('attachments.add')}
      </Button>
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
