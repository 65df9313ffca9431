export { LiveLibrary } from './live-library.ts';
