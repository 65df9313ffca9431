/* Where an app is installed: sealed tokens, a lock among copies to refresh them, and how all of it is deleted. */
export { forgetInstallation } from './forget.ts';
export { type Installations, openInstallations, type StoredInstallation } from './installations.ts';
export { rotateKey } from './rotate-key.ts';
