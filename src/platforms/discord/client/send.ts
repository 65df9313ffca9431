import {
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  type RequestData,
  Routes,
} from 'discord.js';
import { memoisePer } from '../../../library/index.ts';
import type { Logger } from '../../../observability/index.ts';
import { TokenTrouble } from '../../shared/client/index.ts';
import type { PictureFile } from '../../shared/pictures/index.ts';
import { altOf, type Page, sealed, withPicture } from '../rendering/index.ts';
import { explainError, isDiscords } from './explain-error.ts';
import { MULTIPART_TYPE, Multipart } from './pictures/index.ts';

/** What every kind of interaction has: whom to answer. */
type Token = {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
};

/** A message that is replied to. */
type Origin = { readonly id: string; readonly channelId: string };

export type Choice = { readonly name: string; readonly value: string };

/**
 * The one way out: every message goes through `sealed`, so none pings and none is over a limit.
 * Functions reject with what discord.js throws; `explainError` puts that into words. A picture that Discord does not
 * take is left out.
 */
export type Sender = {
  /** First response: a new message. */
  reply(to: Token, page: Page, ephemeral: boolean, picture?: PictureFile | null): Promise<void>;
  /** First response to a button: its message shows this instead. `hadFiles`: it has some, which go. */
  update(to: Token, page: Page, picture?: PictureFile | null, hadFiles?: boolean): Promise<void>;
  /** Adds a picture to the message that was the first response. */
  addPicture(to: Token, page: Page, picture: PictureFile): Promise<void>;
  /** First response where the answer takes longer: "is thinking…", for the person's eyes. */
  defer(to: Token): Promise<void>;
  /** A message after the first response. */
  followUp(to: Token, page: Page, ephemeral: boolean): Promise<void>;
  /** First response while somebody types. */
  choices(to: Token, choices: readonly Choice[]): Promise<void>;
  /** Replies to a message; `part` distinguishes messages that reply to the same one. */
  message(to: Origin, page: Page, part: number, picture?: PictureFile | null): Promise<void>;
};

const JSON_HEADERS = { 'Content-Type': 'application/json' };

/** Writes out the body of a first response once for everything shown: the same is asked for often. */
const written = <T extends object>(type: InteractionResponseType, dataOf: (shown: T) => unknown) =>
  memoisePer((shown: T) => JSON.stringify({ type, data: dataOf(shown) }));

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, UpdateMessage } =
  InteractionResponseType;
const hidden = written<Page>(ChannelMessageWithSource, (page) => sealed(page, { ephemeral: true }));
const open = written<Page>(ChannelMessageWithSource, (page) => sealed(page, { ephemeral: false }));
const updating = written<Page>(UpdateMessage, (page) => sealed(page, { ephemeral: false }));
const updatingWithoutFiles = written<Page>(UpdateMessage, (page) => ({
  ...sealed(page, { ephemeral: false }),
  attachments: [],
}));
const deferring = JSON.stringify({
  type: DeferredChannelMessageWithSource,
  data: { flags: MessageFlags.Ephemeral },
});
const suggesting = written<readonly Choice[]>(
  InteractionResponseType.ApplicationCommandAutocompleteResult,
  (choices) => ({ choices }),
);

/**
 * Sends through a client's REST, which waits for rate limits and repeats what failed with 5xx.
 * Source: https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export function sender(rest: REST, log: Logger): Sender {
  const respond = async ({ id, token }: Token, body: string) => {
    const options = { body, passThroughBody: true, headers: JSON_HEADERS, auth: false };
    await twice(() => rest.post(Routes.interactionCallback(id, token), options));
  };
  const respondWith = async (
    { id, token }: Token,
    type: InteractionResponseType,
    data: object,
    picture: PictureFile,
  ) => {
    const options = { ...bringing(picture, { type, data }), auth: false };
    await twice(() => rest.post(Routes.interactionCallback(id, token), options));
  };

  let isTold = false;
  /** Sends something with its picture; where Discord does not take that, without it. */
  async function orWithout(
    picture: PictureFile | null,
    withIt: (picture: PictureFile) => Promise<void>,
    without: () => Promise<void>,
  ): Promise<void> {
    if (!picture) return without();
    try {
      await withIt(picture);
    } catch (error) {
      if (!refusesFile(error)) throw error;
      await without();
      const line = `Discord: a picture was left out: ${explainError(error, null)}. Where the bot's role lacks "Attach Files", give it that`;
      log[isTold ? 'debug' : 'warn'](line);
      isTold = true;
    }
  }

  return {
    reply: (to, page, ephemeral, picture = null) =>
      orWithout(
        picture,
        (file) => respondWith(to, ChannelMessageWithSource, pictured(page, file, ephemeral), file),
        () => respond(to, ephemeral ? hidden(page) : open(page)),
      ),
    defer: (to) => respond(to, deferring),
    update: (to, page, picture = null, hadFiles = false) =>
      orWithout(
        picture,
        (file) => respondWith(to, UpdateMessage, pictured(page, file, false), file),
        () => respond(to, hadFiles ? updatingWithoutFiles(page) : updating(page)),
      ),
    addPicture: (to, page, picture) =>
      orWithout(
        picture,
        async (file) => {
          const route = Routes.webhookMessage(to.applicationId, to.token);
          await rest.patch(route, { ...bringing(file, pictured(page, file, false)), auth: false });
        },
        async () => {},
      ),
    choices: (to, choices) => respond(to, suggesting(choices)),
    async followUp({ applicationId, token }, page, ephemeral) {
      const body = sealed(page, { ephemeral });
      await rest.post(Routes.webhook(applicationId, token), { body, auth: false });
    },
    message({ id, channelId }, page, part, picture = null) {
      const reference = {
        message_reference: { message_id: id, fail_if_not_exists: false },
        // A repeated request gives the first one's message, not a second one.
        nonce: `${id}.${part}`,
        enforce_nonce: true,
      };
      const post = async (options: RequestData) => {
        await twice(() => rest.post(Routes.channelMessages(channelId), options));
      };
      return orWithout(
        picture,
        (file) => post(bringing(file, { ...pictured(page, file, false), ...reference })),
        () => post({ body: { ...sealed(page, { ephemeral: false }), ...reference } }),
      );
    },
  };
}

/** A message that shows the picture it comes with. */
const pictured = (page: Page, { name, alt }: PictureFile, ephemeral: boolean): object => ({
  ...sealed(withPicture(page, name, alt), { ephemeral }),
  attachments: [{ id: '0', filename: name, description: altOf(alt) }],
});

/** A request that brings a picture along. */
const bringing = (picture: PictureFile, data: object): RequestData => ({
  body: new Multipart(data, picture),
  passThroughBody: true,
  headers: { 'Content-Type': MULTIPART_TYPE },
});

/**
 * A right that is missing, a file that is too large, or one that did not even become a request. Of what may have been
 * answered, nothing is sent again.
 */
const refusesFile = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof DiscordAPIError &&
    [400, 403, 413].includes(error.status) &&
    error.code !== ALREADY_ANSWERED);

const ALREADY_ANSWERED = 40060;

/**
 * Asks again, once, where the connection broke before an answer came, or another than Discord answered: only
 * for what Discord takes once, however often it is asked.
 */
async function twice(post: () => Promise<unknown>): Promise<void> {
  try {
    await post();
  } catch (error) {
    const isAnswered = isDiscords(error) || error instanceof HTTPError;
    if (isAnswered || error instanceof TokenTrouble) throw error;
    await post().catch((second: unknown) => {
      if (second instanceof DiscordAPIError && second.code === ALREADY_ANSWERED) return;
      throw second;
    });
  }
}
