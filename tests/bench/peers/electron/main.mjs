// The same Electron as the product's, with an empty window: where the peers and the limit are measured.
import { app, BrowserWindow } from 'electron';

// Electron is ready only once this module has run to its end.
void app.whenReady().then(() => {
  // The page asks the central API, which is another origin to it.
  const window = new BrowserWindow({ webPreferences: { webSecurity: false, backgroundThrottling: false } });
  return window.loadURL(process.env.PEERS_PAGE ?? 'about:blank');
});
