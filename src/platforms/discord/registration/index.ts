export { POSTABLE } from './digest-registration.ts';
export { PUBLIC, registration } from './registration.ts';
