import type { SharedContext } from '../../shared/client/index.ts';
import type { Pictures } from '../../shared/pictures/index.ts';
import type { ChannelMembership } from './channel-membership.ts';
import type { History } from './history.ts';
import type { UploadPicture } from './pictures/index.ts';
import type { Sender } from './send.ts';
import type { UserProfiles } from './user-profiles.ts';

/** What every kind of request is answered with. */
export type HandlerContext = SharedContext & {
  readonly channelMembership: ChannelMembership;
  readonly userProfiles: UserProfiles;
  readonly history: History;
  readonly send: Sender;
  readonly pictures: Pictures;
  readonly uploadPicture: UploadPicture;
  /** Waits so long (ms), or until the bot leaves; never rejects. */
  readonly wait: (ms: number) => Promise<void>;
};
