import './start-worker.ts';
import './schemas-without-eval.ts';
import './only-empty-html.ts';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import type { Settings } from '#shared/ipc/types.ts';
import { App } from './app/app.tsx';
import { CallCardPage } from './app/call-card/call-card.tsx';
import { features } from './app/features.tsx';
import { createDataClient } from './data/page/create-data-client.ts';

const whileMainIsSilent: Settings = {
  language: 'sv',
  theme: 'system',
  notifications: true,
  callWindow: true,
  chosenKeys: {},
};

const root = document.getElementById('root');
const bridge = window.vaxelbord;
if (root === null || bridge === undefined) throw new Error('This page only works in the window of the application');

const isCallWindow = new URLSearchParams(location.search).has('call');

// Language and theme first, so that the first picture is the right one.
const settings = await bridge.settings.get().catch(() => whileMainIsSilent);
createRoot(root).render(
  isCallWindow ? (
    <CallCardPage bridge={bridge} settings={settings} />
  ) : (
    <App client={createDataClient(bridge, settings)} bridge={bridge} composition={features} />
  ),
);
