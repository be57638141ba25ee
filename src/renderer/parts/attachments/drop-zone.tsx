import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslator } from '#renderer/ui/index.ts';
import { filesOf, hasFiles } from './file-draft.ts';
import styles from './intake.module.css';
import type { FileIntake } from './use-file-intake.ts';

interface DropZoneProps {
  /** Null: nothing may be attached here; a drop then does nothing. */
  intake: FileIntake | null;
  /** What a drop does, shown while files are held over it. */
  words: string;
  /** Positioned, so that the words can lie over it. */
  className: string | undefined;
  children: ReactNode;
}

/**
 * A place that files can be dropped on and pictures be pasted into; the innermost one takes them. It is no control:
 * everything it takes can also be had with the button beside it.
 */
export function DropZone({ intake, words, className, children }: DropZoneProps) {
  const { locale, t } = useTranslator();
  const [isOver, setOver] = useState(false);
  const zone = useRef<HTMLDivElement>(null);

  function screenshotName(): string {
    const format = new Intl.DateTimeFormat(locale, {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: 'Europe/Stockholm',
    });
    return t('attachments.screenshot', { time: format.format(new Date()).replaceAll(':', '.') });
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    intake?.take(filesOf(event.dataTransfer, screenshotName));
  }

  function paste(event: ClipboardEvent): boolean {
    const files = intake === null ? [] : filesOf(event.clipboardData, screenshotName);
    // Copied from a word processor, text comes with a picture of itself: the text is meant.
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return false;
    event.preventDefault();
    intake?.take(files);
    return true;
  }

  const handlers = useRef({ drop, paste });
  handlers.current = { drop, paste };
  const isOpen = intake !== null;

  useEffect(() => {
    const element = zone.current;
    if (element === null) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    // Entering a child leaves its parent: only when as many were left as entered is the pointer outside.
    let depth = 0;
    const onFiles = (type: 'dragenter' | 'dragleave' | 'dragover' | 'drop', then: (event: DragEvent) => void) =>
      element.addEventListener(
        type,
        (event) => {
          if (!hasFiles(event.dataTransfer)) return;
          event.stopPropagation();
          then(event);
        },
        { signal },
      );
    onFiles('dragenter', () => {
      depth += 1;
      setOver(isOpen);
    });
    onFiles('dragleave', () => {
      depth -= 1;
      if (depth <= 0) setOver(false);
    });
    onFiles('dragover', (event) => {
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isOpen ? 'copy' : 'none';
    });
    onFiles('drop', (event) => {
      depth = 0;
      handlers.current.drop(event);
    });
    element.addEventListener(
      'paste',
      (event) => {
        if (handlers.current.paste(event)) event.stopPropagation();
      },
      { signal },
    );
    return () => ending.abort();
  }, [isOpen]);

  return (
    <div ref={zone} className={className}>
      {children}
      {isOver && (
        <div className={styles.over} aria-hidden="true">
          {words}
        </div>
      )}
    </div>
  );
}
