import type { types } from '@slack/bolt';

/** A message as Slack's API shows it. */
export type Message = {
  readonly type: 'message';
  readonly ts: string;
  readonly text: string;
  readonly user: string;
  readonly team: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly client_msg_id?: string;
  readonly blocks?: readonly types.KnownBlock[];
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly metadata?: types.MessageMetadata;
  readonly files?: readonly SharedFile[];
  readonly edited?: { readonly user: string; readonly ts: string };
};

/** A file of a message, as far as this server tells of it. */
type SharedFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly alt_txt: string;
  readonly size: number;
};

/** What an app may say about a message that it posts, as far as this server looks at it. */
export type MessageBody = {
  /** What else Slack shows of it: attachments, files. */
  readonly extra?: object;
  readonly text?: string;
  readonly blocks?: readonly types.KnownBlock[];
  readonly thread_ts?: string;
  readonly metadata?: types.MessageMetadata;
};
