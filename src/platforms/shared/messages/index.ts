export { instantIn } from './instant.ts';
