/** The pictures of replies on Slack: by their public address in a message, or as a file in a conversation. */
export { type ReplyPicture, replyPicture } from './reply-picture.ts';
export { pictureUploader, type UploadPicture } from './upload-picture.ts';
