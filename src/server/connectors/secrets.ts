import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type AmiAddress, amiAddressSchema } from '../asterisk/ami-address.ts';

const prefix = 'v1:';
const nonceBytes = 12;
const tagBytes = 16;

/** Keeps the secrets of exchanges unreadable in the database and its backups (AES-256-GCM). */
export class SecretBox {
  readonly #key: Buffer | null;

  /** `passphrase`: of the server's environment; without one, secrets are stored as they are. */
  constructor(passphrase: string | undefined) {
    this.#key =
      passphrase === undefined
        ? null
        : Buffer.from(hkdfSync('sha256', passphrase, 'vaxelbord', 'connector secrets', 32));
  }

  /** Returns the secret as it is stored. */
  seal(secret: string): string {
    if (this.#key === null) return secret;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** Returns the secret that was stored, sealed or as it is; null when it was sealed with another key. */
  open(stored: string): string | null {
    if (!stored.startsWith(prefix)) return stored;
    if (this.#key === null) return null;
    const bytes = Buffer.from(stored.slice(prefix.length), 'base64');
    if (bytes.length < nonceBytes + tagBytes) return null;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      // The tag does not fit: another key, or not ours. Whoever asks says so.
      return null;
    }
  }
}

/** Returns the address of an exchange as it is used, its secret opened; null when it cannot be. */
export function readAddress(secrets: SecretBox, stored: unknown): AmiAddress | null {
  const address = amiAddressSchema.safeParse(stored);
  const secret = address.success ? secrets.open(address.data.secret) : null;
  return address.success && secret !== null ? { ...address.data, secret } : null;
}
