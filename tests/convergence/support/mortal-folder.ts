import type { SegmentFile, SegmentFolder } from '../../../src/renderer/data/worker/segment-folder.ts';
import type { Life } from './life.ts';

/** Throws when the process has ended, or ends here. */
function go(goesOn: boolean): void {
  if (!goesOn) throw new DOMException('the process has ended', 'InvalidStateError');
}

function mortalFile(file: SegmentFile, life: Life): SegmentFile {
  life.whenEnded(() => file.close());
  return {
    get length() {
      go(!life.ended);
      return file.length;
    },
    read(at, length) {
      go(!life.ended);
      return file.read(at, length);
    },
    write(at, bytes) {
      go(life.reach('rows-write'));
      file.write(at, bytes);
    },
    flush() {
      go(life.reach('rows-written'));
      file.flush();
      go(life.reach('rows-flushed'));
    },
    close() {
      if (!life.ended) file.close();
    },
  };
}

/** Returns the folder of packed rows as one run of a program sees it: after its end nothing of it reaches the disk. */
export function mortalFolder(folder: SegmentFolder, life: Life): SegmentFolder {
  const alive = <T>(step: () => Promise<T>) =>
    life.activity.during(async () => {
      go(!life.ended);
      return await step();
    });
  return {
    open: (name) => alive(async () => mortalFile(await folder.open(name), life)),
    list: () => alive(() => folder.list()),
    remove: (name) => alive(() => folder.remove(name)),
  };
}
