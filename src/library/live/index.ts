/*
 * Follows the folder on disk: a sound edit becomes the next snapshot, a faulty one leaves the last.
 */
export { LiveLibrary } from './live-library.ts';
