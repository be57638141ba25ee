import { newId } from '#shared/identity/ids.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { PackedIds } from '../rows/packed-ids.ts';
import { readSegment } from '../rows/read-segment.ts';
import { writeSegment } from '../rows/segment-bytes.ts';
import type { SegmentData } from '../rows/segment-data.ts';
import type { FiledSegment } from './replica-database.ts';
import type { SegmentFile, SegmentFolder } from './segment-folder.ts';

/** Part of a file nothing is known to lie in. */
interface Gap {
  at: number;
  length: number;
}

interface OpenFile {
  readonly file: SegmentFile;
  /** Before the end, from earlier starts. */
  gaps: Gap[];
  end: number;
}

const nameOf = (generation: number) => `rows-${generation}`;

function gapsBetween(taken: readonly Gap[]): { gaps: Gap[]; end: number } {
  const gaps: Gap[] = [];
  let end = 0;
  for (const { at, length } of taken.toSorted((one, other) => one.at - other.at)) {
    if (at > end) gaps.push({ at: end, length: at - end });
    end = Math.max(end, at + length);
  }
  return { gaps, end };
}

/**
 * The bytes of packed segments, in a file per generation. Bytes are written and flushed before the database names them,
 * and lie where they are until it names them no more and the program has started anew: only then may others take their
 * place. Should a power cut bring an older state of the database back, the stamp tells that its bytes are gone.
 */
export class SegmentFiles {
  private readonly folder: SegmentFolder;
  private readonly open = new Map<number, Promise<OpenFile>>();

  constructor(folder: SegmentFolder) {
    this.folder = folder;
  }

  /** Returns the segments the database names of a generation. Throws DamagedError when one does not hold. */
  async read(generation: number, named: readonly FiledSegment[]): Promise<SegmentData[]> {
    if (named.length === 0) return [];
    const opened = await this.fileOf(generation);
    const { file } = Object.assign(opened, gapsBetween(named));
    if (opened.end > file.length) throw new DamagedError('a file of rows is too short');
    return named.map(({ at, length, stamp }) =>
      readSegment({ length, read: (from, part) => file.read(at + from, part) }, stamp),
    );
  }

  /** Writes segments so that they outlive a power cut, and returns what the database has to say of each. */
  async write(generation: number, segments: readonly SegmentData[]): Promise<Omit<FiledSegment, 'id'>[]> {
    if (segments.length === 0) return [];
    const opened = await this.fileOf(generation);
    const written = segments.map((segment) => {
      const { kind, count, ids } = segment;
      const stamp = newId();
      const bytes = writeSegment(segment, stamp);
      const at = place(opened, bytes.length);
      opened.file.write(at, bytes);
      return { generation, kind, count, last: new PackedIds(ids).at(count - 1), stamp, at, length: bytes.length };
    });
    opened.file.flush();
    return written;
  }

  /** The database names nothing of a generation any more. */
  async empty(generation: number): Promise<void> {
    if (this.open.has(generation)) Object.assign(await this.fileOf(generation), { gaps: [], end: 0 });
  }

  /** Deletes the files of all generations but these. */
  async keepOnly(generations: readonly number[]): Promise<void> {
    for (const [generation, opened] of this.open) {
      if (generations.includes(generation)) continue;
      this.open.delete(generation);
      (await opened).file.close();
    }
    const kept = generations.map(nameOf);
    for (const name of await this.folder.list()) if (!kept.includes(name)) await this.folder.remove(name);
  }

  close(): void {
    // One that could not be opened has nothing to be closed, and whoever asked for it was told.
    for (const opened of this.open.values()) void opened.then(({ file }) => file.close()).catch(() => undefined);
    this.open.clear();
  }

  private fileOf(generation: number): Promise<OpenFile> {
    const known = this.open.get(generation);
    if (known !== undefined) return known;
    const opening = this.folder.open(nameOf(generation)).then((file) => ({ file, gaps: [], end: 0 }));
    this.open.set(generation, opening);
    // The next to ask tries again.
    opening.catch(() => this.open.delete(generation));
    return opening;
  }
}

/** Takes the first gap that is wide enough, else the end of the file. */
function place(opened: OpenFile, length: number): number {
  const gap = opened.gaps.find((each) => each.length >= length);
  if (gap === undefined) {
    opened.end += length;
    return opened.end - length;
  }
  const { at } = gap;
  gap.at += length;
  gap.length -= length;
  return at;
}
