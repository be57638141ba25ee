import { FileUp } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button, useT } from '#renderer/ui/index.ts';
import styles from './import.module.css';

interface FileChoiceProps {
  /** Names the hidden field, which tests and screen readers know it by. */
  label: string;
  /** Endings and types offered first. */
  accept: string;
  onChoose: (file: File) => void;
  /** What was read, beside the button. */
  children?: ReactNode;
}

/** A button that asks for a file of this computer. */
export function FileChoice({ label, accept, onChoose, children }: FileChoiceProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className={styles.hidden}
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) onChoose(file);
          // The same file, put right, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <div className={styles.buttons}>
        <Button icon={<FileUp aria-hidden="true" />} onPress={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        {children !== undefined && <span className={styles.quiet}>{children}</span>}
      </div>
    </>
  );
}
