import { prepareReplicaWorker } from './data/page/spawn-workers.ts';

// Imported first of all: the worker's code is on its way while the page's own is run.
const address = new URLSearchParams(location.search);
if (!address.has('call') && !address.has('window')) prepareReplicaWorker();
