import { type FileHandle, open } from 'node:fs/promises';
import { DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import type { ContentHash } from '#shared/attachments/schema.ts';
import type { TransferRefusal } from '#shared/ipc/attachments.ts';
import type { Logger } from '../log/logger.ts';
import { type AttachmentApi, UnreachableError } from './attachment-api.ts';
import { TusHttpStack } from './tus-http-stack.ts';

/** Bytes of one request: what is sent again at most, and the step of the progress shown. */
const partBytes = 512 * 1024;

export type SendResult =
  | { type: 'sent' }
  /** Nothing is wrong with the file; try again later. */
  | { type: 'later'; reachable: boolean }
  | { type: 'refused'; reason: TransferRefusal }
  | { type: 'stopped' };

export interface SendFile {
  readonly api: AttachmentApi;
  readonly path: string;
  readonly hash: ContentHash;
  /** Where an upload goes on that was begun before; null begins one. */
  readonly uploadUrl: string | null;
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly onUploadUrl: (url: string | null) => void;
  readonly onProgress: (doneBytes: number) => void;
}

/** Statuses that say nothing about the file: sent again, the same bytes may well be taken. */
const passing: ReadonlySet<number> = new Set([401, 404, 408, 409, 410, 412, 423, 429]);

function resultOf(error: Error, log: Logger): SendResult {
  const cause = error instanceof DetailedError ? (error.causingError ?? error) : error;
  const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;
  if (status === undefined) {
    const isLine = cause instanceof UnreachableError || cause.name === 'TimeoutError';
    if (!isLine) log.error('upload-failed', cause);
    return { type: 'later', reachable: !isLine };
  }
  if (status >= 500 || passing.has(status)) return { type: 'later', reachable: true };
  if (status === 413) return { type: 'refused', reason: 'too-large' };
  if (status === 460) return { type: 'refused', reason: 'damaged' };
  if (status === 403) return { type: 'refused', reason: 'not-permitted' };
  return { type: 'refused', reason: 'failed' };
}

/** Reads parts of an open file as tus asks for them. */
function sourceOf(file: FileHandle, size: number) {
  return {
    size,
    slice: async (start: number, end: number) => {
      const wanted = Math.max(0, Math.min(end, size) - start);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted), 0, wanted, start);
      // Tus asks the part itself for its size.
      const value = Object.assign(buffer.subarray(0, bytesRead), { size: bytesRead });
      return { value, done: start + bytesRead >= size };
    },
    close: () => undefined,
  };
}

/** Sends a file by tus, from where an upload begun before stands. Throws only what the file itself throws when opened. */
export async function sendFile(task: SendFile): Promise<SendResult> {
  const { api, path, hash, uploadUrl, signal, log } = task;
  const file = await open(path, 'r');
  let onAbort: () => void = () => undefined;
  try {
    const { size } = await file.stat();
    return await new Promise<SendResult>((resolve) => {
      const options: UploadOptions = {
        endpoint: api.uploadsUrl,
        uploadUrl,
        metadata: { hash },
        chunkSize: partBytes,
        // When to try again is the uploader's to decide, for all files together.
        retryDelays: null,
        storeFingerprintForResuming: false,
        httpStack: new TusHttpStack(api),
        fileReader: { openFile: async () => sourceOf(file, size) },
        fingerprint: async () => hash,
        onUploadUrlAvailable: () => task.onUploadUrl(upload.url),
        onProgress: (done) => task.onProgress(done),
        onSuccess: () => resolve({ type: 'sent' }),
        onError: (error) => resolve(resultOf(error, log)),
      };
      const upload: Upload = new Upload(Buffer.from(hash), options);
      onAbort = () => {
        void upload.abort();
        resolve({ type: 'stopped' });
      };
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) resolve({ type: 'stopped' });
      else upload.start();
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    await file.close();
  }
}
