import { type AuthorizeResult, webApi } from '@slack/bolt';
import { everyDay, type PublishersByServer } from '../../digests/delivery/index.ts';
import { causesOf } from '../../observability/index.ts';
import type { IdempotencyKeys, Installations } from '../../store/index.ts';
import { Pending, TokenTrouble } from '../shared/client/index.ts';
import type { Platform, ReceivedRequest } from '../shared/platform/index.ts';
import { boltApp } from './bolt-app.ts';
import { HttpReceiver, logError, type SlackAppSettings } from './client/index.ts';
import { listen } from './dispatch.ts';
import {
  type InstallFlow,
  idOf,
  installationStore,
  installFlow,
  oneTimeStates,
} from './installations/index.ts';
import { onLeft } from './leaving.ts';
import { followAccess, nobodyFor, onAccessChanged, returned } from './org-access.ts';
import { EVENTS_PATH, INSTALL_PATH } from './registration/index.ts';
import { clientOptionsFor, type SharedParts } from './workspace.ts';
import { NotServed, type Source, type Versioned, Workspaces } from './workspaces.ts';

/** What the Slack bot of many workspaces works with. */
export type SlackAppParts = SharedParts & {
  readonly settings: SlackAppSettings;
  readonly installations: Installations;
  /** Where states of installations are taken once; unlike `claims`, it rejects where that is not certain. */
  readonly stateKeys: Pick<IdempotencyKeys, 'claim'>;
  /** Deletes an installation that was removed, and all that is stored of its workspaces. */
  readonly forget: (installation: string) => Promise<boolean>;
  /** Tells the log why the store fails, once. */
  readonly tell: (error: unknown) => void;
  /** Names this copy of the bot, among all that share the store. */
  readonly holder: string;
};

/** So long (ms) what is stored of a workspace that has removed the app is kept, should it come back. */
const GRACE_MS = 7 * 24 * 60 * 60 * 1000;

/** What Slack says of a token whose workspace has removed the app. */
const REMOVED: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked']);

/**
 * The bot on Slack, in all workspaces that have installed it. One in which something goes wrong is told in the log, and
 * the others are served as before.
 */
export class SlackApp implements Platform {
  readonly name = 'slack';
  readonly #parts: SlackAppParts;
  readonly #pending: Pending;
  readonly #http: HttpReceiver;
  readonly #install: InstallFlow;
  readonly #workspaces: Workspaces;
  readonly #publishers: PublishersByServer;
  #stopSweeping: (() => Promise<void>) | null = null;
  #isEnding = false;

  constructor(parts: SlackAppParts) {
    const { settings, log, now, installations, defaultLang } = parts;
    this.#parts = parts;
    this.#pending = new Pending((error) => logError(log, {}, error));
    const clientOptions = clientOptionsFor(settings.apiUrl, log);
    this.#workspaces = new Workspaces({
      ...{ ...parts, clientOptions },
      onRefused: (one, reason, code) => this.#onRefused(one, reason, code),
      onReturned: (team) => returned(team, parts),
    });
    this.#publishers = { publisherFor: (server) => this.#workspaces.publisherFor(server) };
    this.#http = new HttpReceiver(settings.signingSecret, now);
    this.#install = installFlow({
      ...{ settings, clientOptions, log, defaultLang },
      stateStore: oneTimeStates(settings.stateSecret, parts.stateKeys, now),
      installationStore: installationStore({
        ...{ installations, now },
        onInstalled: (made) => this.#onInstalled(idOf(made)),
      }),
      tell: (error) =>
        error instanceof webApi.SlackError ? logError(log, {}, error) : parts.tell(error),
    });
    const authorize = async (source: Source, body?: unknown) =>
      nobodyFor(body) ?? this.#authorize(source);
    const onError = (error: unknown) => this.#onError(error);
    const app = boltApp([this.#http], authorize, { clientOptions, log, onError });
    const track = (work: Promise<void>) => this.#pending.track(work);
    listen(app, track);
    onLeft(app, (left) => track(this.#leave(left)));
    const workspaces = this.#workspaces;
    onAccessChanged(app, (change) =>
      track(followAccess(change, { ...parts, workspaces }).catch(parts.tell)),
    );
  }

  async start(): Promise<void> {
    const { log, onConnected } = this.#parts;
    this.#stopSweeping = everyDay(() => this.#sweep());
    this.#prepare().catch(this.#parts.tell);
    log.info(
      `Slack: ready for requests at ${EVENTS_PATH}; workspaces install it at ${INSTALL_PATH}`,
    );
    onConnected();
  }

  async receive(request: ReceivedRequest): Promise<Response> {
    if (this.#isEnding) return new Response('The bot is leaving.\n', { status: 503 });
    const isEvent = new URL(request.url).pathname === EVENTS_PATH;
    return isEvent ? this.#http.receive(request) : this.#install(request);
  }

  publisher(): PublishersByServer | null {
    return this.#isEnding ? null : this.#publishers;
  }

  /** Each workspace has its own connection: one that cannot be used is told in the log. */
  unavailable(): string | null {
    return this.#isEnding ? 'given up' : null;
  }

  async close(): Promise<void> {
    this.#isEnding = true;
    this.#workspaces.end();
    await this.#stopSweeping?.();
    await this.#pending.finish();
  }

  async #authorize(source: Source): Promise<AuthorizeResult> {
    try {
      const { workspace, installation } = await this.#workspaces.of(source);
      const { id: botId, userId: botUserId } = installation.bot;
      return { botId, botUserId, workspace };
    } catch (error) {
      if (error instanceof NotServed || error instanceof TokenTrouble) throw error;
      this.#parts.tell(error);
      throw new NotServed('Slack: a request is not answered, as the database fails');
    }
  }

  /** Its digests go on, should it have had some before. */
  async #onInstalled(id: string): Promise<void> {
    const { installations, subscriptionService, log, onConnected } = this.#parts;
    this.#workspaces.drop(id);
    const teams = await installations.teamsOf(id);
    let resumed = 0;
    for (const server of teams) {
      resumed += await subscriptionService.comeBack({ platform: 'slack', server });
    }
    log.info({ installation: id, ...(resumed > 0 && { resumed }) }, 'Slack: the app was installed');
    onConnected();
  }

  #onRefused({ id, version }: Versioned, reason: string, code: string): void {
    this.#parts.log.error({ installation: id }, `${reason}. All other workspaces are served`);
    if (!REMOVED.has(code)) return;
    this.#pending.track(this.#remove(id, version)).catch(() => {}); // it never rejects
  }

  /**
   * What Slack tells may be about an installation that has been replaced since, or about the other one of a workspace
   * and its organization: the token says how it stands. Where it does not, the place that was named is believed to have
   * left.
   */
  async #leave({ teamId, enterpriseId }: Source): Promise<void> {
    const named = teamId ?? enterpriseId;
    for (const id of new Set([teamId, enterpriseId])) {
      if (!id) continue;
      const standing = await this.#workspaces.standingOf(id).catch(this.#parts.tell);
      if (standing?.is === 'refused' || (standing?.is === 'unknown' && id === named))
        await this.#remove(id, standing.version);
    }
  }

  /**
   * Nothing is posted there any more, and what is stored of it is deleted after a while; unless somebody has installed
   * it again since `version`.
   */
  async #remove(id: string, version: number | undefined): Promise<void> {
    const { installations, subscriptionService, log, now, tell } = this.#parts;
    try {
      const isRemoved = await installations.remove(id, now(), version);
      this.#workspaces.drop(id);
      if (!isRemoved) return;
      const teams = await installations.teamsOf(id);
      let paused = 0;
      for (const server of teams) {
        paused += await subscriptionService.leave({ platform: 'slack', server });
      }
      log.info({ installation: id, paused }, 'Slack: the app was removed');
    } catch (error) {
      tell(error);
    }
  }

  /** Names tokens that no key opens, and deletes what is to be deleted. */
  async #prepare(): Promise<void> {
    const { installations, log, tell } = this.#parts;
    try {
      for (const [keyId, count] of await installations.unopened()) {
        log.error(
          `ENCRYPTION_KEY does not open the tokens of ${count} installation${count === 1 ? '' : 's'}, which the key ${keyId} has sealed: these workspaces are not served. Set ENCRYPTION_KEY to that key (or to the new and that one, with a comma in between), or have the app installed there again`,
        );
      }
    } catch (error) {
      tell(error);
    }
    await this.#sweep();
  }

  async #sweep(): Promise<void> {
    const { installations, forget, log, now, tell } = this.#parts;
    try {
      for (const id of await installations.removedBefore(new Date(now().getTime() - GRACE_MS))) {
        if (!(await forget(id))) continue;
        log.info(
          { installation: id },
          'Slack: what was stored of a workspace that left is deleted',
        );
      }
    } catch (error) {
      tell(error);
    }
  }

  /** Bolt puts what kept a request from being answered into an error of its own. */
  #onError(error: unknown): void {
    const { log } = this.#parts;
    const causes = causesOf(error);
    const refusal = causes.find((one) => one instanceof NotServed);
    if (refusal) log.warn(refusal.message);
    else logError(log, {}, causes.find((one) => one instanceof TokenTrouble) ?? error);
  }
}
