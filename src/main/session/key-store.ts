import { safeStorage } from 'electron';
import type { Logger } from '../log/logger.ts';
import type { KeyStore } from './token-vault.ts';

/**
 * Returns the operating system's key store; null when there is none. On Linux without a keyring Chromium would encrypt
 * with a key that is in its source code (`basic_text`): that is no key store. Call when the application is ready.
 */
export function openKeyStore(log: Logger): KeyStore | null {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform;
  const isReal = backend !== 'basic_text' && backend !== 'unknown';
  if (!isReal || !safeStorage.isEncryptionAvailable()) {
    log.info('no-key-store', { backend });
    return null;
  }
  return {
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (sealed) => safeStorage.decryptString(sealed),
  };
}
