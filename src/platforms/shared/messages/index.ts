/** How both platforms read what people write. */

export { instantIn } from './instant.ts';
