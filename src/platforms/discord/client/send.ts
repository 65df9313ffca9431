import {
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { memoisePer } from '../../../library/index.ts';
import { TokenTrouble } from '../../shared/client/index.ts';
import { type Page, sealed } from '../rendering/index.ts';
import { isDiscords } from './explain-error.ts';

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
 * Functions reject with what discord.js throws; `explainError` puts that into words.
 */
export type Sender = {
  /** First response: a new message. */
  reply(to: Token, page: Page, ephemeral: boolean): Promise<void>;
  /** First response to a button: its message shows this instead. */
  update(to: Token, page: Page): Promise<void>;
  /** First response where the answer takes longer: "is thinking…", for the person's eyes. */
  defer(to: Token): Promise<void>;
  /** A message after the first response. */
  followUp(to: Token, page: Page, ephemeral: boolean): Promise<void>;
  /** First response while somebody types. */
  choices(to: Token, choices: readonly Choice[]): Promise<void>;
  /** Replies to a message; `part` distinguishes messages that reply to the same one. */
  message(to: Origin, page: Page, part: number): Promise<void>;
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
export function sender(rest: REST): Sender {
  const respond = async ({ id, token }: Token, body: string) => {
    const options = { body, passThroughBody: true, headers: JSON_HEADERS, auth: false };
    await twice(() => rest.post(Routes.interactionCallback(id, token), options));
  };
  return {
    reply: (to, page, ephemeral) => respond(to, ephemeral ? hidden(page) : open(page)),
    defer: (to) => respond(to, deferring),
    update: (to, page) => respond(to, updating(page)),
    choices: (to, choices) => respond(to, suggesting(choices)),
    async followUp({ applicationId, token }, page, ephemeral) {
      const body = sealed(page, { ephemeral });
      await rest.post(Routes.webhook(applicationId, token), { body, auth: false });
    },
    async message({ id, channelId }, page, part) {
      const body = {
        ...sealed(page, { ephemeral: false }),
        message_reference: { message_id: id, fail_if_not_exists: false },
        // A repeated request gives the first one's message, not a second one.
        nonce: `${id}.${part}`,
        enforce_nonce: true,
      };
      await twice(() => rest.post(Routes.channelMessages(channelId), { body }));
    },
  };
}

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
