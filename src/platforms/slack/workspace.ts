import { randomBytes } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Publisher } from '../../digests/delivery/index.ts';
import { newSubscriptionId } from '../../digests/management/index.ts';
import { rateLimited, requestRefused } from '../../observability/index.ts';
import { Deduplicator, isLogged, TokenBuckets } from '../shared/client/index.ts';
import type { ChatParts } from '../shared/platform/index.ts';
import {
  boltLogger,
  channelMembership,
  explainError,
  explainMissing,
  GuardedClient,
  type HandlerContext,
  historyOf,
  type KeptLanguages,
  missingScopes,
  pictureUploader,
  sender,
  type TokenSource,
  UserProfiles,
} from './client/index.ts';
import { slackPublisher } from './digests/index.ts';
import { Messages } from './messages/index.ts';

/** What the bot works with in every workspace. */
export type SharedParts = ChatParts & { readonly languages: KeptLanguages };

/** What a workspace is reached with. */
type Parts = SharedParts & {
  /** `named`: how the log calls the token. */
  readonly token:
    | { readonly named: 'SLACK_BOT_TOKEN'; readonly value: string }
    | { readonly named: 'the token of this workspace'; readonly value: TokenSource };
  readonly clientOptions: webApi.WebClientOptions;
  /** Told once that Slack refuses the token, with the line for the log and Slack's code; the workspace has ended. */
  readonly onRefused: (reason: string, code: string) => void;
};

/** So long (ms) a request to Slack may take. */
const TIMEOUT_MS = 20_000;

/** How the bot's clients reach Slack: they neither wait nor repeat by themselves. */
export const clientOptionsFor = (apiUrl: string, log: ChatParts['log']) => ({
  slackApiUrl: apiUrl,
  logger: boltLogger(log),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: TIMEOUT_MS,
});

/** Who the bot is in a workspace. */
export type Identity = {
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
};

/** The bot in one workspace: its client, who it is there, what it remembers and how fast it may post. */
export class Workspace {
  /** What requests from there are answered with. */
  readonly context: HandlerContext;
  readonly messages: Messages;
  readonly #parts: Parts;
  readonly #ending = new AbortController();
  readonly #client: GuardedClient;
  #publisher: Publisher | null = null;

  constructor(parts: Parts) {
    const { token, clientOptions, log, now } = parts;
    this.#parts = parts;
    this.#client = new GuardedClient(token.value, clientOptions, {
      ...{ named: token.named, log, now },
      wait: (ms) => parts.wait(ms, this.signal),
      onRefused: (reason, code) => {
        if (this.signal.aborted) return;
        this.end();
        parts.onRefused(reason, code);
      },
    });
    this.context = this.#contextOf();
    this.messages = new Messages(this.context);
  }

  /** Comes when the bot leaves the workspace. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  end(): void {
    this.#ending.abort();
  }

  /** Learns who the bot is here, and where it can post from then on. Rejects with what Slack's client throws. */
  async introduce(team?: string): Promise<Identity> {
    const { log } = this.#parts;
    const me = await this.#client.auth.test();
    const { bot_id: botId = '', user_id: botUserId = '', team_id: ownTeam = '' } = me;
    const teamId = team ?? ownTeam;
    this.#publisher = this.#publisherFor(teamId, me.url ?? '');
    const granted = me.response_metadata?.scopes;
    const missing = granted ? missingScopes(granted) : [];
    if (missing.length > 0) log.warn(team ? { workspace: team } : {}, explainMissing(missing));
    return { botId, botUserId, teamId };
  }

  /** How digests are posted here; null before the bot knows who it is, and after the end. */
  publisher(): Publisher | null {
    return this.signal.aborted ? null : this.#publisher;
  }

  #contextOf(): HandlerContext {
    const { languages, log, now, defaultLang, wait, ...served } = this.#parts;
    const patiently = (ms: number) => wait(ms, this.signal);
    const userProfiles = new UserProfiles({
      kept: languages,
      profileOf: async (user) => {
        const found = await this.#client.users.info({ user, include_locale: true });
        return { locale: found.user?.locale, zone: found.user?.tz };
      },
      now,
      wait: patiently,
      onError(error) {
        const line = `Slack: a person's language is not known: ${explainError(error)}`;
        log[isLogged(error) ? 'debug' : 'warn'](line);
      },
      defaultLang,
    });
    return {
      ...{
        commandService: served.commandService,
        ratings: served.ratings,
        idempotencyKeys: served.claims,
      },
      ...{ subscriptionService: served.subscriptionService, log, now, userProfiles },
      wait: (ms: number) =>
        patiently(ms).then(
          () => {},
          () => {},
        ),
      channelMembership: channelMembership(this.#client, log),
      newId: () => newSubscriptionId(randomBytes),
      deduplicator: new Deduplicator(),
      buckets: new TokenBuckets('slack', served.askerRates, () => requestRefused('slack')),
      history: historyOf(this.#client),
      send: sender(this.#client, { log, wait: patiently }),
      pictures: served.pictures,
      uploadPicture: pictureUploader(this.#client, log),
    };
  }

  #publisherFor(team: string, workspaceUrl: string): Publisher {
    const { log, wait, shareBudget } = this.#parts;
    return slackPublisher({
      ...{ client: this.#client, team, workspaceUrl, log, wait, shareBudget },
      onLimit: () => {
        rateLimited('slack');
        log.info('Slack: asks for fewer digests at once');
      },
    });
  }
}
