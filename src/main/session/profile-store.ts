import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { actorSchema } from '#shared/users/roles.ts';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import type { Logger } from '../log/logger.ts';
import { type PasswordVerifier, usernameKey, verifierSchema } from './password-verifier.ts';

const profileSchema = z.object({
  format: z.literal(1),
  apiUrl: z.string(),
  actor: actorSchema,
  usernameSalt: z.string().min(16),
  usernameKey: z.string(),
  verifier: verifierSchema,
});
export type Profile = z.infer<typeof profileSchema>;

/** Returns the name of one person's local data at one API: the same every time, telling neither. */
export function profileName(apiUrl: string, userId: string): string {
  return createHash('sha256').update(`${apiUrl}\n${userId}`).digest('hex').slice(0, 32);
}

/** The people who have signed in on this workstation, each in a folder with journal and offline check. */
export class ProfileStore {
  readonly #folder: string;
  readonly #apiUrl: string;
  readonly #log: Logger;

  constructor(folder: string, apiUrl: string, log: Logger) {
    this.#folder = folder;
    this.#apiUrl = apiUrl;
    this.#log = log;
  }

  /** Returns the folder of a person's local data. */
  folderOf(userId: string): string {
    return join(this.#folder, profileName(this.#apiUrl, userId));
  }

  /** Keeps who this is and the offline check, after a real sign-in. Throws the system's error. */
  async remember(username: string, verifier: PasswordVerifier, actor: Profile['actor']): Promise<void> {
    const usernameSalt = randomBytes(16).toString('base64');
    const profile: Profile = {
      format: 1,
      apiUrl: this.#apiUrl,
      actor,
      usernameSalt,
      usernameKey: usernameKey(username, usernameSalt),
      verifier,
    };
    await this.#write(profile);
  }

  /** Keeps another name or other rights of somebody who has signed in here. Throws the system's error. */
  async keepActor(actor: Profile['actor']): Promise<void> {
    const profile = await this.read(actor.userId);
    if (profile === null || JSON.stringify(profile.actor) === JSON.stringify(actor)) return;
    await this.#write({ ...profile, actor });
  }

  async #write(profile: Profile): Promise<void> {
    await writeAtomically(join(this.folderOf(profile.actor.userId), 'profile.json'), JSON.stringify(profile));
  }

  /** Returns the person's profile; null when there is none or it cannot be read (then the log says so). */
  async read(userId: string): Promise<Profile | null> {
    return this.#readFolder(this.folderOf(userId));
  }

  /** Returns the profile for a user name at this API, and whether anybody at all has a profile here. */
  async find(username: string): Promise<{ profile: Profile | null; isUsedHere: boolean }> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      this.#log.info('no-profiles', { reason: error instanceof Error ? error.message : typeof error });
      return [];
    });
    const read = await Promise.all(names.map((name) => this.#readFolder(join(this.#folder, name))));
    const here = read.filter((profile): profile is Profile => profile !== null && profile.apiUrl === this.#apiUrl);
    const profile = here.find((one) => one.usernameKey === usernameKey(username, one.usernameSalt)) ?? null;
    return { profile, isUsedHere: here.length > 0 };
  }

  async #readFolder(folder: string): Promise<Profile | null> {
    try {
      return await readJsonFile(join(folder, 'profile.json'), profileSchema);
    } catch (error) {
      this.#log.error('profile-unreadable', error);
      return null;
    }
  }
}
