import type { Id } from '#shared/identity/ids.ts';
import type { DeskKeeper } from '../desk/desk-keeper.ts';
import type { DraftFolder } from '../drafts/draft-folder.ts';
import type { IpcAnswers } from './handle.ts';

type DraftMethod = Extract<keyof IpcAnswers, `drafts:${string}`>;

/** Returns what main answers about unfinished work. Of anybody but who is signed in there is none. */
export function createDraftAnswers(desks: DeskKeeper): Pick<IpcAnswers, DraftMethod> {
  const draftsOf = async (userId: Id): Promise<DraftFolder | null> => {
    // A page that is being closed has its last word taken at once, before the desk is.
    const desk = desks.current ?? (await desks.settled());
    return desk?.actor.userId === userId ? desk.drafts : null;
  };
  return {
    'drafts:read': async ({ userId, key }) => (await draftsOf(userId))?.read(key) ?? null,
    'drafts:list': async ({ userId }) => (await draftsOf(userId))?.list() ?? [],
    'drafts:write': async ({ userId, draft }) => (await draftsOf(userId))?.write(draft) ?? null,
  };
}
