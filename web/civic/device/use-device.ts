import { useSyncExternalStore } from 'react';
import { type Device, theDevice, watchDevice } from './store.ts';

/** What is on the device of forms and what was sent, as it changes in any tab. */
export const useDevice = (): Device => useSyncExternalStore(watchDevice, theDevice);
