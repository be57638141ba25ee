import { useRef, useState } from 'react';
import { useAttachmentFiles } from '#renderer/data/index.ts';
import { announce, useTranslator } from '#renderer/ui/index.ts';
import { largestAttachment } from '#shared/attachments/schema.ts';
import { formatBytes } from '#shared/i18n/byte-format.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { KeptAttachment } from '#shared/ipc/attachments.ts';
import { type FileDraft, fileName } from './file-draft.ts';

/** More at once is a mistake of the hand: a folder of a year's photographs. */
export const filesAtOnce = 20;

export interface IntakeProblem {
  id: Id;
  /** The file; empty when it concerns them all. */
  name: string;
  words: string;
}

export interface FileIntake {
  /** The file being saved just now. */
  running: { name: string; number: number; count: number } | null;
  problems: readonly IntakeProblem[];
  take: (files: readonly File[]) => void;
  /** Saves no more of the files that are left. */
  stop: () => void;
  forgetProblems: () => void;
}

function errorWords(reason: Extract<KeptAttachment, { ok: false }>['reason'], { t, locale }: Translator): string {
  return t(`attachments.error.${reason}`, { limit: formatBytes(largestAttachment, locale) });
}

/**
 * Returns the way files come in, one after the other: read, kept on disk by main, then handed to `onKept`, which answers
 * with what was wrong, in words, or null. What is wrong with one file does not stop the others.
 */
export function useFileIntake(onKept: (file: FileDraft) => Promise<string | null>): FileIntake {
  const files = useAttachmentFiles();
  const translator = useTranslator();
  const [running, setRunning] = useState<FileIntake['running']>(null);
  const [problems, setProblems] = useState<readonly IntakeProblem[]>([]);
  const queue = useRef<File[]>([]);
  const taken = useRef(0);
  const isRunning = useRef(false);
  const { t } = translator;

  async function takeOne(file: File, name: string): Promise<string | null> {
    if (file.size > largestAttachment) return errorWords('too-large', translator);
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // A folder, or a file that has gone meanwhile: the browser says no more than that it cannot be read.
      return t('attachments.error.unreadable');
    }
    const kept = await files.keep({ name, mediaType: file.type, bytes });
    if (!kept.ok) return errorWords(kept.reason, translator);
    const { hash, size, thumbnailHash } = kept;
    return onKept({ id: newId(), name, mediaType: file.type, size, hash, thumbnailHash });
  }

  async function run(): Promise<void> {
    let saved = 0;
    isRunning.current = true;
    for (let file = queue.current.shift(); file !== undefined; file = queue.current.shift()) {
      taken.current += 1;
      const name = fileName(file.name, t('attachments.title'));
      setRunning({ name, number: taken.current, count: taken.current + queue.current.length });
      const words = await takeOne(file, name).catch(() => t('attachments.error.write-failed'));
      if (words === null) saved += 1;
      else setProblems((all) => [...all, { id: newId(), name, words }]);
    }
    taken.current = 0;
    isRunning.current = false;
    setRunning(null);
    if (saved > 0) announce(t('attachments.added', { count: saved }));
  }

  return {
    running,
    problems,
    take: (added) => {
      if (added.length === 0) return;
      queue.current.push(...added.slice(0, filesAtOnce));
      const tooMany = { id: newId(), name: '', words: t('attachments.error.too-many', { limit: filesAtOnce }) };
      setProblems(added.length > filesAtOnce ? [tooMany] : []);
      if (!isRunning.current) void run();
    },
    stop: () => {
      queue.current = [];
    },
    forgetProblems: () => setProblems([]),
  };
}
