/** Memory of a thread that it no longer needs is given back to the system. */
export { trimMemoryWhenIdle } from './trim-memory.ts';
