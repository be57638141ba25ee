// The same Electron as the product's, with an empty window: where the peers and the limit are measured.
import { app, BrowserWindow } from 'electron';

const [address = ''] = process.argv.slice(-1);

await app.whenReady();
// The page asks the central API, which is another origin to it.
const window = new BrowserWindow({ webPreferences: { webSecurity: false, backgroundThrottling: false } });
await window.loadURL(address);
