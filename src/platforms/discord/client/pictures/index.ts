/** Messages that bring a picture along, as Discord takes them. */
export { MULTIPART_TYPE, Multipart, sendMultipart } from './multipart.ts';
