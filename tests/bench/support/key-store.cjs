// Stands for the keyring of a desktop, which a machine for tests has not: the session outlives the application.
const { safeStorage } = require('electron');

Object.assign(safeStorage, {
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text, 'utf8'),
  decryptString: (sealed) => sealed.toString('utf8'),
});
