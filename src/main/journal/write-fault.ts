export type WriteFault = 'disk-full' | 'write-failed';

/** Returns why the disk said no, in the two ways a person can do something about. */
export function writeFaultOf(error: unknown): WriteFault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed';
}
