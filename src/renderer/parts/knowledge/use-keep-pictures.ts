import { useEffect, useRef, useState } from 'react';
import { useRows, useSyncStatus } from '#renderer/data/index.ts';
import type { ContentHash } from '#shared/attachments/schema.ts';
import { publishedArticles } from './use-articles.ts';

/** Until then whoever has just begun the day has more pressing things to fetch, in milliseconds. */
const begin = 20_000;

const nothing: typeof publishedArticles = {
  ...publishedArticles,
  where: [{ field: 'id', op: 'in', values: [] }],
  range: { start: 0, end: 0 },
};

/** Asks for one picture, which is kept on this workstation from then on; false when it cannot be had now. */
function fetchPicture(hash: ContentHash): Promise<boolean> {
  return new Promise((resolve) => {
    const picture = new Image();
    picture.onload = () => resolve(true);
    picture.onerror = () => resolve(false);
    picture.src = `/attachments/${hash}`;
  });
}

/** Fetches the pictures of published articles while there is contact, one after the other, so that they are there without it. */
export function useKeepPictures(): void {
  const [hasBegun, setBegun] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setBegun(true), begin);
    return () => clearTimeout(timer);
  }, []);
  const articles = useRows(hasBegun ? publishedArticles : nothing)?.rows;
  const { connection } = useSyncStatus();
  const kept = useRef(new Set<ContentHash>());
  const isOnline = connection.type === 'online';
  useEffect(() => {
    if (!isOnline || articles === undefined) return undefined;
    let isGone = false;
    const wanted = articles.flatMap(({ images }) => images.map(({ hash }) => hash));
    const run = async () => {
      for (const hash of wanted) {
        if (isGone) return;
        if (!kept.current.has(hash) && (await fetchPicture(hash))) kept.current.add(hash);
      }
    };
    void run();
    return () => {
      isGone = true;
    };
  }, [articles, isOnline]);
}
